package org.zhanqiao.demand.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.demand.RequestDesk.done;
import static org.zhanqiao.demand.RequestDesk.errors;
import static org.zhanqiao.demand.RequestDesk.follow;
import static org.zhanqiao.demand.RequestDesk.look;
import static org.zhanqiao.demand.RequestDesk.submit;
import static org.zhanqiao.demand.RequestDesk.text;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.demand.RequestDesk;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.proceeding.Decision;

/// A dispute over a refused request through every stage of art. 28, in a real browser.
@PlatformTest
@Import(RequestTown.class)
class A03_DisputePagesBrowserTest {

    private static final RequestDesk DESK = new RequestDesk();

    @LocalServerPort
    private int port;

    @Autowired
    private RequestTown town;

    @Autowired
    private Disputes disputes;

    @AfterAll
    static void close() {
        DESK.close();
    }

    private static LocalDate today() {
        return Instant.now().atZone(org.zhanqiao.web.Page.ZONE).toLocalDate();
    }

    private AccessRequest refused() {
        var detail = new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条");
        return town.act(
                town.act(town.submitted(today().plusYears(1)), ActKind.PROPOSE_REFUSAL, town.officer, detail),
                ActKind.REFUSE,
                town.head);
    }

    private static void open(Page page, String id) {
        page.navigate("/desk/disputes/" + id);
    }

    private static void decide(Page page, String act, String because) {
        follow(page, act);
        page.locator("#because").fill(because);
        submit(page);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a01_from_a_refusal_to_an_answer_by_order_of_the_government(Width width) {
        var refused = refused();
        var shot = "disputes-" + width + "-";
        var id = new String[1];
        DESK.as(port, "ask.officer", width, page -> {
            page.navigate("/desk/requests/" + refused.id());
            follow(page, "提起争议");
            submit(page);
            assertThat(page.locator(".zq-errors li").count()).isEqualTo(2);
            look(page, shot + "1-new");
            page.locator("[name=ground][value=REFUSED]").check();
            page.locator("#claim").fill("入学资格核验属于本局法定职责，申请的两项数据是最少的，请重新答复");
            submit(page);
            assertThat(done(page)).contains("请先与对方协商");
            id[0] = page.url().replaceFirst(".*/(D-[0-9-]+).*", "$1");
            assertThat(text(page)).contains("部门协商", "已 0 天（0 个工作日）", refused.id());
        });
        DESK.as(port, "give.officer", width, page -> {
            page.navigate("/inbox");
            assertThat(text(page)).contains("市教育局就申请 " + refused.id() + " 提起争议（" + id[0]);
            page.navigate("/desk/disputes?narrow=MINE");
            look(page, shot + "2-list");
            follow(page, id[0]);
            decide(page, "陈述意见", "出生日期可以改为只核验");
            follow(page, "提出和解方案");
            submit(page);
            assertThat(errors(page)).contains("请选择要做什么", "请写明具体内容");
            look(page, shot + "3-settlement");
            page.locator("[name=duty][value=ANSWER_ANEW]").check();
            page.locator("#order").fill("出生日期改为核验后，重新申请即予同意");
            submit(page);
            assertThat(done(page)).contains("已送对方负责人答复");
        });
        DESK.as(port, "ask.head", width, page -> {
            open(page, id[0]);
            assertThat(text(page)).contains("市公安局于", "提出和解方案", "出生日期改为核验后");
            look(page, shot + "4-proposed");
            decide(page, "不同意和解方案", "学龄要按出生日期计算，不能只核验");
            decide(page, "报市大数据局处理", "协商一轮，分歧在出生日期能否返回");
            assertThat(done(page)).contains("已报市大数据局");
        });
        DESK.as(port, "request.bureau", width, page -> {
            page.navigate("/desk/disputes?narrow=MINE");
            follow(page, id[0]);
            decide(page, "记录协调情况", "召集双方当面协调，未能一致");
            follow(page, "作出处理意见");
            page.locator("[name=duty][value=ANSWER_ANEW]").check();
            page.locator("#order").fill("同意返回出生日期，5 个工作日内重新答复");
            page.locator("#because").fill("学龄计算确需出生日期，属于最小必要");
            submit(page);
            look(page, shot + "5-decided");
        });
        DESK.as(port, "ask.head", width, page -> {
            open(page, id[0]);
            follow(page, "接受处理意见");
            assertThat(text(page)).contains("同意返回出生日期");
            submit(page);
            assertThat(done(page)).contains("已接受");
        });
        DESK.as(port, "give.head", width, page -> {
            open(page, id[0]);
            decide(page, "不接受，报市政府决定", "与省厅规定不一致");
            assertThat(text(page)).contains("不接受，待报市政府");
        });
        DESK.as(port, "request.bureau", width, page -> {
            open(page, id[0]);
            follow(page, "报送市政府");
            assertThat(page.locator("#submitted").inputValue()).isEqualTo(today().toString());
            page.locator("#submitted").fill(today().plusDays(1).toString());
            submit(page);
            assertThat(errors(page)).contains("请填写报送日期，只能是今天（" + today() + "）");
            page.locator("#submitted").fill(today().toString());
            submit(page);
            // The bureau, whose decision was appealed, does not rule.
            assertThat(page.locator("main a[href$='/act/RECORD_RULING']").count())
                    .isZero();
        });
        DESK.as(port, "request.city.office", width, page -> {
            page.navigate("/inbox");
            assertThat(text(page)).contains(id[0]);
            page.navigate("/desk/city-office");
            assertThat(text(page)).contains("报市政府决定的争议", id[0]);
            look(page, shot + "6-office");
            page.locator("main a[href='/desk/disputes/" + id[0] + "/act/RECORD_RULING']")
                    .click();
            assertThat(text(page)).contains("申请的两项数据是最少的", "学龄计算确需出生日期", "不接受处理意见：与省厅规定不一致");
            page.locator("#document").fill("青政字〔2026〕12号");
            page.locator("#received").fill(today().toString());
            page.locator("[name=duty][value=ANSWER_ANEW]").check();
            page.locator("#order").fill("由市公安局重新答复，同意返回出生日期");
            page.locator("#because").fill("维持处理意见");
            look(page, shot + "6-ruling");
            submit(page);
            assertThat(text(page)).contains("执行中", "青政字〔2026〕12号");
        });
        var answered = town.approved(today().plusYears(1));
        DESK.as(port, "give.officer", width, page -> {
            open(page, id[0]);
            follow(page, "报告已经执行");
            page.locator("#reference").fill(refused.id());
            page.locator("#because").fill("已重新答复");
            submit(page);
            assertThat(errors(page)).contains("已经答复的申请编号");
            page.locator("#reference").fill(answered.id());
            submit(page);
            assertThat(done(page)).contains("等待对方确认");
        });
        DESK.as(port, "ask.officer", width, page -> {
            open(page, id[0]);
            follow(page, "确认已经执行");
            submit(page);
            assertThat(done(page)).contains("争议办结");
            look(page, shot + "7-closed");
            page.navigate("/desk/disputes/" + id[0] + "?lang=en");
            look(page, shot + "8-closed-en");
            page.navigate("/desk/disputes?lang=en");
            look(page, shot + "9-list-en");
            page.navigate("/desk/requests/" + refused.id() + "?lang=zh");
            assertThat(text(page)).contains(id[0]);
        });
        DESK.as(port, "request.stranger", width, page -> {
            assertThat(page.navigate("/desk/disputes/" + id[0]).status()).isEqualTo(404);
            assertThat(page.navigate("/desk/disputes/new?request=" + refused.id())
                            .status())
                    .isEqualTo(404);
        });
    }

    @Test
    void a02_a_head_who_comes_too_late_is_told_who_did_what() {
        var raised = disputes.raise(refused().id(), "REFUSED", "请重新答复", town.asker);
        DESK.as(port, "ask.head", Width.DESKTOP, page -> {
            page.navigate("/desk/disputes/" + raised.id() + "/act/BRING_TO_AUTHORITY");
            disputes.act(Decision.of(raised.id(), raised.version(), DisputeAct.BRING_TO_AUTHORITY, "协商不成"), town.head);
            page.locator("#because").fill("对方不回应");
            submit(page);
            assertThat(text(page)).contains("您的操作没有执行", "冯国栋", "市公安局", "报市大数据局", "市大数据局处理中");
            look(page, "disputes-conflict");
        });
    }

    @Test
    void a03_the_bureau_exports_what_it_sees() {
        var raised = disputes.raise(refused().id(), "OTHER", "请说明目录为何没有这一项", town.officer);
        DESK.as(port, "request.bureau", Width.DESKTOP, page -> {
            var csv = page.request().get("http://localhost:" + port + "/desk/disputes.csv?state=NEGOTIATING&sort=-id");
            assertThat(csv.text().lines().limit(2))
                    .element(1)
                    .asString()
                    .contains(raised.id() + ",协商中,市教育局,市公安局", "提供部门,其他", "部门协商");
        });
    }
}
