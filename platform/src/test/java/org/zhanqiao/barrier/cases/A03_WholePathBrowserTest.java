package org.zhanqiao.barrier.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.demand.RequestDesk.done;
import static org.zhanqiao.demand.RequestDesk.submit;
import static org.zhanqiao.demand.RequestDesk.text;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.barrier.QrCodes;
import org.zhanqiao.barrier.cases.EveryView.Standing;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportFilter;
import org.zhanqiao.barrier.reports.ReportTown;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.similar.SimilarReports;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.LedgerTown;
import org.zhanqiao.proceeding.Ladder;
import org.zhanqiao.web.ListQuery;

/// The whole path, on a phone and at the desks: from the QR code at a counter to “closed, confirmed”, through merge,
/// two returns, adjudication, the ladder, a letter of supervision and a reopening. After each step every view says the
/// same.
@PlatformTest
@Import({MovableClock.AsTheClock.class, LedgerTown.class, ReportTown.class})
@TestPropertySource(
        properties = {
            "zhanqiao.barrier.reports.shortest-fill=0s",
            "zhanqiao.barrier.reports.lookups-per-address=1000",
            "zhanqiao.barrier.discovery.first-look=1h",
            "zhanqiao.barrier.discovery.look-interval=2h",
            "zhanqiao.proceeding.look-interval=4h"
        })
class A03_WholePathBrowserTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();
    private static final String CAMPAIGN = "clear-2026";

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerTown town;

    @Autowired
    private Cases cases;

    @Autowired
    private Reports reports;

    @Autowired
    private SimilarReports similar;

    @Autowired
    private OfficerKeys keys;

    @Autowired
    private Ladder ladder;

    @Autowired
    private MovableClock clock;

    /// Of the one who did not sign in.
    private String reference = "";

    private String secret = "";
    private String caseId = "";
    private PathPeople people = new PathPeople(BROWSER, 0);

    @BeforeEach
    void people() {
        people = new PathPeople(BROWSER, port);
    }

    private EveryView views() {
        return new EveryView(people, CAMPAIGN, reference, secret, caseId);
    }

    private void everyViewSays(Standing is) {
        clock.forward(Duration.ofMinutes(2));
        assertThat(cases.findFile(caseId).orElseThrow().about().state()).isEqualTo(is.state());
        views().says(is);
    }

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    /// Somebody does something to the case on its pages.
    private void act(String login, String kind, Consumer<Page> filling, String done) {
        people.as(login, page -> {
            page.navigate("/desk/cases/" + caseId);
            page.locator("a[href$='/act/" + kind + "']").click();
            filling.accept(page);
            people.picture(page, kind.toLowerCase(Locale.ROOT));
            submit(page);
            assertThat(done(page)).contains(done);
        });
        clock.forward(Duration.ofMinutes(2));
    }

    private void act(String login, String kind, String because, String done) {
        act(login, kind, page -> page.locator("#because").fill(because), done);
    }

    private String addressAtTheCounter() {
        var address = new String[1];
        people.as("ledger.officer", page -> {
            page.navigate("/desk/counters");
            page.locator("#name").fill("户政综合窗口");
            page.locator("#place").fill("市民中心二楼 3 号窗口");
            submit(page);
            people.picture(page, "counter");
            var png = page.locator("a[href$='/qr.png']").getAttribute("href");
            address[0] = QrCodes.read(page.request().get(png).body());
            page.navigate(png.replace("/qr.png", "/poster"));
            people.picture(page, "poster");
        });
        var scanned = URI.create(address[0]);
        return scanned.getPath() + "?" + scanned.getQuery();
    }

    @Test
    void a01_from_the_qr_code_to_closed_and_confirmed() {
        keys.make(town.bureau.id(), KeyAlgorithm.ED25519);
        clock.setDay("2026-03-02");
        begins();
        isMergedAndTakenUp();
        nobodyWantsIt();
        isLateUntilSomebodyWrites();
        isPutRightButOneStaysSilent();
        isNotSolvedAfterAll();
        isSolvedAndConfirmed();
    }

    /// One reports from the poster, another from the account.
    private void begins() {
        var address = addressAtTheCounter();
        people.passerBy(page -> {
            page.navigate(address);
            assertThat(text(page)).contains("户政综合窗口", "市民中心二楼 3 号窗口");
            people.picture(page, "scanned");
            PathPeople.fill(page, "新生儿落户", "结婚证复印件", "给孩子上户口，民警张三让我回去拿结婚证，跑了两趟");
            assertThat(page.url()).endsWith("/report/done");
            people.picture(page, "sent");
            var given = page.locator(".zq-key dd").allTextContents();
            reference = given.get(0).strip();
            secret = given.get(1).strip();
            page.locator("main form .zq-button").last().click();
            views().follow(page);
            assertThat(text(page)).contains("已收到", "民警＊＊让我回去");
            people.picture(page, "follow-received");
        });
        clock.setDay("2026-03-03");
        people.citizen(page -> {
            page.navigate("/");
            page.locator("main a[href='/my/reports']").click();
            people.picture(page, "my-none");
            page.locator("main a[href='/report']").first().click();
            PathPeople.fill(page, "新生儿落户", "结婚证", "上户口还要结婚证原件和复印件");
            assertThat(text(page)).contains("这条反映已放进您的账户");
            people.picture(page, "sent-signed-in");
        });
        people.as("ledger.bureau", page -> {
            page.navigate("/desk/campaigns/new?template=BARRIERS");
            page.locator("#code").fill(CAMPAIGN);
            page.locator("#name").fill("数据壁垒清零行动");
            page.locator("#goal").fill("凡是市里已有的数据，不再让群众和企业重复提交。");
            submit(page);
        });
    }

    private String other() {
        return reports
                .listReports(new ReportFilter(Optional.empty(), Optional.empty(), ""), ListQuery.first())
                .rows()
                .stream()
                .map(Report::reference)
                .filter(each -> !each.equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private void isMergedAndTakenUp() {
        var other = other();
        Awaitility.await()
                .until(() -> similar.find(reports.getReport(other), 5).stream()
                        .anyMatch(each -> each.reference().equals(reference)));
        people.as("ledger.bureau", page -> {
            page.navigate("/desk/reports");
            people.picture(page, "reports");
            page.navigate("/desk/reports/" + reference);
            page.locator("a[href$='/case']").click();
            people.picture(page, "handle");
            page.locator("form[action$='/open'] button").click();
            caseId = page.url().replaceFirst(".*/(ZG-[0-9-]+).*", "$1");
            page.navigate("/desk/reports/" + other + "/case");
            assertThat(text(page)).contains(caseId);
            assertThat(page.locator("#case").inputValue()).isEqualTo(caseId);
            people.picture(page, "join");
            page.locator("form[action$='/join'] button").click();
            assertThat(text(page)).contains("群众和企业 2 人次");
        });
        act(
                "ledger.bureau",
                "TRIAGE",
                page -> {
                    page.locator("#days").fill("10");
                    page.locator("#campaign").selectOption(CAMPAIGN);
                },
                "已受理");
        assign("ASSIGN", LedgerTown.POLICE, "已交办");
        everyViewSays(new Standing(CaseState.ASSIGNED, "已交办", "已交给部门", "市公安局", 1, 0, 0, 0));
    }

    private void assign(String kind, String agency, String done) {
        act(
                "ledger.bureau",
                kind,
                page -> {
                    page.locator("#agency").selectOption(agency);
                    page.locator("#because").fill("落户由公安办理");
                },
                done);
    }

    /// Given back twice, with grounds; then the bureau says for good whose duty it is.
    private void nobodyWantsIt() {
        act("ledger.head", "RETURN", "结婚登记数据在民政，请交民政", "已退回");
        everyViewSays(new Standing(CaseState.RETURNED, "已退回", "正在重新确定由谁办", "市公安局", 1, 0, 0, 0));
        assign("ASSIGN", LedgerTown.CIVIL, "已交办");
        act("ledger.civil.head", "RETURN", "落户是公安的事，数据早已共享", "已退回");
        people.as("ledger.bureau", page -> {
            page.navigate("/desk/cases/" + caseId);
            assertThat(page.locator("a[href$='/act/ASSIGN']").count()).isZero();
        });
        people.as("ledger.bureau", page -> {
            page.navigate("/desk/cases/" + caseId + "/act/ADJUDICATE");
            assertThat(text(page)).contains("市公安局退回的理由：结婚登记数据在民政", "市民政局退回的理由：落户是公安的事");
        });
        assign("ADJUDICATE", LedgerTown.POLICE, "已裁定");
        people.as("ledger.head", page -> {
            page.navigate("/desk/cases/" + caseId);
            assertThat(page.locator("a[href$='/act/RETURN']").count()).isZero();
            assertThat(text(page)).contains("退回 2 次，已由大数据局裁定");
        });
    }

    private void climbOn(String day, String says) {
        clock.setDay(day);
        ladder.climb();
        people.as("ledger.bureau", page -> {
            page.navigate("/desk/cases/" + caseId);
            assertThat(text(page)).contains(says);
        });
    }

    /// Ten working days from 2 March end on the 16th, however late it was taken up.
    private void isLateUntilSomebodyWrites() {
        assertThat(cases.findFile(caseId).orElseThrow().about().due()).isEqualTo("2026-03-16");
        climbOn("2026-03-17", "平台已提醒责任人");
        climbOn("2026-03-18", "平台已提醒责任单位负责人");
        climbOn("2026-03-20", "平台已报市大数据局督办");
        everyViewSays(new Standing(CaseState.ASSIGNED, "已交办", "已交给部门", "市公安局", 1, 1, 0, 0));
        act(
                "ledger.bureau",
                "SUPERVISE",
                page -> {
                    page.locator("#answer-by").fill("2026-03-27");
                    page.locator("#because").fill("请立即签收并整改，本月内停收结婚证复印件。");
                },
                "督办函已发出");
        people.as("ledger.officer", page -> {
            page.navigate("/desk/cases?narrow=OVERDUE");
            people.picture(page, "overdue");
            page.navigate("/desk/cases/" + caseId);
            people.picture(page, "late-case");
            page.locator("a[href*='/letter/']").first().click();
            assertThat(text(page)).contains("青岛市公安局：", "请立即签收并整改");
            people.picture(page, "letter");
        });
        people.passerBy(page -> {
            views().follow(page);
            assertThat(text(page))
                    .contains(
                            "交给市公安局办理",
                            "市公安局认为不归它管",
                            "交给市民政局办理",
                            "市民政局认为不归它管",
                            "市大数据局裁定由市公安局办理",
                            "仍未办好，市大数据局督办",
                            "市大数据局发函督办市公安局")
                    .doesNotContain("结婚登记数据在民政", "请立即签收");
            people.picture(page, "follow-late");
        });
    }

    private void remedy(String words) {
        act("ledger.officer", "REPORT_REMEDY", words, "已报告");
        people.as("ledger.officer", page -> {
            page.navigate("/desk/cases/" + caseId);
            page.locator("#file")
                    .setInputFiles(new FilePayload(
                            "停收通知.pdf", "application/pdf", ("%PDF-1.7 " + words).getBytes(StandardCharsets.UTF_8)));
            page.locator("form[enctype] button").click();
            people.picture(page, "exhibit");
        });
        everyViewSays(new Standing(
                CaseState.REMEDIED,
                "待核实",
                "部门说改好了，正在核实",
                "市公安局",
                1,
                cases.findFile(caseId).orElseThrow().about().due() == null ? 0 : 1,
                0,
                cases.findFile(caseId).orElseThrow().about().reopened()));
        act(
                "ledger.bureau",
                "VERIFY",
                page -> page.locator("#exhibit")
                        .selectOption(page.locator("#exhibit option").last().getAttribute("value")),
                "已核实");
    }

    private void isPutRightButOneStaysSilent() {
        act("ledger.officer", "ACCEPT", page -> page.locator("#person").selectOption("ledger.officer"), "已签收");
        remedy("已接入婚姻登记接口，窗口停收复印件");
        people.citizen(page -> {
            page.navigate("/inbox");
            assertThat(text(page)).contains("市大数据局核实已改好，请反映人在");
            people.picture(page, "inbox");
            page.navigate("/my/reports");
            people.picture(page, "my-asked");
            page.locator("button[value=CONFIRMED]").click();
            assertThat(text(page)).contains("您的回答我们收到了");
        });
        everyViewSays(new Standing(CaseState.VERIFIED, "待提出者确认", "已核实改好，等反映的人都来确认", "市公安局", 1, 0, 0, 0));
        clock.setDay("2026-04-15");
        ladder.climb();
        everyViewSays(new Standing(CaseState.CLOSED_UNCONFIRMED, "已销号（未确认）", "已核实，还没有都确认", "市公安局", 0, 0, 0, 0));
    }

    private void isNotSolvedAfterAll() {
        people.passerBy(page -> {
            views().follow(page);
            assertThat(text(page)).contains("是这样吗");
            page.locator("#words").fill("昨天去窗口，民警李四还是让我交结婚证复印件，电话 13812345678");
            people.picture(page, "follow-asked");
            page.locator("button[value=DENIED]").click();
            assertThat(text(page)).contains("您的回答我们收到了", "没有解决");
            people.picture(page, "follow-denied");
        });
        var back = cases.findFile(caseId).orElseThrow();
        assertThat(back.about().owner().agency()).isEqualTo(LedgerTown.POLICE);
        assertThat(back.about().owner().person()).isEqualTo("ledger.officer");
        assertThat(back.about().countsFrom()).isBefore("2026-03-02T16:00:00Z");
        assertThat(back.about().due()).isBefore("2026-04-15");
        everyViewSays(new Standing(CaseState.ACCEPTED, "整改中", "部门正在办", "市公安局", 1, 1, 0, 1));
        people.as("ledger.officer", page -> {
            page.navigate("/inbox");
            assertThat(text(page)).contains("提出者反映整改事项 " + caseId + " 没有解决");
            page.navigate("/desk/cases/" + caseId);
            assertThat(text(page)).contains("重启 1 次", "昨天去窗口").doesNotContain("13812345678", "李四");
            people.picture(page, "reopened");
        });
        people.citizen(page -> {
            page.navigate("/my/reports");
            assertThat(text(page)).contains("有反映人说没有解决").doesNotContain("是这样吗");
        });
    }

    private void isSolvedAndConfirmed() {
        remedy("窗口人员已培训，取号单上写明免交");
        people.citizen(page -> {
            page.navigate("/my/reports");
            page.locator("button[value=CONFIRMED]").click();
        });
        people.passerBy(page -> {
            views().follow(page);
            page.locator("button[value=CONFIRMED]").click();
            assertThat(text(page)).contains("已解决，反映人确认", "您的回答：是的，问题解决了");
            people.picture(page, "follow-solved");
        });
        everyViewSays(new Standing(CaseState.CLOSED, "已销号", "已解决，反映人确认", "市公安局", 0, 0, 1, 1));
        people.citizen(page -> {
            page.navigate("/my/reports");
            people.picture(page, "my-solved");
            page.navigate("/barriers/progress");
            people.picture(page, "progress");
        });
        people.as("ledger.bureau", page -> {
            page.navigate("/desk/cases/" + caseId);
            people.picture(page, "closed");
            page.navigate("/desk/cases/board");
            people.picture(page, "board");
        });
        people.as("ledger.officer", LedgerTown.PASSWORD, Width.PHONE, page -> {
            page.navigate("/desk/cases/" + caseId);
            people.picture(page, "closed-phone");
            page.navigate("/desk/cases");
            people.picture(page, "cases-phone");
            page.navigate("/desk/cases/import");
            people.picture(page, "import-phone");
        });
    }
}
