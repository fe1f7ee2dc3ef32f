package org.zhanqiao.barrier.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.FormToken;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.Campaigns;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Collected;
import org.zhanqiao.ledger.Phase;

/// A campaign collects from 31 May to 15 June; its questionnaire opens and closes by the clock, to the minute.
@PlatformTest
@Import({MovableClock.AsTheClock.class, ReportTown.class})
@TestPropertySource(
        properties = {
            "zhanqiao.barrier.reports.shortest-fill=0s",
            "zhanqiao.proceeding.look-interval=4h",
            "zhanqiao.barrier.discovery.first-look=1d"
        })
@TestMethodOrder(MethodOrderer.MethodName.class)
class A07_CampaignWindowTest {

    static final String CODE = "barriers-2026";
    private static final String OPEN = "/report?campaign=" + CODE;
    private static final Pattern REFERENCE = Pattern.compile("<dd>([0-9A-Z]{5}-[0-9A-Z]{5})</dd>");

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Collected collected;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportTown town;

    @BeforeEach
    void begin() {
        begin(campaigns);
    }

    static void begin(Campaigns campaigns) {
        if (campaigns.find(CODE).isEmpty()) {
            campaigns.begin(new Campaign(
                    CODE,
                    CaseKind.BARRIER,
                    "数据堵点专项清理",
                    "群众说堵，就去打通",
                    List.of(
                            new Phase("征集问题", LocalDate.of(2026, 5, 31), LocalDate.of(2026, 6, 15), true),
                            new Phase("逐项整改", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 12, 31), false)),
                    Map.of(),
                    0));
        }
    }

    private Visitor filled(String start, Map<String, String> begun) {
        var visitor = new Visitor(port);
        var first = visitor.post(start, "/report", begun);
        assertThat(first.statusCode()).isEqualTo(303);
        visitor.post("/report/matter", "/report/matter", Map.of("matter", "职工退休"));
        visitor.post("/report/paper", "/report/paper", Map.of("paper", "户口簿"));
        return visitor;
    }

    private Visitor filled() {
        return filled(OPEN, Map.of("campaign", CODE));
    }

    private HttpResponse<String> send(Visitor visitor, Map<String, String> form) {
        return visitor.post("/report/check", "/report/check", form);
    }

    private String sent(Visitor visitor) {
        assertThat(send(visitor, Map.of()).statusCode()).isEqualTo(303);
        var reference = REFERENCE.matcher(visitor.get("/report/done").body());
        assertThat(reference.find()).isTrue();
        return reference.group(1);
    }

    @Test
    void a01_before_its_first_day_it_says_when_it_opens_and_the_general_one_is_open() {
        clock.set("2026-05-30", "23:59");
        try (var visitor = new Visitor(port)) {
            assertThat(visitor.get(OPEN).body()).contains("“数据堵点专项清理”将于 2026-05-31 00:00 开始征集", "一般问卷一直开放", "填一般问卷");
            var early = visitor.post(OPEN, "/report", Map.of("campaign", CODE));
            assertThat(early.statusCode()).isEqualTo(422);
            assertThat(early.body()).contains("2026-05-31 00:00");
            assertThat(visitor.cookie("zq-report")).isEmpty();
        }
        try (var visitor = filled("/report", Map.of())) {
            assertThat(reports.campaignOf(List.of(sent(visitor)))).isEmpty();
        }
    }

    @Test
    void a02_from_the_first_minute_it_takes_reports_says_the_rule_and_counts_them() {
        clock.set("2026-05-31", "00:00");
        try (var visitor = filled()) {
            assertThat(visitor.get("/report/check").body())
                    .contains("“数据堵点专项清理”正在征集，2026-06-15 24:00 截止", "截止前开始填写的，截止后 2 小时内提交仍然计入");
            assertThat(reports.campaignOf(List.of(sent(visitor)))).isEqualTo(CODE);
            assertThat(visitor.post("/report/done", "/report/check", Map.of()).statusCode())
                    .as("sent again it is the same report")
                    .isEqualTo(303);
            assertThat(collected.count(CODE)).isEqualTo(1);
            assertThat(visitor.get("/campaigns/" + CODE).body())
                    .containsPattern("行动期间收到的反映</dt><dd>1<")
                    .contains("href=\"" + OPEN + "\"");
        }
    }

    @Test
    void a02_what_was_begun_elsewhere_goes_on_at_the_counter_whose_code_was_scanned() {
        clock.set("2026-05-31", "00:10");
        try (var visitor = filled("/report", Map.of())) {
            var scanned = "/report?at=" + town.counter().code() + "&campaign=" + CODE;
            var form = Map.of("at", town.counter().code(), "campaign", CODE);
            assertThat(visitor.get(scanned).body()).contains("我们会记下是这个窗口", "上次没填完的就不保留了");
            assertThat(visitor.post(scanned, "/report/go-on", form).headers().firstValue("Location"))
                    .contains("/report/matter");
            assertThat(visitor.get("/report/check").body())
                    .contains(town.counter().name(), "户口簿", "“数据堵点专项清理”正在征集");
            visitor.post("/report", "/report/go-on", Map.of());
            assertThat(reports.getReport(sent(visitor)).counter())
                    .as("it stays where it was")
                    .isEqualTo(town.counter().code());
        }
    }

    @Test
    void a03_whatever_comes_in_while_it_collects_is_counted_to_it() throws Exception {
        clock.set("2026-06-10", "10:00");
        long before = collected.count(CODE);
        try (var visitor = filled("/report", Map.of())) {
            assertThat(reports.campaignOf(List.of(sent(visitor)))).isEqualTo(CODE);
        }
        var entered = reports.enter(new NewReport(
                Channel.TELEPHONE,
                Answers.general("", "出生", "结婚证", "", null, null, "", "", ""),
                false,
                null,
                ReportTown.CLERK,
                ReportTown.AGENCY,
                "",
                null));
        assertThat(entered).isInstanceOf(Submission.Received.class);
        assertThat(program("").statusCode()).isEqualTo(201);
        try (var visitor =
                filled("/report?at=" + town.counter().code() + "&campaign=" + CODE, Map.of("campaign", CODE))) {
            assertThat(send(visitor, Map.of("website", "https://spam.example")).statusCode())
                    .isEqualTo(303);
        }
        assertThat(collected.count(CODE)).as("not what a program filled in").isEqualTo(before + 3);
    }

    private HttpResponse<String> program(String campaign) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/barrier-reports"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    "{\"matter\": \"出生\", \"paper\": \"结婚证\", \"campaign\": \"%s\"}"
                                            .formatted(campaign)))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void a04_what_is_being_written_at_the_closing_minute_is_kept_and_counts_within_the_grace() {
        clock.set("2026-06-15", "23:59");
        try (var visitor = filled()) {
            clock.set("2026-06-16", "00:00");
            assertThat(visitor.post("/report/story", "/report/story", Map.of("story", "跑了三趟"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(visitor.get("/report/check").body())
                    .contains("“数据堵点专项清理”的征集到 2026-06-15 24:00 已截止，您是在截止前开始填写的", "跑了三趟");
            clock.set("2026-06-16", "01:59");
            assertThat(reports.campaignOf(List.of(sent(visitor)))).isEqualTo(CODE);
        }
    }

    @Test
    void a05_after_the_grace_nothing_is_lost_it_goes_as_a_general_report() {
        clock.set("2026-06-15", "23:59");
        try (var visitor = filled()) {
            var page = visitor.get("/report/check").body();
            var token = FormToken.of(page).orElseThrow();
            clock.set("2026-06-16", "02:00");
            var late = visitor.postWith(token, "/report/check", Map.of());
            assertThat(late.statusCode()).isEqualTo(422);
            assertThat(late.body()).contains("您填的内容都还在", "职工退休", "作为一般反映提交", "name=\"general\" value=\"true\"");
            assertThat(send(visitor, Map.of("general", "true")).statusCode()).isEqualTo(303);
            var reference = REFERENCE.matcher(visitor.get("/report/done").body());
            assertThat(reference.find()).isTrue();
            assertThat(reports.getReport(reference.group(1)).matter()).isEqualTo("职工退休");
            assertThat(reports.campaignOf(List.of(reference.group(1)))).isEmpty();
        }
    }

    @Test
    void a06_after_it_closed_it_says_so_and_programs_are_told_when() throws Exception {
        clock.set("2026-06-16", "00:00");
        try (var visitor = new Visitor(port)) {
            assertThat(visitor.get(OPEN).body()).contains("“数据堵点专项清理”的征集到 2026-06-15 24:00 已截止", "填一般问卷");
            assertThat(visitor.post(OPEN, "/report", Map.of("campaign", CODE)).statusCode())
                    .isEqualTo(422);
        }
        var refused = program(CODE);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("report-closed", "\"closed\":\"2026-06-15T16:00:00Z\"");
        assertThat(program("").statusCode()).isEqualTo(201);
    }

    @Test
    void a07_a_report_that_is_hidden_counts_no_longer_and_again_when_it_is_shown() {
        clock.set("2026-06-12", "10:00");
        long before = collected.count(CODE);
        String reference;
        try (var visitor = filled()) {
            reference = sent(visitor);
        }
        try (var bureau = new Visitor(port)) {
            bureau.signIn(ReportTown.BUREAU, ReportTown.PASSWORD);
            var page = "/desk/reports/" + reference;
            bureau.post(page, page + "/hide", Map.of("version", "1", "because", "与办事无关"));
            assertThat(collected.count(CODE)).isEqualTo(before);
            bureau.post(page, page + "/show", Map.of("version", "2"));
            assertThat(collected.count(CODE)).isEqualTo(before + 1);
        }
    }

    @Test
    void a08_qr_codes_and_posters_lead_to_the_campaign() {
        clock.set("2026-05-20", "10:00");
        try (var bureau = new Visitor(port)) {
            bureau.signIn(ReportTown.BUREAU, ReportTown.PASSWORD);
            assertThat(bureau.get("/desk/collecting").body())
                    .contains("数据堵点专项清理", "2026-05-31 – 2026-06-15", "未开始", "/desk/collecting/" + CODE + "/qr.svg");
            assertThat(bureau.get("/desk/collecting/" + CODE + "/poster").body())
                    .contains("/report?campaign=" + CODE, "征集时间：2026-05-31 至 2026-06-15");
            assertThat(bureau.get("/desk/collecting/" + CODE + "/qr.svg").body())
                    .startsWith("<svg");
            assertThat(bureau.get("/desk/collecting/" + CODE + "/poster.pdf").body())
                    .startsWith("%PDF-");
            assertThat(bureau.get("/desk/collecting/unknown/poster").statusCode())
                    .isEqualTo(404);
        }
        try (var officer = new Visitor(port)) {
            officer.signIn(ReportTown.OFFICER, ReportTown.PASSWORD);
            var counter = "/desk/counters/" + town.counter().code();
            assertThat(officer.get("/desk/counters").body()).contains(counter + "/poster?campaign=" + CODE);
            assertThat(officer.get(counter + "/poster?campaign=" + CODE).body())
                    .contains("at=" + town.counter().code() + "&amp;campaign=" + CODE, "市民中心一楼 12 号窗口");
            assertThat(officer.get("/desk/collecting").statusCode()).isEqualTo(403);
        }
    }
}
