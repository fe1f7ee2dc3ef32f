package org.zhanqiao.demand.corrections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.CallsOnRecord;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.Race;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.proceeding.ProceedingFilter;
import org.zhanqiao.demand.proceeding.ProceedingFilter.Narrow;
import org.zhanqiao.evidence.Verify;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.inbox.AllMessages;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseProofs;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Proof;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActConflict;
import org.zhanqiao.proceeding.AnswerBy;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.Ladder;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.CalendarChanged;

/// Correction requests from asking to a confirmed report, on the real calendar of 2026.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A02_CorrectionsTest {

    private static final String CHILD = "37020220190307451X";
    private static final Particulars WRONG =
            new Particulars(CHILD, "出生日期返回 2019-03-17，应为 2019-03-07", "户口簿第 3 页，编号 0047112");

    @Autowired
    private RequestTown town;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseProofs proofs;

    @Autowired
    private Ladder ladder;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ControlEvidence evidence;

    @Autowired
    private Inbox inbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private SecretBox box;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Value("${zhanqiao.data-dir}")
    private Path dataDir;

    private static @Nullable CallsOnRecord calls;

    @BeforeEach
    void record() {
        if (calls == null) {
            calls = new CallsOnRecord("corrections", database, box);
        }
        clock.setDay("2026-03-02");
    }

    private String call() {
        return calls().served(RequestTown.CONSUMER, RequestTown.PROVIDER, RequestTown.SERVICE, CHILD);
    }

    private static CallsOnRecord calls() {
        return Objects.requireNonNull(calls);
    }

    private Correction filed() {
        return corrections.file(new CorrectionDraft(call(), "birth_date", WRONG), town.asker);
    }

    private Correction act(Correction correction, CorrectionAct kind, Person who) {
        return corrections.act(Decision.of(correction.id(), correction.version(), kind, "经与原始档案核对"), who);
    }

    private static List<String> fields(Throwable thrown) {
        return ((UnfitAct) thrown).flaws().stream().map(InputError::field).toList();
    }

    private List<Act<CorrectionState, CorrectionAct>> acts(Correction correction) {
        return corrections.getFile(correction.id(), town.asker).history().acts();
    }

    @Test
    void a01_a_value_is_corrected_and_whoever_asked_confirms() {
        var filed = filed();
        assertThat(filed.consumer()).isEqualTo(RequestTown.CONSUMER);
        assertThat(filed.provider()).isEqualTo(RequestTown.PROVIDER);
        assertThat(filed.dataset()).isEqualTo("308/" + RequestTown.SERVICE);
        assertThat(filed.about().grant()).isEqualTo("G-1");
        assertThat(filed.about().named()).isTrue();
        assertThat(corrections.getFile(filed.id(), town.officer).possible(town.officer))
                .containsExactly(CorrectionAct.REPORT_CORRECTED, CorrectionAct.REPORT_RIGHT);
        var corrected = act(filed, CorrectionAct.REPORT_CORRECTED, town.secondOfficer);
        assertThat(corrected.due()).isNull();
        assertThatThrownBy(() -> act(corrected, CorrectionAct.CONFIRM, town.officer))
                .isInstanceOf(ActConflict.class);
        var closed = act(corrected, CorrectionAct.CONFIRM, town.asker);
        assertThat(closed.state()).isEqualTo(CorrectionState.CLOSED_CORRECTED);
        assertThat(acts(closed).stream().map(Act::kind))
                .containsExactly(CorrectionAct.FILE, CorrectionAct.REPORT_CORRECTED, CorrectionAct.CONFIRM);
    }

    /// Counted by hand on the State Council's calendar of 2026: Labour Day 1–5 May with 9 May worked,
    /// Mid-Autumn 25–27 September, National Day 1–7 October with 20 September and 10 October worked.
    /// The day it comes does not count.
    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-16",
        "2026-03-07, 2026-03-20",
        "2026-04-24, 2026-05-12",
        "2026-04-30, 2026-05-18",
        "2026-09-18, 2026-10-09",
        "2026-09-21, 2026-10-12",
        "2026-09-30, 2026-10-20",
        "2026-12-18, 2027-01-01",
    })
    void a02_the_provider_reports_back_within_ten_working_days(String day, LocalDate due) {
        clock.setDay(day);
        var filed = filed();
        assertThat(filed.due()).isEqualTo(due);
        // Nobody has announced 2027 yet, so New Year's Day still counts as a Friday.
        assertThat(filed.provisional()).isEqualTo(due.getYear() == 2027);
    }

    @Test
    void a01_a_case_that_points_at_it_is_proven_when_it_is_corrected_and_confirmed() {
        var filed = filed();
        var about = new Case.About("出生日期有误", "返回值与原件不符", "", "/desk/corrections/" + filed.id());
        var opened = cases.file(
                new NewCase(CaseKind.QUALITY, about, "", Reporter.Kind.AGENCY, RequestTown.CONSUMER, clock.instant()),
                town.asker);
        assertThat(proofs.look(opened)).get().isInstanceOf(Proof.Lacking.class);
        var corrected = act(filed, CorrectionAct.REPORT_CORRECTED, town.officer);
        assertThat(proofs.look(opened)).as("nobody confirmed it yet").get().isInstanceOf(Proof.Lacking.class);
        act(corrected, CorrectionAct.CONFIRM, town.asker);
        assertThat(proofs.look(opened)).get().isInstanceOf(Proof.Proven.class);
        assertThat(cases.file(
                                new NewCase(
                                        CaseKind.QUALITY,
                                        about,
                                        "",
                                        Reporter.Kind.AGENCY,
                                        RequestTown.PROVIDER,
                                        clock.instant()),
                                town.officer)
                        .id())
                .as("two that point at one correction are one")
                .isEqualTo(opened.id());
        var nothing = new Case.About("出生日期有误", "返回值与原件不符", "", "/desk/corrections/C-2026-999999");
        var other = cases.file(
                new NewCase(CaseKind.QUALITY, nothing, "", Reporter.Kind.AGENCY, RequestTown.CONSUMER, clock.instant()),
                town.asker);
        assertThat(proofs.look(other)).as("only a document can say").isEmpty();
    }

    @Test
    void a01_a_problem_that_was_reported_after_it_was_corrected_is_not_proven_by_it() {
        clock.setDay("2026-03-02");
        var filed = filed();
        act(act(filed, CorrectionAct.REPORT_CORRECTED, town.officer), CorrectionAct.CONFIRM, town.asker);
        clock.setDay("2026-03-09");
        var about = new Case.About("出生日期又错了", "返回值与原件不符", "", "/desk/corrections/" + filed.id());
        var opened = cases.file(
                new NewCase(CaseKind.QUALITY, about, "", Reporter.Kind.AGENCY, RequestTown.CONSUMER, clock.instant()),
                town.asker);
        assertThat(proofs.look(opened)).as("only a document can say").isEmpty();
    }

    @Test
    void a03_a_report_that_does_not_convince_goes_back_on_a_clock_of_its_own() {
        clock.setDay("2026-04-24");
        var filed = filed();
        clock.setDay("2026-05-11");
        var right = act(filed, CorrectionAct.REPORT_RIGHT, town.officer);
        assertThat(right.state()).isEqualTo(CorrectionState.FOUND_RIGHT);
        clock.setDay("2026-05-18");
        var reopened = act(right, CorrectionAct.REOPEN, town.asker);
        assertThat(reopened.due()).isEqualTo(LocalDate.of(2026, 6, 1));
        var again = act(reopened, CorrectionAct.REPORT_RIGHT, town.officer);
        assertThat(act(again, CorrectionAct.CONFIRM, town.asker).state()).isEqualTo(CorrectionState.CLOSED_RIGHT);
    }

    @Test
    void a04_everything_that_is_wrong_is_named_at_once() {
        var blank = new Particulars(" ", "", "x".repeat(Particulars.LONGEST + 1));
        var nothing = catchThrowableOfType(
                UnfitAct.class, () -> corrections.file(new CorrectionDraft("", "", blank), town.asker));
        assertThat(fields(nothing)).containsExactly("call", "subject", "wrong", "proof");
        var otherItem = catchThrowableOfType(
                UnfitAct.class, () -> corrections.file(new CorrectionDraft(call(), "address", WRONG), town.asker));
        assertThat(fields(otherItem)).containsExactly("item");
        var filed = filed();
        var thrown = catchThrowableOfType(
                UnfitAct.class,
                () -> corrections.act(
                        Decision.of(filed.id(), filed.version(), CorrectionAct.REPORT_RIGHT, "已核对 " + CHILD + " 的档案"),
                        town.officer));
        assertThat(thrown.flaws()).extracting(InputError::messageKey).containsExactly("proceeding.because.identity");
        var silent = catchThrowableOfType(
                UnfitAct.class,
                () -> corrections.act(
                        Decision.of(filed.id(), filed.version(), CorrectionAct.REPORT_RIGHT, " \0"), town.officer));
        assertThat(fields(silent)).containsExactly("because");
        assertThat(silent.flaws())
                .extracting(InputError::messageKey)
                .containsExactly("demand.correction.report.stated");
    }

    @Test
    void a05_nobody_complains_about_a_call_of_another_agency_or_one_that_got_nothing() {
        var foreign = calls().served(RequestTown.PROVIDER, RequestTown.CONSUMER, RequestTown.SERVICE, CHILD);
        for (var call : List.of(foreign, calls().refused(RequestTown.CONSUMER), "%", "'; --", "\0")) {
            assertThat(corrections.findCall(call, town.asker)).isEmpty();
            assertThat(fields(catchThrowableOfType(
                            UnfitAct.class,
                            () -> corrections.file(new CorrectionDraft(call, "name", WRONG), town.asker))))
                    .containsExactly("call");
        }
        assertThatThrownBy(() -> corrections.file(new CorrectionDraft(call(), "name", WRONG), town.askingHead))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a06_the_same_value_of_the_same_call_is_disputed_once_at_a_time() {
        var call = call();
        var first = corrections.file(new CorrectionDraft(call, "name", WRONG), town.asker);
        assertThat(fields(catchThrowableOfType(
                        UnfitAct.class, () -> corrections.file(new CorrectionDraft(call, "name", WRONG), town.asker))))
                .containsExactly("item");
        act(first, CorrectionAct.WITHDRAW, town.asker);
        assertThat(corrections
                        .file(new CorrectionDraft(call, "name", WRONG), town.asker)
                        .state())
                .isEqualTo(CorrectionState.FILED);
    }

    @Test
    void a07_whose_record_it_is_stands_nowhere_in_the_clear_and_is_erased_when_it_is_over() {
        var filed = filed();
        assertThat(everything()).doesNotContain(CHILD, "2019-03-17", "0047112").contains(filed.id());
        for (var officer : List.of(town.asker, town.officer)) {
            assertThat(corrections.findParticulars(corrections.getFile(filed.id(), officer), officer))
                    .contains(WRONG);
        }
        for (var other : List.of(town.askingHead, town.head, town.bureau)) {
            assertThat(corrections.findParticulars(corrections.getFile(filed.id(), other), other))
                    .isEmpty();
        }
        assertThat(WRONG.toString()).doesNotContain(CHILD);
        var over = act(filed, CorrectionAct.WITHDRAW, town.asker);
        assertThat(jdbc.sql("select sealed from demand.correction where id = :id")
                        .param("id", over.id())
                        .query(String.class)
                        .single())
                .isEmpty();
        assertThat(corrections.findParticulars(corrections.getFile(over.id(), town.asker), town.asker))
                .isEmpty();
    }

    /// All rows that could hold something of it, as text; bytes decoded as text besides.
    private String everything() {
        return Stream.of(
                        "select correction::text from demand.correction",
                        "select proceeding_act::text from demand.proceeding_act",
                        "select convert_from(data, 'UTF8') || convert_from(detail, 'UTF8') from audit.control_entry",
                        "select message::text from inbox.message")
                .flatMap(sql -> jdbc.sql(sql).query(String.class).list().stream())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a08_a_stranger_sees_nothing_and_lists_show_what_is_ones_own() {
        var filed = filed();
        assertThatThrownBy(() -> corrections.getFile(filed.id(), town.stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> act(filed, CorrectionAct.CONFIRM, town.stranger))
                .isInstanceOf(NotFound.class);
        assertThat(ids(town.stranger.agencyCode(), Narrow.ANY)).isEmpty();
        assertThat(ids("", Narrow.OPEN)).contains(filed.id());
        assertThat(ids(RequestTown.PROVIDER, Narrow.MINE)).contains(filed.id());
        assertThat(ids(RequestTown.CONSUMER, Narrow.MINE)).doesNotContain(filed.id());
        assertThat(ids(RequestTown.PROVIDER, Narrow.OVERDUE)).doesNotContain(filed.id());
        clock.setDay("2026-03-17");
        assertThat(ids(RequestTown.PROVIDER, Narrow.OVERDUE)).contains(filed.id());
        act(filed, CorrectionAct.REPORT_RIGHT, town.officer);
        assertThat(ids(RequestTown.CONSUMER, Narrow.MINE)).contains(filed.id());
        assertThat(ids(RequestTown.PROVIDER, Narrow.MINE)).doesNotContain(filed.id());
    }

    private List<String> ids(@Nullable String agency, Narrow narrow) {
        var filter = new ProceedingFilter(Objects.requireNonNullElse(agency, ""), Optional.empty(), narrow);
        var query = new ListQuery("", "due", false, 1, 200);
        assertThat(corrections.list(filter, query).total()).isEqualTo(corrections.count(filter));
        return corrections.list(filter, query).rows().stream()
                .map(Correction::id)
                .toList();
    }

    @Test
    void a09_of_two_officers_at_once_one_wins_and_the_other_is_told_who_did_what() throws Exception {
        for (int round = 0; round < 10; round++) {
            var filed = filed();
            var lost = Race.lost(
                    ActConflict.class,
                    () -> act(filed, CorrectionAct.REPORT_CORRECTED, town.officer),
                    () -> act(filed, CorrectionAct.REPORT_RIGHT, town.secondOfficer));
            assertThat(lost).hasSize(1);
            assertThat(lost.getFirst().last()).isEqualTo(acts(filed).getLast());
            assertThat(acts(filed)).hasSize(2);
        }
    }

    @Test
    void a10_what_is_late_goes_up_the_same_ladder_as_a_request_and_tells_each_rung() {
        clock.setDay("2026-04-24");
        var filed = filed();
        long before = inbox.countUnread(town.bureau.id());
        for (var day : List.of("2026-05-12", "2026-05-13", "2026-05-13", "2026-05-14", "2026-05-18", "2026-05-20")) {
            clock.setDay(day);
            ladder.climb();
        }
        var rungs = acts(filed).stream()
                .filter(act -> act.kind() == CorrectionAct.ESCALATE)
                .map(act -> act.at().atZone(Page.ZONE).toLocalDate() + " " + act.said("rung"))
                .collect(Collectors.joining("\n"));
        assertThat(rungs).isEqualTo("""
                2026-05-13 OWNER
                2026-05-14 HEAD
                2026-05-18 BUREAU
                2026-05-20 CITY_OFFICE""");
        assertThat(messages(town.bureau, filed)).hasSize(2);
        assertThat(messages(town.head, filed)).hasSize(1);
        assertThat(messages(town.officer, filed)).hasSize(2);
        assertThat(inbox.countUnread(town.bureau.id())).isGreaterThanOrEqualTo(before + 2);
        // The officer who read it before all that can still report; an instruction he reads first.
        assertThat(corrections.getFile(filed.id(), town.head).possible(town.head))
                .doesNotContain(CorrectionAct.SUPERVISE);
        var supervised = corrections.act(
                new Decision<>(
                        filed.id(),
                        filed.version(),
                        CorrectionAct.SUPERVISE,
                        "请核实并反馈",
                        Map.of(AnswerBy.NAME, "2026-05-25")),
                town.bureau);
        assertThat(acts(filed).getLast().key("")).isEqualTo("SUPERVISE.BUREAU");
        assertThat(supervised.rung()).isEqualTo(Rung.CITY_OFFICE);
        var replied = act(supervised, CorrectionAct.REPLY, town.officer);
        assertThat(replied.due()).isEqualTo(supervised.due());
        assertThat(replied.rung()).as("a reply is no report").isEqualTo(Rung.CITY_OFFICE);
        assertThat(messages(town.bureau, filed)).contains(acts(filed).getLast().evidenceKey());
        assertThatThrownBy(() -> act(replied, CorrectionAct.REPLY, town.officer))
                .as("one reply to one instruction")
                .isInstanceOf(ActConflict.class);
        assertThat(act(replied, CorrectionAct.REPORT_CORRECTED, town.officer).rung())
                .isNull();
    }

    private List<String> messages(Person person, Correction correction) {
        return AllMessages.of(inbox, person.id()).stream()
                .map(received -> received.message().about())
                .filter(about -> about.contains(correction.id()))
                .toList();
    }

    @Test
    void a11_killed_before_the_commit_nothing_of_an_act_remains() {
        var filed = filed();
        transactions.executeWithoutResult(transaction -> {
            act(filed, CorrectionAct.REPORT_CORRECTED, town.officer);
            transaction.setRollbackOnly();
        });
        assertThat(corrections.getFile(filed.id(), town.asker).correction()).isEqualTo(filed);
        assertThat(acts(filed)).hasSize(1);
        assertThat(messages(town.asker, filed)).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit.control_entry where key = :key")
                        .param("key", "demand.proceeding:" + filed.id() + ":2")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(act(filed, CorrectionAct.REPORT_RIGHT, town.officer).state()).isEqualTo(CorrectionState.FOUND_RIGHT);
    }

    @Test
    void a12_a_year_that_is_announced_moves_the_last_day() {
        var filed = filed();
        jdbc.sql("update demand.correction set due = '2026-03-20', provisional = true where id = :id")
                .param("id", filed.id())
                .update();
        events.publishEvent(new CalendarChanged(2026, 99));
        assertThat(corrections.getFile(filed.id(), town.asker).correction()).isEqualTo(filed);
    }

    @Test
    void a13_every_act_stands_in_the_evidence_once_and_the_log_verifies() {
        var closed = act(act(filed(), CorrectionAct.REPORT_RIGHT, town.officer), CorrectionAct.CONFIRM, town.asker);
        var prefix = "demand.proceeding:" + closed.id() + ":";
        var keys = acts(closed).stream().map(Act::evidenceKey).toList();
        Awaitility.await().until(() -> evidence.listBelow(prefix).keySet().containsAll(keys));
        assertThat(evidence.listBelow(prefix).values()).doesNotHaveDuplicates().hasSize(3);
        var directory = dataDir.resolve("evidence").resolve("control").toString();
        Awaitility.await().until(() -> Verify.run(List.of("verify", directory), System.out, System.err) == 0);
    }
}
