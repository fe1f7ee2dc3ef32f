package org.zhanqiao.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;

/// An asker's and a provider's whole way, in a real browser.
@PlatformTest
@Import(RequestTown.class)
class A01_RequestPagesBrowserTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();

    @LocalServerPort
    private int port;

    @Autowired
    private RequestTown town;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    private static LocalDate until() {
        return Instant.now().atZone(org.zhanqiao.web.Page.ZONE).toLocalDate().plusYears(1);
    }

    private void as(String login, boolean javaScript, Consumer<Page> work) {
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, javaScript)) {
            var page = visitor.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            BrowserSupport.signIn(page, login, RequestTown.PASSWORD);
            work.accept(page);
        }
    }

    private static void submit(Page page) {
        page.locator("main form button[type=submit]").last().click();
    }

    private static void follow(Page page, String words) {
        page.locator("main a", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }

    private static String done(Page page) {
        return page.locator(".zq-done").textContent();
    }

    private static void decide(Page page, String act) {
        follow(page, act);
        submit(page);
    }

    /// Once with JavaScript is not asked for: what works without it works with it, and [#a02] looks at it with.
    @Test
    void a01_from_the_first_step_to_a_grant_in_force_without_javascript() {
        var id = new String[1];
        as("ask.officer", false, page -> id[0] = ask(page));
        as("ask.head", false, page -> {
            page.navigate("/desk/requests");
            follow(page, id[0]);
            decide(page, "审签，送提供部门");
            assertThat(done(page)).contains("已审签");
            assertThat(page.locator("main").textContent()).contains("最后一天", "当日不计");
        });
        as("give.officer", false, page -> {
            page.navigate("/desk/incoming");
            follow(page, id[0]);
            follow(page, "告知补正");
            submit(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("请逐条写明缺什么");
            page.locator("#points").fill("未写明办件量依据\n未写明岗位");
            submit(page);
            assertThat(page.locator("main").textContent()).contains("待补正", "未写明岗位", "期限暂停");
        });
        as("ask.officer", false, page -> {
            page.navigate("/desk/requests/" + id[0]);
            follow(page, "修改申请");
            page.locator("#scope").fill("本市当年报名入学的适龄儿童；只有招生科经办人能看到");
            submit(page);
            submit(page);
            submit(page);
            // Before anything is sent it says where it goes, and why.
            assertThat(page.locator("main").textContent())
                    .contains("先由本单位共享工作机构负责人重新审签", "审签之后改动的内容", "当年报名入学的适龄儿童", "只有招生科经办人能看到");
            page.locator("#because").fill("已写明岗位");
            submit(page);
            assertThat(done(page)).contains("等待本单位共享工作机构负责人重新审签");
            assertThat(page.locator("main").textContent()).contains("补正待本单位审签", "期限暂停");
        });
        as("ask.head", false, page -> {
            page.navigate("/desk/requests/" + id[0]);
            follow(page, "审签补正，送回提供部门");
            assertThat(page.locator("main table").textContent()).contains("使用范围", "只有招生科经办人能看到");
            submit(page);
            assertThat(done(page)).contains("送回提供部门，期限继续计算");
        });
        as("give.second", false, page -> {
            page.navigate("/desk/requests/" + id[0]);
            follow(page, "申请延期答复");
            page.locator("#days").fill("11");
            page.locator("#because").fill("历史数据需核对");
            submit(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("1 至 10");
            page.locator("#days").fill("3");
            submit(page);
            assertThat(done(page)).contains("等待市大数据局同意");
            decide(page, "拟同意");
        });
        as("request.bureau", false, page -> {
            page.navigate("/desk/oversight?due=EXTENSION");
            follow(page, id[0]);
            follow(page, "同意延期");
            assertThat(page.locator("#days").inputValue()).isEqualTo("3");
            submit(page);
            assertThat(page.locator("main").textContent()).contains("历史数据需核对", "3 个工作日");
        });
        as("give.head", false, page -> {
            page.navigate("/desk/requests/" + id[0]);
            decide(page, "审签同意");
            assertThat(done(page)).contains("保密协议已生成");
        });
        as("give.second", false, page -> {
            sign(page, id[0]);
            assertThat(page.locator("main").textContent()).contains("提供方已签");
            assertThat(page.locator(".zq-done").textContent()).contains("双方签署后立即生效");
        });
        as("ask.officer", false, page -> {
            sign(page, id[0]);
            assertThat(page.locator("main").textContent()).contains("使用中", "授权编号 G-");
            assertThat(page.locator(".zq-done").textContent()).contains("双方均已签署，授权已经生效");
        });
    }

    private static void sign(Page page, String id) {
        page.navigate("/desk/requests/" + id + "/agreement");
        assertThat(page.locator("article").textContent()).contains("政务数据共享保密协议", "返回数据项：姓名");
        page.locator("main form[action$=agreement] button").first().click();
    }

    /// Nothing typed first, so that everything that is missing is named at once, with a way to each.
    private static String ask(Page page) {
        page.navigate("/desk/requests");
        follow(page, "提出申请");
        submit(page);
        assertThat(page.locator(".zq-errors li").count()).isEqualTo(2);
        page.locator("#service").selectOption(RequestTown.SERVICE);
        page.locator("#caller").selectOption(RequestTown.SYSTEM);
        submit(page);
        var id = page.url().replaceFirst(".*/(R-[0-9-]+)/.*", "$1");
        submit(page);
        submit(page);
        submit(page);
        assertThat(page.locator(".zq-errors li").count()).isGreaterThan(6);
        follow(page, "请写明用途");
        assertThat(page.locator("#purpose-error").textContent()).contains("请写明用途");
        page.locator("#matter").fill("义务教育入学");
        page.locator("#sparedPaper").fill("户口簿复印件");
        page.locator("#purpose").fill("核验入学资格");
        page.locator("#legalBasis").fill("《义务教育法》第十二条");
        page.locator("#scene").fill("网上报名核验户籍时");
        page.locator("#scope").fill("当年报名入学的适龄儿童");
        submit(page);
        page.locator("#use-name").selectOption("none");
        page.locator("#use-address").selectOption("district");
        page.locator("#use-illness").selectOption("verify");
        page.locator("[name=key][value=id_number]").check();
        submit(page);
        page.locator("#until").fill(until().toString());
        submit(page);
        assertThat(page.locator(".zq-errors").count()).isZero();
        assertThat(page.locator("main").textContent()).contains("只返回所在区市", "只核验是或否", "户口簿复印件");
        submit(page);
        assertThat(done(page)).contains("等待本单位共享工作机构负责人审签");
        return id;
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a02_every_page_looks_right_in_both_languages(Width width) {
        var draft = town.requests.draft(RequestTown.ask(until()), town.asker);
        var asked = town.act(town.submitted(until()), ActKind.ASK_EXTENSION, town.officer, new ActDetail.Days(5));
        var approved = town.approved(until());
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "ask.officer", RequestTown.PASSWORD);
            for (var language : new String[] {"zh", "en"}) {
                var name = "requests-" + language + "-" + width;
                page.navigate("/?lang=" + language);
                look(page, "/desk/requests", name + "-list");
                look(page, "/desk/requests/new", name + "-1-choose");
                for (var step : new String[] {"why", "items", "limits", "check"}) {
                    look(page, "/desk/requests/" + draft.id() + "/" + step + "?check=1", name + "-2-" + step);
                }
                look(page, "/desk/requests/" + asked.id(), name + "-one");
                look(page, "/desk/requests/" + asked.id() + "/act/WITHDRAW", name + "-act");
                look(page, "/desk/requests/" + approved.id() + "/agreement", name + "-agreement");
                assertThat(BrowserSupport.bytes(page)).isLessThan(300_000);
            }
        }
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "give.officer", RequestTown.PASSWORD);
            look(page, "/desk/incoming", "requests-incoming-" + width);
            look(page, refusal(asked), "requests-refusal-" + width);
            submit(page);
            BrowserSupport.picture(page, "requests-refusal-wrong-" + width);
            BrowserSupport.looksRight(page);
        }
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "request.bureau", RequestTown.PASSWORD);
            look(page, "/desk/oversight", "requests-oversight-" + width);
        }
    }

    private static String refusal(AccessRequest request) {
        return "/desk/requests/" + request.id() + "/act/PROPOSE_REFUSAL";
    }

    private static void look(Page page, String path, String name) {
        assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
        BrowserSupport.picture(page, name);
        BrowserSupport.looksRight(page);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a04_whoever_completes_and_whoever_signs_anew_sees_what_changed(Width width) {
        var incomplete = town.act(
                town.submitted(until()),
                ActKind.NOTE_INCOMPLETE,
                town.officer,
                new ActDetail.Missing(java.util.List.of("使用时限没有依据")));
        var path = "/desk/requests/" + incomplete.id();
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "ask.officer", RequestTown.PASSWORD);
            look(page, path + "/check", "completion-same-" + width);
            assertThat(page.locator("main").textContent()).contains("使用时限没有依据", "不需要重新审签", "补正后送回提供部门");
            var revised = town.requests.revise(
                    incomplete.id(), incomplete.version(), RequestTown.ask(until().minusMonths(6)), town.asker);
            for (var language : new String[] {"zh", "en"}) {
                page.navigate("/?lang=" + language);
                look(page, path + "/check", "completion-changed-" + language + "-" + width);
                assertThat(page.locator("main table").last().textContent())
                        .contains(until().toString(), until().minusMonths(6).toString());
            }
            town.act(revised, ActKind.COMPLETE, town.asker);
        }
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "ask.head", RequestTown.PASSWORD);
            look(page, path, "completion-head-one-" + width);
            look(page, path + "/act/SIGN_OFF_COMPLETION", "completion-head-" + width);
            look(page, path + "/act/SEND_BACK_COMPLETION", "completion-back-" + width);
            submit(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("理由");
            page.locator("#because").fill("时限仍然过长");
            submit(page);
            assertThat(done(page)).contains("已退回补正");
        }
    }

    @Test
    void a03_an_officer_who_comes_too_late_is_told_who_did_what() {
        var submitted = town.submitted(until());
        as("give.officer", true, page -> {
            page.navigate("/desk/requests/" + submitted.id() + "/act/PROPOSE_APPROVAL");
            town.act(
                    submitted,
                    ActKind.NOTE_INCOMPLETE,
                    town.secondOfficer,
                    new ActDetail.Missing(java.util.List.of("缺依据")));
            submit(page);
            assertThat(page.locator("main").textContent()).contains("您的操作没有执行", "王立新", "市公安局", "告知补正", "待补正");
            BrowserSupport.picture(page, "requests-conflict");
            BrowserSupport.looksRight(page);
        });
    }
}
