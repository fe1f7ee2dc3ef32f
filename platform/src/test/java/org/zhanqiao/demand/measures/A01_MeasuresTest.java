package org.zhanqiao.demand.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.MeasuredRequests;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.demand.requests.RequestFilter;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.workday.AnnouncementDraft;
import org.zhanqiao.workday.WorkingDays;

/// Six requests and what they come to, counted by hand on the calendar of 2026.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=2h")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A01_MeasuresTest {

    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    @Autowired
    private RequestTown town;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Agreements agreements;

    @Autowired
    private OfficerKeys keys;

    @Autowired
    private DemandMeasures measures;

    @Autowired
    private AccessRequests requests;

    @Autowired
    private WorkingDays workingDays;

    @Autowired
    private Handlings handlings;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private MeasuredRequests made;

    @BeforeAll
    void make() {
        made = new MeasuredRequests(town, clock, agreements, keys);
    }

    private static MeasureScope scope(YearMonth from, YearMonth to) {
        return new MeasureScope(from, to, "", "");
    }

    private static String line(Tally tally) {
        return Stream.concat(
                        Arrays.stream(Figure.values())
                                .filter(figure -> tally.of(figure) > 0)
                                .map(figure -> figure + " " + tally.of(figure)),
                        tally.median() == null
                                ? Stream.of()
                                : Stream.of("median " + tally.median(), "ninetieth " + tally.ninetieth()))
                .collect(Collectors.joining(", "));
    }

    private Handling handling(AccessRequest request) {
        return measures.listHandlings(List.of(request.id())).getFirst();
    }

    @Test
    void a01_the_days_of_each_answer_leave_out_holidays_and_the_time_the_clock_stood() {
        assertThat(handling(made.satisfied).answerDays()).isEqualTo(6);
        assertThat(handling(made.satisfied).deliveryDays()).isEqualTo(1);
        assertThat(handling(made.refused).answerDays())
                .as("Saturday 9 May is worked")
                .isEqualTo(4);
        assertThat(handling(made.refused).ground()).isEqualTo(RefusalGround.BEYOND_NEED);
        assertThat(handling(made.approvedLate))
                .extracting(Handling::answerDays, Handling::answerDue, Handling::deliveryDue)
                .asString()
                .isEqualTo("[11, 2026-05-12, 2026-06-10]");
        assertThat(handling(made.unanswered)).extracting(Handling::answerDue).hasToString("2026-05-19");
        assertThat(handling(made.extended)).extracting(Handling::answerDue).hasToString("2026-05-27");
        assertThat(handling(made.withdrawn)).extracting(Handling::withdrawn).hasToString("2026-05-07");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-04 | 2026-05 | SATISFIED 1, REFUSED 1, ANSWER_OVERDUE 1, UNDER_WAY 2, WITHDRAWN 1, RECEIVED 6, DUE 3, ANSWERED 3, CLOSED_LATE 1, median 6, ninetieth 11
            2026-04 | 2026-04 | SATISFIED 1, REFUSED 1, UNDER_WAY 1, RECEIVED 3, DUE 2, ANSWERED 3, CLOSED_LATE 1, median 6, ninetieth 11
            2026-05 | 2026-05 | ANSWER_OVERDUE 1, UNDER_WAY 1, WITHDRAWN 1, RECEIVED 3, DUE 1
            2026-01 | 2026-03 | ''
            """)
    void a02_the_figures_of_a_time(YearMonth from, YearMonth to, String figures) {
        made.onTheTwentiethOfMay();
        assertThat(line(measures.figures(scope(from, to)).total())).isEqualTo(figures);
    }

    @Test
    void a03_the_rate_is_a_share_of_what_is_due_and_none_while_nothing_is() {
        made.onTheTwentiethOfMay();
        assertThat(measures.figures(scope(APRIL, MAY)).total().satisfaction()).hasValue(1.0 / 3);
        assertThat(measures.figures(scope(YearMonth.of(2026, 1), YearMonth.of(2026, 2)))
                        .total()
                        .satisfaction())
                .isEmpty();
        made.onTheEleventhOfJune();
        var later = measures.figures(scope(APRIL, MAY)).total();
        assertThat(line(later))
                .isEqualTo("SATISFIED 1, REFUSED 1, ANSWER_OVERDUE 2, DELIVERY_OVERDUE 1, WITHDRAWN 1, RECEIVED 6,"
                        + " DUE 5, ANSWERED 3, CLOSED_LATE 1, median 6, ninetieth 11");
        assertThat(later.satisfaction()).hasValue(0.2);
    }

    @Test
    void a04_by_month_agency_type_and_ground() {
        made.onTheTwentiethOfMay();
        var figures = measures.figures(scope(YearMonth.of(2026, 3), MAY));
        assertThat(figures.months().keySet()).containsExactly(YearMonth.of(2026, 3), APRIL, MAY);
        assertThat(figures.months().get(YearMonth.of(2026, 3))).isEqualTo(Tally.none());
        assertThat(figures.months().getOrDefault(APRIL, Tally.none()).of(Figure.RECEIVED))
                .isEqualTo(3);
        assertThat(figures.providers()).isEqualTo(Map.of(RequestTown.PROVIDER, figures.total()));
        assertThat(figures.consumers()).isEqualTo(Map.of(RequestTown.CONSUMER, figures.total()));
        assertThat(figures.types()).isEqualTo(Map.of(ShareType.CONDITIONAL, figures.total()));
        assertThat(figures.answers())
                .isEqualTo(Map.of(RequestTown.PROVIDER, Map.of(ShareType.CONDITIONAL, figures.total())));
        assertThat(figures.grounds()).isEqualTo(Map.of(RefusalGround.BEYOND_NEED, 1L));
        assertThat(measures.figures(scope(APRIL, MAY).ofProvider(RequestTown.CONSUMER))
                        .total()
                        .isEmpty())
                .as("the asking agency was asked nothing")
                .isTrue();
    }

    @Test
    void a05_every_figure_is_the_number_of_rows_it_opens() {
        made.onTheTwentiethOfMay();
        var figures = measures.figures(scope(APRIL, MAY));
        for (var figure : Figure.values()) {
            assertThat(behind(HandlingFilter.of(figures.scope(), figure)))
                    .as(figure.name())
                    .isEqualTo(figures.total().of(figure));
        }
        var april = HandlingFilter.of(figures.scope().in(APRIL), Figure.CLOSED_LATE);
        assertThat(behind(april)).isEqualTo(1);
        assertThat(behind(new HandlingFilter(
                        april.scope(), Figure.REFUSED, Optional.empty(), Optional.of(RefusalGround.NOT_HELD))))
                .isZero();
    }

    private long behind(HandlingFilter filter) {
        return requests.listRequests(among(filter), ListQuery.first()).total();
    }

    private RequestFilter among(HandlingFilter filter) {
        return new RequestFilter(
                RequestFilter.Desk.ALL,
                "",
                Optional.empty(),
                RequestFilter.Due.ANY,
                Optional.of(filter.requests(workingDays.today())));
    }

    @Test
    void a06_the_first_six_figures_leave_out_nobody_and_count_nobody_twice() {
        for (var day : List.of("2026-05-20", "2026-06-11")) {
            if (day.equals("2026-05-20")) {
                made.onTheTwentiethOfMay();
            } else {
                made.onTheEleventhOfJune();
            }
            var total = measures.figures(scope(APRIL, MAY)).total();
            assertThat(Arrays.stream(Figure.values())
                            .limit(6)
                            .mapToLong(total::of)
                            .sum())
                    .isEqualTo(total.of(Figure.RECEIVED));
            assertThat(total.of(Figure.DUE))
                    .isEqualTo(Arrays.stream(Figure.values())
                            .limit(4)
                            .mapToLong(total::of)
                            .sum());
        }
    }

    @Test
    void a07_the_slowest_answers_stand_first_when_asked_for() {
        var slowest = requests.listRequests(
                among(HandlingFilter.of(scope(APRIL, MAY), Figure.ANSWERED)), new ListQuery("", "days", true, 1, 10));
        assertThat(slowest.rows().stream().map(AccessRequest::id))
                .containsExactly(made.approvedLate.id(), made.satisfied.id(), made.refused.id());
    }

    @Test
    void a08_what_an_act_did_is_undone_with_it() {
        transaction.executeWithoutResult(status -> {
            var now = requests.getDossier(made.unanswered.id(), town.asker).request();
            town.act(now, ActKind.WITHDRAW, town.asker);
            assertThat(handling(made.unanswered).withdrawn()).isEqualTo(workingDays.today());
            status.setRollbackOnly();
        });
        assertThat(handling(made.unanswered).withdrawn()).isNull();
    }

    @Test
    void a09_requests_older_than_the_table_are_filled_in() {
        var before = requestsHandled();
        jdbc.sql("delete from demand.request_handling").update();
        handlings.fill();
        assertThat(requestsHandled()).isEqualTo(before).hasSize(6);
    }

    private List<Handling> requestsHandled() {
        var ids = jdbc.sql("select id from demand.request")
                .query((row, n) -> row.getString("id"))
                .list();
        return measures.listHandlings(ids).stream()
                .sorted(java.util.Comparator.comparing(Handling::request))
                .toList();
    }

    @Test
    void a10_another_calendar_reckons_the_days_anew() {
        var before = workingDays.findAnnouncement(2026).orElseThrow();
        var without = before.days().stream()
                .filter(day -> !day.date().toString().equals("2026-05-09"))
                .toList();
        var loaded = workingDays.load(
                new AnnouncementDraft(2026, "更正通知", AnnouncementDraft.lines(without)), before.revision(), "admin");
        assertThat(handling(made.refused).answerDays()).isEqualTo(3);
        assertThat(handling(made.unanswered)).extracting(Handling::answerDue).hasToString("2026-05-20");
        workingDays.load(
                new AnnouncementDraft(2026, before.source(), AnnouncementDraft.lines(before.days())),
                loaded.revision(),
                "admin");
        assertThat(handling(made.refused).answerDays()).isEqualTo(4);
    }

    @Test
    void a11_no_time_and_a_time_too_long_are_not_measured() {
        assertThatThrownBy(() -> scope(MAY, APRIL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scope(MAY, MAY.plusMonths(60))).isInstanceOf(IllegalArgumentException.class);
        assertThat(scope(MAY, MAY.plusMonths(59)).months()).hasSize(60);
    }
}
