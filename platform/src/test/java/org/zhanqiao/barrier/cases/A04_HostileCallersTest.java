package org.zhanqiao.barrier.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.FormToken;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.reports.Submission;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.CampaignTemplate;
import org.zhanqiao.ledger.Campaigns;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.LedgerTown;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.PauseGround;
import org.zhanqiao.ledger.Reporter;

/// What callers try who mean no good: staff of other agencies, strangers, and whoever writes markup and formulas where
/// words belong.
@PlatformTest
@Import(LedgerTown.class)
@TestPropertySource(
        properties = {
            "zhanqiao.barrier.discovery.first-look=1h",
            "zhanqiao.barrier.discovery.look-interval=2h",
            "zhanqiao.barrier.reports.shortest-fill=0s"
        })
class A04_HostileCallersTest {

    private static final byte[] PDF = "%PDF-1.7 notice".getBytes(StandardCharsets.US_ASCII);
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String IMAGE = "\"><img src=x onerror=alert(2)>";
    private static final String QUOTE = "' onfocus='alert(3)' x='";
    private static final Pattern CODE = Pattern.compile("<dd>([0-9A-Z-]{11,14})</dd>");

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerTown town;

    @Autowired
    private Identity identity;

    @Autowired
    private Cases cases;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportCases handled;

    @Autowired
    private Campaigns campaigns;

    private Case police;

    @BeforeEach
    void aCaseOfThePolice() {
        police = town.accepted(filed("只有公安能看", "落户窗口仍要结婚证"));
        cases.exhibit(police.id(), "只给公安看.pdf", PDF, town.officer);
    }

    private Case filed(String title, String what) {
        return cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        new Case.About(title, what, "", ""),
                        "",
                        Reporter.Kind.PUBLIC,
                        "B-1",
                        Instant.now()),
                null);
    }

    private Visitor as(String login) {
        var visitor = new Visitor(port);
        assertThat(visitor.signIn(login, LedgerTown.PASSWORD).statusCode()).isEqualTo(303);
        return visitor;
    }

    private CaseState now(Case about) {
        return cases.findFile(about.id()).orElseThrow().about().state();
    }

    @Test
    void a01_staff_of_another_agency_learn_and_do_nothing() {
        var path = "/desk/cases/" + police.id();
        try (var civil = as("ledger.civil")) {
            for (var closed : List.of(
                    path,
                    path + "/act/REPORT_REMEDY",
                    path + "/act/CONFIRM",
                    path + "/exhibits/1",
                    path + "/letter/3",
                    "/api/v1/cases/" + police.id())) {
                var answer = civil.get(closed);
                assertThat(answer.statusCode()).as(closed).isEqualTo(404);
                assertThat(answer.body()).as(closed).doesNotContain("只有公安能看", "只给公安看");
            }
            var forged =
                    Map.of("version", Long.toString(police.version()), "because", "我说改好了", "person", "ledger.civil");
            for (var act :
                    List.of("REPORT_REMEDY", "NAME_PERSON", "PAUSE", "VERIFY", "REFUSE", "CONFIRM", "DENY", "REOPEN")) {
                assertThat(civil.post("/desk/cases", path + "/act/" + act, forged)
                                .statusCode())
                        .as(act)
                        .isEqualTo(404);
            }
            for (var listed : List.of(
                    "/desk/cases",
                    "/desk/cases?agency=" + LedgerTown.POLICE,
                    "/desk/cases.csv?agency=" + LedgerTown.POLICE,
                    "/api/v1/cases?agency=" + LedgerTown.POLICE + "&size=200")) {
                assertThat(civil.get(listed).body()).as(listed).doesNotContain(police.id());
            }
            assertThat(civil.post("/desk/cases", "/desk/cases/bulk/REFUSE", Map.of("case", police.id() + "@5"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(civil.post(
                                    "/desk/cases",
                                    "/desk/cases/bulk/NAME_PERSON",
                                    Map.of("case", police.id() + "@" + police.version(), "person", "ledger.civil"))
                            .body())
                    .contains("没有这个事项");
            assertThat(cases.findFile(police.id()).orElseThrow().about().owner())
                    .isEqualTo(police.owner());
            assertThat(civil.get("/desk/reports").statusCode()).isEqualTo(403);
        }
        assertThat(now(police)).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void a02_a_party_does_nothing_that_is_anothers() {
        var remedied = town.act(police, CaseAct.REPORT_REMEDY, town.officer);
        var path = "/desk/cases/" + police.id();
        try (var officer = as("ledger.officer")) {
            for (var act :
                    List.of("VERIFY", "REJECT_REMEDY", "CONFIRM", "REFUSE", "ADJUDICATE", "MERGE", "LAPSE", "FILE")) {
                var answer = officer.post(
                        path,
                        path + "/act/" + act,
                        Map.of(
                                "version", Long.toString(remedied.version()),
                                "because", "我自己来",
                                "exhibit", "1",
                                "agency", LedgerTown.CIVIL,
                                "into", "ZG-2026-000001"));
                assertThat(answer.statusCode()).as(act).isIn(404, 409);
            }
        }
        assertThat(now(police)).isEqualTo(CaseState.REMEDIED);
    }

    @Test
    void a03_a_form_from_elsewhere_does_nothing() {
        var path = "/desk/cases/" + police.id() + "/act/REPORT_REMEDY";
        var form = Map.of("version", Long.toString(police.version()), "because", "别处的表单");
        try (var officer = as("ledger.officer");
                var other = as("ledger.head")) {
            assertThat(officer.postWith("", path, form).statusCode()).isEqualTo(403);
            var token = FormToken.of(other.get("/desk/cases").body()).orElseThrow();
            assertThat(officer.postWith(token, path, form).statusCode()).isEqualTo(403);
        }
        try (var stranger = new Visitor(port)) {
            assertThat(stranger.postWith("", "/report/follow/answer", Map.of("answer", "CONFIRMED"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(now(police)).isEqualTo(CaseState.ACCEPTED);
    }

    private String report(String matter, String paper, String story) {
        var answers = Answers.general("", matter, paper, "窗口" + IMAGE, null, null, story, "王" + SCRIPT, "");
        var sent = reports.enter(new NewReport(Channel.COUNTER, answers, false, null, "ledger.officer", "", "", null));
        return ((Submission.Received) sent).reference();
    }

    @Test
    void a04_markup_stays_words_wherever_it_is_shown() {
        var reference = report("落户" + SCRIPT, "结婚证" + IMAGE, "故事" + SCRIPT + QUOTE);
        var opened = handled.open(reference, town.bureau).orElseThrow();
        var code = "markup";
        campaigns.begin(new Campaign(
                code,
                CaseKind.BARRIER,
                "行动" + SCRIPT,
                "目标" + IMAGE,
                CampaignTemplate.BARRIERS.phases(2026),
                Map.of(),
                0));
        var triaged =
                town.act(opened, CaseAct.TRIAGE, town.bureau, Map.of(CaseDetail.DAYS, "20", CaseDetail.CAMPAIGN, code));
        var assigned = town.act(triaged, CaseAct.ASSIGN, town.bureau, Map.of(CaseDetail.AGENCY, LedgerTown.POLICE));
        cases.exhibit(opened.id(), "说明" + SCRIPT + ".pdf", PDF, town.officer);
        var accepted = town.act(assigned, CaseAct.ACCEPT, town.officer, Map.of(CaseDetail.PERSON, "ledger.officer"));
        town.act(accepted, CaseAct.PLAN, town.officer, Map.of(CaseDetail.MILESTONES, "2026-03-20 节点" + SCRIPT));
        var bad = new ArrayList<String>();
        try (var bureau = as("ledger.bureau")) {
            var typed = URLEncoder.encode(SCRIPT + IMAGE + QUOTE, StandardCharsets.UTF_8);
            for (var page : List.of(
                    "/desk/cases/" + opened.id(),
                    "/desk/cases/" + opened.id() + "/act/SUPERVISE",
                    "/desk/cases?campaign=" + code,
                    "/desk/cases?q=" + typed + "&state=" + typed + "&narrow=" + typed + "&agency=" + typed + "&sort="
                            + typed,
                    "/desk/campaigns/" + code,
                    "/campaigns/" + code,
                    "/desk/campaigns",
                    "/desk/cases/board?campaign=" + typed,
                    "/desk/reports",
                    "/desk/reports?q=" + typed,
                    "/desk/reports/" + reference,
                    "/desk/reports/" + reference + "/case",
                    "/desk/cases/" + opened.id() + "?done=" + typed,
                    "/report?at=" + typed,
                    "/report/follow?reference=" + typed,
                    "/inbox")) {
                var answer = bureau.get(page);
                if (answer.body().contains(SCRIPT) || answer.body().contains("<img src=x")) {
                    bad.add(page);
                }
                assertThat(answer.statusCode()).as(page).isNotEqualTo(500);
                assertThat(answer.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                        .as(page)
                        .contains("default-src 'none'", "script-src 'self'")
                        .doesNotContain("unsafe-inline");
            }
            var refused = bureau.get("/desk/cases/" + typed);
            assertThat(refused.statusCode()).isBetween(400, 499);
            assertThat(refused.body()).doesNotContain(SCRIPT, "<img src=x");
            var exhibit = bureau.get("/desk/cases/" + opened.id() + "/exhibits/1");
            assertThat(exhibit.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment");
            assertThat(exhibit.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        assertThat(bad).isEmpty();
    }

    @Test
    void a05_exports_run_no_formula() {
        report("=HYPERLINK(\"http://evil.example\",\"点我\")", "+1+1", "@SUM(1)");
        filed("=1+1|' /C calc'!A0", "-2+3");
        try (var bureau = as("ledger.bureau")) {
            for (var export : List.of("/desk/reports.csv", "/desk/cases.csv")) {
                var body = bureau.get(export).body();
                assertThat(body).as(export).doesNotContainPattern("(?m)(^|,)\"?[=+@-](?![0-9]*,)");
            }
        }
    }

    @Test
    void a06_a_campaigns_roadmap_shows_an_agency_its_own_cases_only() {
        campaigns.begin(new Campaign(
                "roadmap", CaseKind.BARRIER, "行动", "目标", CampaignTemplate.BARRIERS.phases(2026), Map.of(), 0));
        var triaged = town.act(
                filed("行动里的事项", "窗口仍要"),
                CaseAct.TRIAGE,
                town.bureau,
                Map.of(CaseDetail.DAYS, "20", CaseDetail.CAMPAIGN, "roadmap"));
        var assigned = town.act(triaged, CaseAct.ASSIGN, town.bureau, Map.of(CaseDetail.AGENCY, LedgerTown.POLICE));
        var accepted = town.act(assigned, CaseAct.ACCEPT, town.officer, Map.of(CaseDetail.PERSON, "ledger.officer"));
        town.act(accepted, CaseAct.PLAN, town.officer, Map.of(CaseDetail.MILESTONES, "2026-03-20 公安内部节点"));
        try (var officer = as("ledger.officer");
                var civil = as("ledger.civil");
                var stranger = new Visitor(port)) {
            assertThat(officer.get("/desk/campaigns/roadmap").body()).contains("公安内部节点");
            assertThat(civil.get("/desk/campaigns/roadmap").body()).doesNotContain("公安内部节点", accepted.id());
            assertThat(stranger.get("/campaigns/roadmap").body()).doesNotContain("公安内部节点", accepted.id());
        }
        try (var cityOffice = as("ledger.city.office")) {
            assertThat(cityOffice.get("/desk/campaigns/roadmap").body())
                    .as("the top of the ladder reads all, and changes nothing")
                    .contains("公安内部节点")
                    .doesNotContain("/desk/campaigns/roadmap/edit");
            for (var read : List.of(
                    "/desk/campaigns",
                    "/desk/barriers",
                    "/desk/barriers.csv",
                    "/desk/matters",
                    "/desk/barrier-measures",
                    "/api/v1/barriers/radar")) {
                assertThat(cityOffice.get(read).statusCode()).as(read).isEqualTo(200);
            }
            for (var write : List.of("/desk/campaigns/new", "/desk/matters/new", "/desk/reports")) {
                assertThat(cityOffice.get(write).statusCode()).as(write).isEqualTo(403);
            }
        }
    }

    @Test
    void a06_what_was_typed_almost_right_is_understood_or_named() {
        try (var bureau = as("ledger.bureau")) {
            var form = Map.of(
                    "version", "0",
                    "kind", "BARRIER",
                    "code", "X",
                    "name", "打错的行动",
                    "goal", "目标",
                    "phases", "",
                    "quotas", "公安局 3\n没有的局 2\n市公安局 许多");
            assertThat(bureau.post("/desk/campaigns/new", "/desk/campaigns/new", form)
                            .body())
                    .contains("第 1 行：没有简称为“公安局”的单位，是“市公安局”吗", "第 2 行：没有简称或代码为“没有的局”", "第 3 行：请按")
                    .contains("href=\"#phases\"", "href=\"#code\"");
            var kept = town.triaged(filed("留下的事项", "窗口仍要"));
            var merged = town.triaged(filed("并入的事项", "窗口仍要"));
            assertThat(merge(bureau, merged, "").body()).contains("请填写要并入的事项编号");
            assertThat(merge(bureau, merged, merged.id()).body()).contains("这就是它自己的编号");
            assertThat(merge(bureau, merged, " " + kept.id().toLowerCase(Locale.ROOT))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(cases.findFile(merged.id()).orElseThrow().about().into()).isEqualTo(kept.id());
        }
    }

    private static HttpResponse<String> merge(Visitor bureau, Case about, String into) {
        var path = "/desk/cases/" + about.id() + "/act/MERGE";
        return bureau.post(
                path,
                path,
                Map.of("version", Long.toString(about.version()), CaseDetail.INTO, into, "because", "同一件事"));
    }

    @Test
    void a07_a_letter_keeps_its_addressee_when_the_case_goes_to_another_agency() {
        var assigned = town.assigned(filed("督办后改派", "窗口仍要"));
        var supervised = town.act(assigned, CaseAct.SUPERVISE, town.bureau, Map.of(CaseDetail.ANSWER_BY, "2099-01-01"));
        var number =
                cases.findFile(assigned.id()).orElseThrow().history().last().number();
        var returned = town.act(supervised, CaseAct.RETURN, town.head);
        town.act(returned, CaseAct.ASSIGN, town.bureau, Map.of(CaseDetail.AGENCY, LedgerTown.CIVIL));
        try (var bureau = as("ledger.bureau")) {
            assertThat(bureau.get("/desk/cases/" + assigned.id() + "/letter/" + number)
                            .body())
                    .contains("青岛市公安局：")
                    .doesNotContain("青岛市民政局：");
        }
    }

    @Test
    void a07_a_letter_says_for_good_what_it_said_when_it_was_written() {
        var accepted = town.accepted(filed("督办后暂停", "窗口仍要"));
        var supervised = town.act(accepted, CaseAct.SUPERVISE, town.bureau, Map.of(CaseDetail.ANSWER_BY, "2099-01-01"));
        var letter = "/desk/cases/" + accepted.id() + "/letter/"
                + cases.findFile(accepted.id()).orElseThrow().history().last().number();
        try (var bureau = as("ledger.bureau")) {
            var written = article(bureau.get(letter).body());
            assertThat(written).contains("整改期限为", "责任人：郑海燕", "2099年1月1日");
            var named = town.act(supervised, CaseAct.NAME_PERSON, town.head, Map.of(CaseDetail.PERSON, "ledger.head"));
            town.act(named, CaseAct.PAUSE, town.head, Map.of(CaseDetail.GROUND, PauseGround.SUPERIOR.name()));
            assertThat(article(bureau.get(letter).body())).isEqualTo(written);
        }
    }

    private static String article(String body) {
        return body.substring(body.indexOf("<article"), body.indexOf("</article>"));
    }

    @Test
    void a07_an_officer_takes_all_that_was_assigned_at_once_and_a_program_is_told_of_a_wrong_filter() {
        var first = town.assigned(filed("一次签收甲", "窗口仍要"));
        var second = town.assigned(filed("一次签收乙", "窗口仍要"));
        try (var officer = as("ledger.officer")) {
            var asked = officer.post(
                    "/desk/cases",
                    "/desk/cases/bulk",
                    Map.of("act", "ACCEPT", "all", "true", "q", "一次签收", "state", "", "kind", ""));
            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(asked.body())
                    .contains(first.id() + "@" + first.version(), second.id() + "@" + second.version())
                    .doesNotContain(police.id());
            assertThat(officer.post("/desk/cases", "/desk/cases/bulk", Map.of("act", "REFUSE", "all", "true"))
                            .statusCode())
                    .isEqualTo(404);
            var wrong = officer.get("/api/v1/cases?state=NOWHERE");
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(officer.get("/api/v1/cases?agency=91370200000000000X").statusCode())
                    .isEqualTo(400);
            assertThat(officer.get("/api/v1/cases?campaign=nowhere").statusCode())
                    .isEqualTo(400);
            assertThat(officer.get("/api/v1/cases?q=" + "x".repeat(101)).body()).contains("最多 100 个字", "at most 100");
            assertThat(officer.get("/api/v1/cases?state=ASSIGNED&q=%E4%B8%80%E6%AC%A1%E7%AD%BE%E6%94%B6")
                            .body())
                    .contains("\"total\":2");
        }
    }

    @Test
    void a08_what_is_not_asked_for_is_not_taken() {
        try (var reporter = new Visitor(port)) {
            reporter.post(
                    "/report",
                    "/report",
                    Map.of("at", "XXXXXX", "person", town.bureau.id().toString()));
            reporter.post(
                    "/report/matter",
                    "/report/matter",
                    Map.of("matter", "多填字段", "counter", "AAAAAA", "state", "LINKED", "agency", LedgerTown.POLICE));
            reporter.post("/report/paper", "/report/paper", Map.of("paper", "户口簿", "caseId", police.id()));
            reporter.post(
                    "/report/check",
                    "/report/check",
                    Map.of("caseId", police.id(), "enteredBy", "ledger.bureau", "holder", LedgerTown.CIVIL));
            var codes = CODE.matcher(reporter.get("/report/done").body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            var report = reports.getReport(codes.getFirst());
            assertThat(report.state()).isEqualTo(ReportState.RECEIVED);
            assertThat(List.of(report.counter(), report.agency(), report.caseId(), report.enteredBy(), report.holder()))
                    .containsOnly("");
            assertThat(report.person()).isNull();
        }
    }

    @Test
    void a09_a_report_is_nobody_elses_and_an_unknown_one_looks_the_same() {
        identity.registerPerson(
                        new NewPerson("hostile.citizen", "旁人", null, Roles.of(Role.CITIZEN), LedgerTown.PASSWORD, null))
                .orThrow();
        var reference = report("别人的事", "结婚证", "别人的经过");
        try (var citizen = as("hostile.citizen")) {
            var known =
                    citizen.post("/my/reports", "/my/reports/" + reference + "/answer", Map.of("answer", "CONFIRMED"));
            var unknown = citizen.post("/my/reports", "/my/reports/00000-00000/answer", Map.of("answer", "CONFIRMED"));
            assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(404);
            assertThat(citizen.get("/my/reports").body()).doesNotContain(reference, "别人的事");
            assertThat(citizen.get("/desk/cases/" + police.id()).statusCode()).isEqualTo(403);
            assertThat(citizen.get("/api/v1/cases/" + police.id()).statusCode()).isEqualTo(403);
            assertThat(citizen.get("/desk/cases/import").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a10_a_report_does_not_vanish_in_a_case_that_is_over() {
        var refused = town.act(filed("已经不受理的", "窗口仍要"), CaseAct.REFUSE, town.bureau);
        var reference = report("又来了", "结婚证", "还是要");
        assertThatThrownBy(() -> handled.join(Set.of(reference), refused.id(), town.bureau))
                .isInstanceOf(ReportCases.CaseOver.class);
        assertThat(reports.getReport(reference).caseId()).isEmpty();
        try (var bureau = as("ledger.bureau")) {
            var page = "/desk/reports/" + reference + "/case";
            var answer = bureau.post(page, page + "/join", Map.of("case", refused.id()));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("已经办结或不予受理");
        }
    }

    @Test
    void a13_what_is_hidden_or_the_only_one_stays_where_it_is_and_the_page_says_why() {
        var one = report("唯一反映的", "结婚证", "还要");
        var hidden = report("藏起来的", "结婚证", "广告");
        var opened = handled.open(one, town.bureau).orElseThrow();
        try (var bureau = as("ledger.bureau")) {
            var ofOne = "/desk/reports/" + one + "/case";
            var split = bureau.post(ofOne, ofOne + "/split", Map.of());
            assertThat(split.statusCode()).isEqualTo(422);
            assertThat(split.body()).contains("没有别人反映这个事项", "不予受理");
            var shown = "/desk/reports/" + hidden;
            var read = bureau.get(shown + "/case").body();
            assertThat(read).contains(shown + "/case/join");
            assertThat(bureau.post(shown, shown + "/hide", Map.of("version", "1", "because", "广告"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(bureau.get(shown + "/case").body())
                    .contains("已隐藏，不能立案或并入")
                    .doesNotContain("/case/join", "/case/open");
            for (var way : Map.of("join", Map.of("case", opened.id()), "open", Map.<String, String>of())
                    .entrySet()) {
                var refused = bureau.post(shown, shown + "/case/" + way.getKey(), way.getValue());
                assertThat(refused.statusCode()).isEqualTo(422);
                assertThat(refused.body()).contains("已隐藏，不能立案或并入").doesNotContain("刚刚被别人改过");
            }
        }
        assertThat(cases.findFile(opened.id()).orElseThrow().reporters()).hasSize(1);
    }

    @Test
    void a14_the_bureau_gets_from_a_case_to_its_reports_and_nobody_else_does() {
        var one = report("有反映的事", "结婚证", "还要");
        var other = report("别的事", "户口簿", "也要");
        var opened = town.assigned(handled.open(one, town.bureau).orElseThrow());
        var list = "/desk/reports?case=" + opened.id();
        try (var bureau = as("ledger.bureau");
                var officer = as("ledger.officer")) {
            assertThat(bureau.get("/desk/cases/" + opened.id()).body()).contains("href=\"" + list + "\"");
            assertThat(bureau.get(list).body())
                    .contains(one, "/desk/cases/" + opened.id())
                    .doesNotContain(other);
            assertThat(bureau.get("/desk/reports.csv?case=" + opened.id()).body())
                    .contains(one)
                    .doesNotContain(other);
            assertThat(officer.get("/desk/cases/" + opened.id()).body())
                    .contains(opened.id())
                    .doesNotContain("/desk/reports");
        }
    }

    @Test
    void a11_a_counter_with_an_odd_name_has_a_code_and_a_poster_all_the_same() {
        var name = "窗口" + SCRIPT + "]]>&\"'\u202E\u0007\uD83D\uDE00 ";
        try (var officer = as("ledger.officer")) {
            assertThat(officer.post("/desk/counters", "/desk/counters", Map.of("name", name, "place", "一楼\r\nX: y"))
                            .statusCode())
                    .isEqualTo(303);
            var listed = officer.get("/desk/counters").body();
            assertThat(listed).doesNotContain(SCRIPT).contains("一楼 X: y");
            var at = Pattern.compile("href=\"(/desk/counters/[0-9A-Z]{6})/poster\"")
                    .matcher(listed);
            assertThat(at.find()).isTrue();
            var svg = officer.get(at.group(1) + "/qr.svg");
            assertThat(svg.body()).doesNotContain(SCRIPT, "\u202E", "\u0007").contains("&lt;script&gt;");
            assertThat(officer.get(at.group(1) + "/poster").body()).doesNotContain(SCRIPT);
            var pdf = officer.get(at.group(1) + "/poster.pdf");
            assertThat(pdf.statusCode()).isEqualTo(200);
            assertThat(pdf.headers().firstValue("Content-Disposition").orElse(""))
                    .doesNotContain("\n", "\r");
        }
    }

    @Test
    void a12_a_long_answer_is_kept_short_and_nobodys_number_reaches_the_case() {
        var reference = report("长答复", "结婚证", "还是要");
        var opened = handled.open(reference, town.bureau).orElseThrow();
        reports.ask(opened.id());
        assertThat(reports.answer(reference, Report.Answer.DENIED, "2026-03-02 13812345678 " + "还".repeat(5_000)))
                .isTrue();
        assertThat(reports.getReport(reference).answerWords().length()).isLessThan(1_000);
    }
}
