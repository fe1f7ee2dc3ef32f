package org.zhanqiao.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.demand.RequestDesk.done;
import static org.zhanqiao.demand.RequestDesk.errors;
import static org.zhanqiao.demand.RequestDesk.follow;
import static org.zhanqiao.demand.RequestDesk.look;
import static org.zhanqiao.demand.RequestDesk.submit;
import static org.zhanqiao.demand.RequestDesk.text;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
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
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;

/// A case from an agency that files it to its confirmation, in a real browser; and what happens around it.
@PlatformTest
@Import({LedgerTown.class, FactsForTests.class})
class A03_LedgerBrowserTest {

    private static final RequestDesk DESK = new RequestDesk();

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerTown town;

    @Autowired
    private Cases cases;

    @Autowired
    private OfficerKeys keys;

    @AfterAll
    static void close() {
        DESK.close();
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a01_from_filing_to_confirmed(Width width) {
        var shot = "ledger-" + width + "-";
        var id = new String[1];
        keys.make(town.bureau.id(), KeyAlgorithm.ED25519);
        DESK.as(port, "ledger.civil", width, page -> {
            page.navigate("/desk/cases");
            follow(page, "登记事项");
            submit(page);
            assertThat(page.locator(".zq-errors li").count()).isEqualTo(2);
            look(page, shot + "01-empty");
            page.locator("#title").fill("办新生儿落户仍要交结婚证复印件");
            page.locator("#what").fill("市南区香港中路窗口，三月以来每天十来起；民政已有婚姻登记数据。");
            submit(page);
            assertThat(done(page)).contains("市大数据局会尽快受理");
            id[0] = page.url().replaceFirst(".*/(ZG-[0-9-]+).*", "$1");
        });
        DESK.as(port, "ledger.bureau", width, page -> {
            page.navigate("/inbox");
            assertThat(text(page)).contains("收到整改事项 " + id[0]);
            page.navigate("/desk/cases/" + id[0]);
            follow(page, "受理");
            page.locator("#days").fill("三天");
            submit(page);
            assertThat(errors(page)).contains("请填 1 到 250 的整数");
            page.locator("#days").fill("15");
            submit(page);
            follow(page, "交办");
            page.locator("#agency").selectOption(LedgerTown.POLICE);
            look(page, shot + "02-assign");
            submit(page);
            assertThat(done(page)).contains("责任单位已收到消息");
        });
        DESK.as(port, "ledger.officer", width, page -> {
            page.navigate("/desk");
            look(page, shot + "03-home");
            page.locator(".zq-work a[href='/desk/cases?narrow=MINE']").click();
            look(page, shot + "03-mine");
            follow(page, id[0]);
            assertThat(text(page)).contains("自提出之日起", "15 个工作日");
            follow(page, "签收");
            page.locator("#person").selectOption("ledger.officer");
            submit(page);
            follow(page, "制定路线图");
            page.locator("#milestones").fill("年底前 上线");
            submit(page);
            assertThat(errors(page)).contains("第 1 行：请以日期开头");
            page.locator("#milestones").fill("2026-01-05 接口改造上线\n2026-01-06 窗口停收复印件");
            submit(page);
            follow(page, "报告已整改");
            page.locator("#because").fill("婚姻登记信息已接入落户系统，窗口停收复印件");
            submit(page);
            page.locator("#file")
                    .setInputFiles(new FilePayload("会议纪要.pdf", "text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
            page.locator("form[enctype] button").click();
            assertThat(errors(page)).contains("文件按内容识别");
            page.locator("#file")
                    .setInputFiles(new FilePayload(
                            "会议纪要.pdf", "application/pdf", "%PDF-1.7 minutes".getBytes(StandardCharsets.UTF_8)));
            page.locator("form[enctype] button").click();
            assertThat(text(page)).contains("1 会议纪要.pdf");
            look(page, shot + "04-remedied");
        });
        DESK.as(port, "ledger.bureau", width, page -> {
            page.navigate("/desk/cases/" + id[0]);
            follow(page, "核实销号");
            look(page, shot + "05-verify");
            submit(page);
            assertThat(done(page)).contains("已核实");
            assertThat(text(page)).contains("凭证据材料第 1 份");
        });
        DESK.as(port, "ledger.civil", width, page -> {
            page.navigate("/desk/cases/" + id[0]);
            follow(page, "确认已解决");
            submit(page);
            assertThat(text(page)).contains("已销号", "其中 1 个确认已解决");
            look(page, shot + "06-closed");
            page.navigate("/desk/cases/" + id[0] + "?lang=en");
            look(page, shot + "07-closed-en");
            page.navigate("/?lang=zh");
        });
    }

    @Test
    void a02_an_act_that_comes_too_late_is_told_who_did_what() {
        var triaged = town.triaged(filed("冲突"));
        DESK.as(port, "ledger.bureau", Width.DESKTOP, page -> {
            page.navigate("/desk/cases/" + triaged.id() + "/act/ASSIGN");
            town.act(triaged, CaseAct.ASSIGN, town.bureau, Map.of(CaseDetail.AGENCY, LedgerTown.CIVIL));
            page.locator("#agency").selectOption(LedgerTown.POLICE);
            page.locator("#because").fill("写了很久的交办意见");
            submit(page);
            assertThat(text(page)).contains("您的操作没有执行", "陈督办", "交办", "已交办", "您写的内容");
            assertThat(page.locator("textarea[aria-labelledby=written]").inputValue())
                    .isEqualTo("写了很久的交办意见");
            look(page, "ledger-conflict");
        });
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a03_many_at_once_a_letter_the_board_and_a_campaign(Width width) {
        var shot = "ledger-" + width + "-";
        var one = town.triaged(filed("批量一"));
        var other = town.triaged(filed("批量二"));
        var moved = town.triaged(filed("批量三"));
        var code = "campaign-" + width.name().toLowerCase(Locale.ROOT);
        DESK.as(port, "ledger.bureau", width, page -> {
            page.navigate("/desk/cases?q=" + "批量" + "&state=TRIAGED");
            for (var each : new Case[] {one, other, moved}) {
                page.locator("[value^='" + each.id() + "@']").check();
            }
            page.locator("#act").selectOption("ASSIGN");
            look(page, shot + "11-chosen");
            page.locator("form[action='/desk/cases/bulk'] button").click();
            town.act(moved, CaseAct.REFUSE, town.bureau);
            page.locator("#agency").selectOption(LedgerTown.POLICE);
            look(page, shot + "12-bulk");
            submit(page);
            assertThat(text(page)).contains("办成 2 个，未办 1 个", moved.id(), "未办：情况已变", "不予受理");
            look(page, shot + "13-outcome");
            page.navigate("/desk/cases/" + one.id() + "/act/SUPERVISE");
            page.locator("#answer-by").fill("2020-01-01");
            page.locator("#because").fill("请于本月内与民政局对接婚姻登记接口。");
            submit(page);
            assertThat(errors(page)).contains("请填今天以后的日期");
            page.locator("#answer-by").fill("2099-01-01");
            submit(page);
            follow(page, "督办函 ZG-");
            assertThat(text(page)).contains("青岛市公安局：", "请于本月内与民政局对接婚姻登记接口", "责任单位不因督办而改变");
            look(page, shot + "14-letter");
            page.navigate("/desk/cases/board");
            assertThat(text(page)).contains("市公安局");
            look(page, shot + "15-board");
            page.navigate("/desk/campaigns/new?template=BARRIERS");
            page.locator("#code").fill(code);
            submit(page);
            assertThat(page.locator(".zq-errors li").count()).isEqualTo(2);
            page.locator("#name").fill("数据壁垒清零行动");
            page.locator("#goal").fill("凡是市里已有的数据，不再让群众和企业重复提交。");
            page.locator("#quotas").fill("市公安局 12");
            look(page, shot + "16-campaign-form");
            submit(page);
            assertThat(text(page)).contains("征集问题", "逐项整改", "市公安局");
            page.navigate("/desk/cases/" + filed("列入行动").id() + "/act/TRIAGE");
            page.locator("#campaign").selectOption(code);
            submit(page);
            page.navigate("/desk/campaigns/" + code);
            look(page, shot + "17-campaign");
            assertThat(text(page)).contains("占 0%");
        });
        DESK.as(port, "ledger.civil", width, page -> {
            page.navigate("/desk/campaigns/" + code);
            assertThat(page.locator("a[href$='/edit']").count()).isZero();
            page.navigate("/campaigns/" + code);
            assertThat(text(page)).contains("凡是市里已有的数据").doesNotContain("市公安局");
            look(page, shot + "18-face");
        });
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a04_a_list_is_tried_out_line_by_line_and_then_filed(Width width) {
        var shot = "ledger-import-" + width + "-";
        var list = """
                来源编号,类别,标题,问题描述,责任单位,责任人,提出日期,路线图
                W-%1$s-1,数据壁垒,清单一 %1$s：办居住证仍要租房合同备案,市北窗口每天三十来起,市公安局,郑海燕,2026-09-01,2026-12-10 接口上线；2026-12-20 停收
                W-%1$s-2,数据质量,清单二 %1$s：住址缺门牌号,三成住址对不上地图,,,,
                W-%1$s-3,猫,清单三 %1$s：类别写错,窗口仍要,无此局,王不在,昨天,
                """.formatted(width);
        DESK.as(port, "ledger.bureau", width, page -> {
            page.navigate("/desk/cases");
            follow(page, "从文件导入");
            submit(page);
            assertThat(errors(page)).contains("请选择一个文件");
            look(page, shot + "1-bring");
            page.locator("#file")
                    .setInputFiles(new FilePayload("清单.xlsx", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
            submit(page);
            assertThat(errors(page)).contains("扩展名是 .xlsx，内容却是文本");
            page.locator("#file")
                    .setInputFiles(new FilePayload("清单.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
            submit(page);
            assertThat(text(page)).contains("没有“猫”这一类", "没有名为“无此局”的单位", "“昨天”不是日期", "登记 2 个新事项");
            look(page, shot + "2-tried");
            submit(page);
            assertThat(done(page)).contains("已登记 2 个事项");
            look(page, shot + "3-filed");
            var export = page.request().get("/desk/cases.csv?q=W-" + width + "&size=1");
            assertThat(export.status()).isEqualTo(200);
            page.navigate("/desk/cases?q=清单一 " + width);
            assertThat(text(page)).contains("清单一 " + width, "市公安局", "郑海燕");
            page.locator("tbody th a").first().click();
            assertThat(text(page)).contains("来源编号 W-" + width + "-1", "接口上线");
            look(page, shot + "4-case");
            page.navigate("/desk/cases?q=清单二 " + width);
            page.locator("tbody th a").first().click();
            follow(page, "按规则核对");
            submit(page);
            assertThat(errors(page)).contains("请先把事项交办给责任单位");
            look(page, shot + "5-rows");
        });
        DESK.as(port, "ledger.officer", width, page -> {
            page.navigate("/inbox");
            assertThat(text(page)).contains("市大数据局导入整改清单，交办市公安局 1 项");
        });
    }

    private Case filed(String title) {
        return cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        new Case.About(title, "窗口仍要求提交市里已有的材料", "", ""),
                        "",
                        Reporter.Kind.AGENCY,
                        LedgerTown.CIVIL,
                        java.time.Instant.now()),
                town.civilOfficer);
    }
}
