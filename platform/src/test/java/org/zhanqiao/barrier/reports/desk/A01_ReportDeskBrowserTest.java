package org.zhanqiao.barrier.reports.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.barrier.QrCodes;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.reports.ReportTown;
import org.zhanqiao.barrier.reports.Reports;

/// What clerks, agencies, the bureau and signed-in citizens do with reports, in a real browser.
@PlatformTest
@Import(ReportTown.class)
@TestPropertySource(properties = "zhanqiao.barrier.reports.shortest-fill=0s")
class A01_ReportDeskBrowserTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();

    @LocalServerPort
    private int port;

    @Autowired
    private ReportTown town;

    @Autowired
    private Reports reports;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    private void as(String login, Width width, boolean javaScript, Consumer<Page> work) {
        try (var visitor = BROWSER.visitor(port, width, javaScript)) {
            var page = visitor.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            BrowserSupport.signIn(page, login, ReportTown.PASSWORD);
            work.accept(page);
        }
    }

    private static String text(Page page) {
        return page.locator("main").textContent();
    }

    private static void submit(Page page) {
        page.locator("main form.zq-form button[type=submit]").last().click();
    }

    private void look(Page page, String path, String name) {
        assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
        BrowserSupport.picture(page, name);
        BrowserSupport.looksRight(page);
    }

    private String referenceOf(String matter) {
        return jdbc.sql("select reference from barrier.report where matter = :matter")
                .param("matter", matter)
                .query(String.class)
                .single();
    }

    @Test
    void a01_a_clerk_enters_a_report_for_somebody_on_the_telephone() {
        as(ReportTown.CLERK, Width.DESKTOP, false, page -> {
            page.navigate("/desk/report");
            submit(page);
            assertThat(page.locator(".zq-errors li").count()).isEqualTo(2);
            page.locator("input[name=channel][value=TELEPHONE]").check();
            page.locator("#matter").fill("电话反映的事");
            page.locator("#story").fill("老人腿脚不便，跑了三趟");
            page.locator("#contact").fill("0532-85912345");
            submit(page);
            assertThat(text(page)).contains("已登记", "查询码");
            var report = reports.getReport(
                    page.locator(".zq-key dd").first().textContent().strip());
            assertThat(report.channel()).isEqualTo(Channel.TELEPHONE);
            assertThat(report.enteredBy()).isEqualTo(ReportTown.CLERK);
            assertThat(report.counter()).isEmpty();
        });
        as(ReportTown.CLERK, Width.PHONE, true, page -> look(page, "/desk/report", "desk-report-enter-phone"));
        as(ReportTown.CLERK, Width.DESKTOP, true, page -> look(page, "/desk/report", "desk-report-enter"));
    }

    @Test
    void a02_the_bureau_reads_hides_with_a_reason_and_shows_again() {
        as(ReportTown.CLERK, Width.DESKTOP, false, page -> {
            page.navigate("/desk/report");
            page.locator("#counter").selectOption(town.counter().code());
            page.locator("#matter").fill("要隐藏的事");
            page.locator("#paper").fill("=1+1");
            submit(page);
        });
        var reference = referenceOf("要隐藏的事");
        as(ReportTown.BUREAU, Width.DESKTOP, false, page -> {
            page.navigate("/desk/reports?q=要隐藏&channel=COUNTER&sort=-received");
            page.locator("a[href='/desk/reports/" + reference + "']").click();
            assertThat(text(page)).contains("不动产登记综合窗口", "登记中心", "登记中心窗口人员");
            submit(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("请写明隐藏的原因");
            page.locator("#because").fill("与办事无关");
            submit(page);
            assertThat(text(page)).contains("已隐藏，操作已记入存证", "与办事无关");
            assertThat(reports.getReport(reference).state()).isEqualTo(ReportState.HIDDEN);
            submit(page);
            assertThat(text(page)).contains("已恢复");
            assertThat(reports.getReport(reference).state()).isEqualTo(ReportState.RECEIVED);
            var csv = page.request().get("/desk/reports.csv?q=要隐藏").text();
            assertThat(csv).contains(reference, "'=1+1").doesNotContain("与办事无关");
        });
        assertThat(jdbc.sql("select count(*) from audit.control_entry where key like :key")
                        .param("key", "barrier.report:" + reference + ":%")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        as(ReportTown.BUREAU, Width.DESKTOP, true, page -> {
            look(page, "/desk/reports", "desk-reports");
            look(page, "/desk/reports/" + reference, "desk-report");
        });
        as(ReportTown.BUREAU, Width.PHONE, true, page -> {
            look(page, "/desk/reports", "desk-reports-phone");
            look(page, "/desk/reports/" + reference, "desk-report-phone");
        });
    }

    @Test
    void a03_an_agency_registers_a_counter_and_prints_its_poster() throws Exception {
        as(ReportTown.OFFICER, Width.DESKTOP, false, page -> {
            page.navigate("/desk/counters");
            submit(page);
            assertThat(page.locator(".zq-errors li").count()).isEqualTo(2);
            page.locator("#name").fill("社保综合窗口");
            page.locator("#place").fill("市民中心二楼 3 号窗口");
            submit(page);
            assertThat(text(page)).contains("窗口已登记", "社保综合窗口");
        });
        as(ReportTown.OFFICER, Width.DESKTOP, true, page -> {
            look(page, "/desk/counters", "desk-counters");
            var at = "/desk/counters/" + town.counter().code();
            look(page, at + "/poster", "desk-poster");
            assertThat(page.request().get(at + "/qr.svg").text())
                    .startsWith("<svg")
                    .contains("不动产登记综合窗口");
            var png = page.request().get(at + "/qr.png").body();
            assertThat(QrCodes.read(png))
                    .endsWith("/report?at=" + town.counter().code());
            assertThat(pdfText(page.request().get(at + "/poster.pdf").body()))
                    .contains("哪件事让您多跑了？", "不动产登记综合窗口", "青岛市不动产登记中心")
                    .doesNotContain("\n，");
        });
        as(ReportTown.OFFICER, Width.PHONE, true, page -> look(page, "/desk/counters", "desk-counters-phone"));
    }

    private static String pdfText(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a04_an_agency_reports_one_and_many_after_a_dry_run() {
        as(ReportTown.OFFICER, Width.DESKTOP, false, page -> {
            page.navigate("/desk/own-barriers/new");
            submit(page);
            assertThat(page.locator(".zq-errors li").count()).isEqualTo(5);
            page.locator("#matter").fill("二手房同步过户");
            page.locator("#data").fill("婚姻登记信息");
            page.locator("#holder").selectOption(ReportTown.HOLDER);
            page.locator("input[value=LATE_UPDATES]").check();
            page.locator("#story").fill("数据晚三天，当天离婚的查不到");
            submit(page);
            assertThat(text(page)).contains("已填报", "婚姻登记信息", "某某局", "数据更新不及时");

            upload(page, "堵点.csv", """
                    本部门堵点清单,,,,,
                    事项,材料,持有部门,原因,发生次数,具体情况
                    抵押登记,税务信息,某某局,接口不稳定,五次以上,每天上午超时
                    抵押登记,户籍信息,没有的局,说不清,,
                    抵押登记,税务信息,某某局,接口不稳定,,重复的一行
                    """);
            assertThat(text(page))
                    .contains("共 3 行，1 行可以填报，2 行需要修改", "平台上没有“没有的局”这个部门", "“说不清”不在可选的写法里", "请写一下具体情况", "与前面某一行");
            assertThat(count("抵押登记")).isZero();
            page.locator("main form button").click();
            assertThat(text(page)).contains("填报了 1 行");
            assertThat(count("抵押登记")).isEqualTo(1);

            page.navigate("/desk/own-barriers");
            upload(page, "堵点.csv", "事项,材料\n抵押,户籍\n");
            assertThat(page.locator(".zq-errors").textContent()).contains("缺少这些列：持有部门、原因、具体情况");
            upload(page, "堵点.xlsx", "<html><table>");
            assertThat(page.locator(".zq-errors").textContent()).contains("文件内容是网页");
        });
        as(ReportTown.OFFICER, Width.DESKTOP, true, page -> {
            look(page, "/desk/own-barriers", "desk-own-barriers");
            look(page, "/desk/own-barriers/new", "desk-own-barrier");
            upload(page, "堵点.csv", "事项,材料,持有部门,原因,具体情况\n抵押,户籍,没有的局,,\n二手房,税务,某某局,接口不稳定,超时\n");
        });
    }

    private void upload(Page page, String name, String content) {
        page.navigate("/desk/own-barriers");
        page.locator("#file")
                .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        submit(page);
        BrowserSupport.picture(page, "desk-own-list");
    }

    private long count(String matter) {
        return jdbc.sql("select count(*) from barrier.report where matter = :matter")
                .param("matter", matter)
                .query(Long.class)
                .single();
    }

    @Test
    void a05_whoever_is_signed_in_sees_theirs_in_the_account() {
        as(ReportTown.CITIZEN, Width.PHONE, true, page -> {
            page.navigate("/my/reports");
            assertThat(text(page)).contains("还没有反映过");
            page.navigate("/report");
            page.locator("main form button").click();
            page.locator("#matter").fill("登录后反映的事");
            page.locator("main form button").click();
            page.locator("#paper").fill("户口簿");
            page.locator("main form button").click();
            page.navigate("/report/check");
            assertThat(text(page)).contains("您已登录");
            page.locator("#send").click();
            look(page, "/my/reports", "my-reports-phone");
            assertThat(text(page)).contains("登录后反映的事", "已收到");
        });
        as(ReportTown.BUREAU, Width.DESKTOP, false, page -> {
            page.navigate("/my/reports");
            assertThat(text(page)).doesNotContain("登录后反映的事");
        });
    }
}
