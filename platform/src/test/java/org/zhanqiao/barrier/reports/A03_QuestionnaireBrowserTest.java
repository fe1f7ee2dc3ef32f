package org.zhanqiao.barrier.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.NewCase;

/// The questionnaire from the QR code to the answer that it is solved, in a real browser.
@PlatformTest
@Import(ReportTown.class)
@TestPropertySource(properties = "zhanqiao.barrier.reports.shortest-fill=0s")
class A03_QuestionnaireBrowserTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();

    @LocalServerPort
    private int port;

    @Autowired
    private ReportTown town;

    @Autowired
    private Reports reports;

    @Autowired
    private Cases cases;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    private static void next(Page page) {
        page.locator("main form .zq-button").last().click();
    }

    private static String text(Page page) {
        return page.locator("main").textContent();
    }

    private static Locator h1(Page page) {
        return page.locator("h1");
    }

    /// Answers everything up to the check.
    private void fill(Page page, boolean pictures) {
        page.navigate("/report?at=" + town.counter().code());
        assertThat(text(page)).contains("不动产登记综合窗口", "市民中心一楼 12 号窗口", "不用登录");
        look(page, pictures, "report-1-start");
        next(page);
        assertThat(h1(page).textContent()).isEqualTo("您去办的是什么事？");
        assertThat(text(page)).contains("第 1 题，共 8 题");
        assertThat(page.locator("datalist option").count()).isGreaterThanOrEqualTo(3);
        next(page);
        assertThat(page.locator(".zq-errors").textContent()).contains("请写一下您去办的是什么事");
        assertThat(page.title()).startsWith("有误");
        look(page, pictures, "report-2-error");
        page.locator("#matter").fill("二手房同步过户");
        look(page, pictures, "report-2-matter");
        next(page);
        page.locator("#paper").fill("不动产权证书");
        next(page);
        page.locator("#places").fill("市民中心 12 号窗口\n房管局档案室");
        look(page, pictures, "report-3-places");
        next(page);
        page.locator("input[value=THREE_OR_FOUR]").check();
        look(page, pictures, "report-4-times");
        next(page);
        page.locator("input[value=ONE_DAY]").check();
        next(page);
        page.locator("#story").fill("工作人员李梅说系统查不到，让我丈夫刘建国拿原件，电话13812345678。");
        look(page, pictures, "report-6-story");
        next(page);
        page.locator("#photo")
                .setInputFiles(new FilePayload("单子.jpg", "image/jpeg", PhotoFiles.picture("jpeg", 900, 1200)));
        page.locator("button[value=add]").click();
        assertThat(page.locator(".zq-photos img").count()).isEqualTo(1);
        page.locator("#photo")
                .setInputFiles(new FilePayload("假照片.jpg", "image/jpeg", PhotoFiles.text("<html>not a photo")));
        page.locator("button[value=add]").click();
        assertThat(page.locator(".zq-errors").textContent()).contains("这不是照片");
        look(page, pictures, "report-7-photos");
        next(page);
        page.locator("#name").fill("王女士");
        page.locator("#contact").fill("138");
        next(page);
        assertThat(page.locator(".zq-errors").textContent()).contains("不像电话号码");
        page.locator("#contact").fill("13800001234");
        look(page, pictures, "report-8-contact");
        next(page);
        assertThat(h1(page).textContent()).isEqualTo("核对一下再提交");
    }

    private static void look(Page page, boolean pictures, String name) {
        if (pictures) {
            BrowserSupport.picture(page, name);
            BrowserSupport.looksRight(page);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a01_from_the_qr_code_to_the_answer_that_it_is_solved(boolean javaScript) {
        try (var visitor = BROWSER.visitor(port, Width.PHONE, javaScript)) {
            var page = visitor.newPage();
            fill(page, javaScript);
            assertThat(text(page)).contains("二手房同步过户", "不动产权证书", "三四次", "一天左右", "1 张", "王女士 13800001234");
            look(page, javaScript, "report-9-check");

            page.locator("a[href='/report/paper?to=check']").click();
            assertThat(page.locator("#paper").inputValue()).isEqualTo("不动产权证书");
            page.locator("#paper").fill("不动产权证书复印件");
            next(page);
            assertThat(text(page)).contains("不动产权证书复印件");
            next(page);

            assertThat(page.url()).endsWith("/report/done");
            look(page, javaScript, "report-10-done");
            var keys = page.locator(".zq-key dd").allTextContents();
            var reference = keys.get(0).strip();
            var secret = keys.get(1).strip();
            var report = reports.getReport(reference);
            assertThat(report.counter()).isEqualTo(town.counter().code());
            assertThat(report.photos()).isEqualTo(1);
            assertThat(report.places()).isEqualTo("市民中心 12 号窗口\n房管局档案室");
            assertThat(reports.getReporter(reference)).isEqualTo(new Reporter("王女士", "13800001234"));

            next(page);
            assertThat(page.url()).endsWith("/report/follow");
            assertThat(visitor.cookies().stream().map(cookie -> cookie.name)).doesNotContain("zq-report");
            page.locator("#reference").fill(reference);
            page.locator("#secret").fill("0000-0000-0000");
            next(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("编号或查询码不对");
            page.locator("#reference").fill(reference.toLowerCase(Locale.ROOT).replace("-", " "));
            page.locator("#secret").fill(secret.toLowerCase(Locale.ROOT));
            next(page);
            assertThat(text(page))
                    .contains("已收到", "工作人员＊＊说系统查不到", "我丈夫＊＊拿原件", "＊＊＊＊")
                    .doesNotContain("李梅", "刘建国", "13812345678", "13800001234");
            assertThat(page.locator(".zq-photos img").count()).isEqualTo(1);
            look(page, javaScript, "report-11-follow");

            var handled = cases.file(
                    new NewCase(
                            CaseKind.BARRIER,
                            new Case.About("新生儿落户：仍被要求提交结婚证", "窗口仍要求提交", "", ""),
                            "",
                            org.zhanqiao.ledger.Reporter.Kind.PUBLIC,
                            reference,
                            Instant.now()),
                    null);
            assertThat(reports.file(reference, handled.id())).isTrue();
            reports.ask(handled.id());
            page.navigate("/report/follow");
            assertThat(text(page)).contains("等待受理", "登记为整改事项 " + handled.id(), "是这样吗");
            look(page, javaScript, "report-12-asked");
            page.locator("button[value=CONFIRMED]").click();
            assertThat(text(page)).contains("您的回答我们收到了", "是的，问题解决了");
            assertThat(reports.getReport(reference).answer()).isEqualTo(Report.Answer.CONFIRMED);
            reports.split(reference);
        }
    }

    @Test
    void a02_going_back_and_leaving_loses_nothing() {
        try (var visitor = BROWSER.visitor(port, Width.PHONE, false)) {
            var page = visitor.newPage();
            page.navigate("/report");
            next(page);
            page.locator("#matter").fill("职工退休");
            next(page);
            page.locator("#paper").fill("独生子女证");
            next(page);
            page.locator("main p a").first().click();
            assertThat(page.locator("#paper").inputValue()).isEqualTo("独生子女证");
            page.goBack();
            page.close();
            var later = visitor.newPage();
            later.navigate("/report");
            assertThat(text(later)).contains("接着上次的填");
            later.locator("main button:has-text('接着上次的填')").click();
            assertThat(later.locator("#matter").inputValue()).isEqualTo("职工退休");
            later.navigate("/report/check");
            assertThat(text(later)).contains("职工退休", "独生子女证");
        }
    }

    @Test
    void a03_with_the_keyboard_alone() {
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, true)) {
            var page = visitor.newPage();
            page.navigate("/report");
            focus(page, "main form button");
            page.keyboard().press("Enter");
            page.waitForURL("**/report/matter");
            focus(page, "main form button");
            page.keyboard().press("Enter");
            page.locator(".zq-errors").waitFor();
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("zq-errors");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("matter");
            page.keyboard().type("义务教育入学");
            page.keyboard().press("Enter");
            page.waitForURL("**/report/paper");
            page.navigate("/report/how-often");
            focus(page, "input[value=ONCE]");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("input[value=TWICE]").isChecked()).isTrue();
            page.keyboard().press("Enter");
            page.waitForURL("**/report/time-spent");
        }
    }

    /// Goes on with the tabulator until the element has the focus.
    private static void focus(Page page, String selector) {
        for (int i = 0; i < 30; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("the tabulator does not reach " + selector);
    }

    /// At 200 % a phone of 360 pixels has 180 left.
    @Test
    void a04_at_twice_the_size_nothing_is_cut_off() {
        try (var visitor = BROWSER.visitor(port, Width.PHONE, true)) {
            var page = visitor.newPage();
            page.setViewportSize(180, 370);
            fill(page, false);
            for (var path : List.of(
                    "/report",
                    "/report/matter",
                    "/report/places",
                    "/report/how-often",
                    "/report/photos",
                    "/report/contact",
                    "/report/check",
                    "/report/follow")) {
                page.navigate(path);
                BrowserSupport.looksRight(page);
            }
            page.navigate("/report/how-often");
            BrowserSupport.picture(page, "report-zoom-200");
        }
    }

    @Test
    void a05_it_weighs_little_and_speaks_english_too() {
        try (var visitor = BROWSER.visitor(port, Width.PHONE, true)) {
            var page = visitor.newPage();
            page.navigate("/report?lang=en");
            assertThat(text(page)).contains("What sent you from counter to counter?");
            next(page);
            assertThat(h1(page).textContent()).isEqualTo("What did you want to get done?");
            assertThat(BrowserSupport.bytes(page)).isLessThan(60_000);
        }
    }
}
