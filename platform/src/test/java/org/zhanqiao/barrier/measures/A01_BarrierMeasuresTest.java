package org.zhanqiao.barrier.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.LedgerTown;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.ledger.Topics;
import org.zhanqiao.proceeding.Ladder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Three barriers of the spring of 2026: one closed and confirmed, one closed and confirmed by nobody, one that the
/// platform found and that is overdue.
@PlatformTest
@Import({MovableClock.AsTheClock.class, LedgerTown.class})
@TestPropertySource(properties = {"zhanqiao.proceeding.look-interval=4h", "zhanqiao.barrier.discovery.first-look=1d"})
class A01_BarrierMeasuresTest {

    private static final byte[] PDF = "%PDF-1.7 notice".getBytes(StandardCharsets.US_ASCII);
    private static final String SPRING = "from=2026-03&to=2026-06";
    private static final Pattern LINK =
            Pattern.compile("<a href=\"(/desk/barrier-measures/cases[^\"]+)\">([0-9,]+)</a>");

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Autowired
    private LedgerTown town;

    @Autowired
    private Cases cases;

    @Autowired
    private Topics topics;

    @Autowired
    private OfficerKeys keys;

    @Autowired
    private Ladder ladder;

    @Autowired
    private TransactionTemplate transactions;

    private Case filed(String title, Reporter.Kind kind, String ref) {
        return cases.file(
                new NewCase(CaseKind.BARRIER, new Case.About(title, "仍被要求提交", "", ""), "", kind, ref, clock.instant()),
                null);
    }

    private Case verified(Case about) {
        var remedied = town.remedied(about);
        cases.exhibit(remedied.id(), "通知.pdf", PDF, town.officer);
        return town.act(remedied, CaseAct.VERIFY, town.bureau, Map.of(CaseDetail.EXHIBIT, "1"));
    }

    @BeforeEach
    void aSpring() {
        if (measures(town.bureau.login()).path("total").path("all").asLong() > 0) {
            return;
        }
        keys.make(town.bureau.id(), KeyAlgorithm.ED25519);
        clock.setDay("2026-03-02");
        var confirmed = filed("新生儿落户", Reporter.Kind.PUBLIC, "AAAAA-00001");
        clock.setDay("2026-03-09");
        verified(confirmed);
        assertThat(cases.answer(confirmed.id(), "AAAAA-00001", true, "")).isPresent();
        clock.setDay("2026-04-01");
        var silent = filed("职工退休", Reporter.Kind.PUBLIC, "AAAAA-00002");
        verified(silent);
        var found = filed("义务教育入学", Reporter.Kind.PLATFORM, "");
        transactions.executeWithoutResult(_ -> topics.put(found.id(), "LATE_UPDATES"));
        town.accepted(found);
        clock.setDay("2026-06-30");
        ladder.climb();
        assertThat(cases.findFile(silent.id()).orElseThrow().about().state()).isEqualTo(CaseState.CLOSED_UNCONFIRMED);
    }

    private Visitor signedIn(String login) {
        var visitor = new Visitor(port);
        visitor.signIn(login, LedgerTown.PASSWORD);
        return visitor;
    }

    private HttpResponse<String> get(String login, String path) {
        try (var visitor = signedIn(login)) {
            return visitor.get(path);
        }
    }

    private JsonNode measures(String login) {
        return JsonMapper.shared()
                .readTree(get(login, "/api/v1/measures/barriers?" + SPRING).body());
    }

    @Test
    void a01_programs_read_every_figure_by_month_agency_and_cause() {
        var total = measures(town.bureau.login()).path("total");
        assertThat(List.of(
                                "all",
                                "found",
                                "reported",
                                "open",
                                "overdue",
                                "cleared",
                                "confirmed",
                                "unconfirmed",
                                "reopened")
                        .stream()
                        .map(name -> total.path(name).asInt()))
                .containsExactly(3, 1, 2, 1, 1, 2, 1, 1, 0);
        assertThat(total.path("medianDays").asInt()).as("2 to 9 March").isEqualTo(5);
        assertThat(total.path("p90Days").asInt()).isGreaterThan(5);
        var measured = measures(town.bureau.login());
        assertThat(measured.path("months")
                        .valueStream()
                        .map(month -> month.path("month").asString() + " "
                                + month.path("all").asInt()))
                .containsExactly("2026-03 1", "2026-04 2", "2026-05 0", "2026-06 0");
        assertThat(measured.path("agencies")
                        .valueStream()
                        .map(agency -> agency.path("agency").asString()))
                .containsExactly(LedgerTown.POLICE);
        assertThat(measured.path("causes")
                        .valueStream()
                        .map(cause -> cause.path("cause").asString() + " "
                                + cause.path("all").asInt()))
                .containsExactly(" 2", "LATE_UPDATES 1");
    }

    @Test
    void a02_every_figure_opens_the_cases_that_it_counts() {
        try (var visitor = signedIn(town.bureau.login())) {
            var page = visitor.get("/desk/barrier-measures?" + SPRING).body();
            assertThat(page).contains("销号未确认", "更新不及时", "市公安局");
            var links = LINK.matcher(page).results().toList();
            assertThat(links).hasSizeGreaterThan(20);
            for (var link : links) {
                var address = link.group(1).replace("&amp;", "&");
                if (address.contains("sort=-days")) {
                    continue;
                }
                var rows = Pattern.compile("href=\"/desk/cases/ZG-")
                        .matcher(visitor.get(address).body())
                        .results()
                        .count();
                assertThat(rows).as(address).isEqualTo(Long.parseLong(link.group(2)));
            }
        }
    }

    @Test
    void a03_an_agency_reads_its_own_and_no_other() {
        assertThat(measures(town.officer.login()).path("total").path("all").asInt())
                .isEqualTo(3);
        var others =
                get(town.civilOfficer.login(), "/api/v1/measures/barriers?" + SPRING + "&agency=" + LedgerTown.POLICE);
        assertThat(others.statusCode()).isEqualTo(400);
        assertThat(others.body()).contains(LedgerTown.CIVIL);
        var civil = JsonMapper.shared()
                .readTree(get(town.civilOfficer.login(), "/api/v1/measures/barriers?" + SPRING)
                        .body());
        assertThat(civil.path("agency").asString()).isEqualTo(LedgerTown.CIVIL);
        assertThat(civil.path("total").path("all").asInt()).isZero();
    }

    @Test
    void a04_they_are_exported_and_months_that_are_none_are_refused() {
        var csv =
                get(town.bureau.login(), "/desk/barrier-measures.csv?" + SPRING).body();
        assertThat(csv).contains("统计范围,对象,成因代码,月份,", "全部,,,,3,1,2,1,1,2,1,1,0,5,");
        assertThat(get(town.bureau.login(), "/desk/barrier-measures.xlsx?" + SPRING)
                        .body())
                .startsWith("PK");
        assertThat(get(town.bureau.login(), "/api/v1/measures/barriers?from=2026-13")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get(town.bureau.login(), "/desk/barrier-measures?from=2026-06&to=2026-01")
                        .statusCode())
                .isEqualTo(422);
    }
}
