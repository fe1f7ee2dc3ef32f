package org.zhanqiao.demand.corrections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.demand.RequestDesk.done;
import static org.zhanqiao.demand.RequestDesk.errors;
import static org.zhanqiao.demand.RequestDesk.follow;
import static org.zhanqiao.demand.RequestDesk.look;
import static org.zhanqiao.demand.RequestDesk.submit;
import static org.zhanqiao.demand.RequestDesk.text;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.CallsOnRecord;
import org.zhanqiao.demand.RequestDesk;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.proceeding.Decision;

/// A wrong value from the call that returned it to the confirmed correction, in a real browser.
@PlatformTest
@Import(RequestTown.class)
class A03_CorrectionPagesBrowserTest {

    private static final RequestDesk DESK = new RequestDesk();
    private static final String CHILD = "37020220190307451X";

    @LocalServerPort
    private int port;

    @Autowired
    private RequestTown town;

    @Autowired
    private Corrections corrections;

    @Autowired
    private DataSource database;

    @Autowired
    private SecretBox box;

    @AfterAll
    static void close() {
        DESK.close();
    }

    private String call(String log) {
        return new CallsOnRecord(log, database, box)
                .served(RequestTown.CONSUMER, RequestTown.PROVIDER, RequestTown.SERVICE, CHILD);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a01_from_the_call_to_a_confirmed_correction(Width width) {
        var call = call("correction-pages-" + width);
        var shot = "corrections-" + width + "-";
        var id = new String[1];
        DESK.as(port, "ask.officer", width, page -> {
            page.navigate("/desk/corrections");
            follow(page, "申请校核");
            page.locator("#call").fill("0000");
            submit(page);
            assertThat(errors(page)).contains("没有找到本单位系统成功查到数据的这次调用");
            look(page, shot + "1-unknown");
            page.locator("#call").fill(call);
            submit(page);
            assertThat(text(page)).contains("常住人口", "市公安局", "出生日期");
            submit(page);
            assertThat(page.locator(".zq-errors li").count()).isEqualTo(4);
            look(page, shot + "2-wrong");
            page.locator("[name=item][value=birth_date]").check();
            page.locator("#subject").fill(CHILD);
            page.locator("#wrong").fill("出生日期返回 2019-03-17，应为 2019-03-07");
            page.locator("#proof").fill("户口簿第 3 页");
            submit(page);
            assertThat(done(page)).contains("10 个工作日的反馈期限从明天起算");
            assertThat(text(page)).contains("异议标注", CHILD, "存证证明这次调用确实涉及这个记录标识", "当日不计");
            id[0] = page.url().replaceFirst(".*/(C-[0-9-]+).*", "$1");
            look(page, shot + "3-filed");
        });
        DESK.as(port, "ask.head", width, page -> {
            page.navigate("/desk/corrections/" + id[0]);
            assertThat(text(page)).contains("只有双方数据专员看得到").doesNotContain(CHILD, "2019-03-17");
            assertThat(page.locator(".zq-ways a").count()).isZero();
        });
        DESK.as(port, "give.officer", width, page -> {
            page.navigate("/inbox");
            assertThat(text(page)).contains("市教育局申请校核“常住人口”的数据（" + id[0]);
            page.navigate("/desk/corrections?narrow=MINE");
            look(page, shot + "4-list");
            follow(page, id[0]);
            follow(page, "反馈：已更正");
            page.locator("#because").fill("已按 " + CHILD + " 的出生证明更正");
            submit(page);
            assertThat(errors(page)).contains("请删去身份证号");
            look(page, shot + "5-identity");
            page.locator("#because").fill("已按出生证明存根更正");
            submit(page);
            assertThat(done(page)).contains("等待使用部门重新查询并确认");
        });
        DESK.as(port, "ask.officer", width, page -> {
            page.navigate("/desk/corrections/" + id[0]);
            follow(page, "确认，办结");
            submit(page);
            assertThat(done(page)).contains("异议标注撤销");
            assertThat(text(page)).contains("已按出生证明存根更正", "已清除").doesNotContain(CHILD);
            page.navigate("/desk/corrections/" + id[0] + "?lang=en");
            look(page, shot + "6-closed-en");
            page.navigate("/desk/corrections?lang=en");
            look(page, shot + "7-list-en");
            page.navigate("/?lang=zh");
        });
        DESK.as(port, "request.stranger", width, page -> {
            assertThat(page.navigate("/desk/corrections/" + id[0]).status()).isEqualTo(404);
            page.navigate("/desk/corrections");
            assertThat(text(page)).contains("没有校核申请").doesNotContain(id[0]);
        });
    }

    @Test
    void a02_an_officer_who_comes_too_late_is_told_who_did_what() {
        var draft =
                new CorrectionDraft(call("correction-conflict"), "name", new Particulars(CHILD, "姓名少一个字", "出生医学证明"));
        var filed = corrections.file(draft, town.asker);
        DESK.as(port, "give.officer", Width.DESKTOP, page -> {
            page.navigate("/desk/corrections/" + filed.id() + "/act/REPORT_RIGHT");
            corrections.act(
                    Decision.of(filed.id(), filed.version(), CorrectionAct.REPORT_CORRECTED, "已更正"),
                    town.secondOfficer);
            page.locator("#because").fill("与档案一致");
            submit(page);
            assertThat(text(page)).contains("您的操作没有执行", "王立新", "市公安局", "反馈已更正", "已更正，待确认");
            look(page, "corrections-conflict");
        });
    }

    @Test
    void a03_the_bureau_sees_all_and_exports_what_it_sees() {
        DESK.as(port, "request.bureau", Width.DESKTOP, page -> {
            page.navigate("/desk/corrections?narrow=OPEN&q=request.person");
            look(page, "corrections-bureau");
            var csv = page.request().get("http://localhost:" + port + "/desk/corrections.csv?q=request.person");
            assertThat(csv.text().lines().findFirst().orElse("")).contains("编号,状态,使用部门,提供部门,期限,期限为暂定,逾期提醒到");
            assertThat(csv.text()).doesNotContain(CHILD);
        });
    }
}
