package org.zhanqiao.barrier.discovery.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.demand.DeskBrowser.follow;
import static org.zhanqiao.demand.DeskBrowser.look;
import static org.zhanqiao.demand.DeskBrowser.submit;
import static org.zhanqiao.demand.DeskBrowser.text;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.barrier.discovery.Look;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.demand.DeskBrowser;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.protection.Level;

/// From a matter that is typed or brought as a file to the chain of each of its papers, in a real browser.
@PlatformTest
@Import(RequestTown.class)
@TestPropertySource(properties = "zhanqiao.barrier.discovery.first-look=2h")
@TestMethodOrder(MethodOrderer.MethodName.class)
class A01_RadarBrowserTest {

    private static final DeskBrowser BROWSER = new DeskBrowser();

    private static final String FILE = """
            事项编码,事项名称,实施部门,服务对象,年办件量,材料名称,出具单位,提供方式,数据项
            RADAR-2,人才落户,市教育局,自然人,"90,000",结婚证,市公安局,申请人提供,登记日期
            ,,,,,学历证书,教育部,申请人提供,毕业院校
            ,,,,,承诺书,,申请人提供,
            ,,,,,准入通知,,系统自动生成,
            RADAR-3,写错的事项,市教育局,猫,很多,户口簿,市公安局,随便,
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Entries entries;

    @Autowired
    private Look look;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    private void as(String login, Width width, boolean javaScript, Consumer<Page> work) {
        BROWSER.as(port, login, width, javaScript, work);
    }

    @Test
    void a01_a_matter_is_stated_changed_and_shown_with_its_versions_without_javascript() {
        as("ask.officer", Width.DESKTOP, false, page -> {
            page.navigate("/desk/matters");
            follow(page, "登记事项");
            page.locator("#code").fill("RADAR-1");
            page.locator("#cases").fill("约八万");
            page.locator("#papers").fill("户口簿 | 市公安局 | 借来的 | 住址");
            submit(page);
            assertThat(page.locator(".zq-errors").textContent())
                    .contains("材料第 1 行的提供方式", "年办件量请写整数", "请写明事项名称", "请选择服务对象");
            page.locator("#name").fill("义务教育入学");
            page.locator("[name=audience][value=CITIZEN]").check();
            page.locator("#cases").fill("80000");
            page.locator("#papers").fill("户口簿 | 市公安局 |  | 家庭编号、与户主的关系");
            submit(page);
            assertThat(page.locator(".zq-done").textContent()).contains("已保存");
            follow(page, "修改事项");
            page.locator("#papers").fill("户口簿 | 市公安局 | 申请人提供 | 家庭编号\n照片");
            submit(page);
            assertThat(text(page)).contains("第 2 版", "照片", "→");
        });
    }

    @Test
    void a02_a_file_is_tried_out_line_by_line_and_then_imported_without_javascript() {
        as("ask.officer", Width.DESKTOP, false, page -> {
            page.navigate("/desk/matters/import");
            page.locator("#file")
                    .setInputFiles(new FilePayload("事项.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
            submit(page);
            assertThat(text(page)).contains("试导入结果", "有错", "第 6 行 服务对象", "看不懂", "到现在为止什么都没有改");
            page.locator("main form button[type=submit]").first().click();
            assertThat(page.locator(".zq-done").textContent()).contains("已导入 1 个事项");
            page.navigate("/desk/matters?q=结婚证");
            assertThat(text(page)).contains("人才落户").doesNotContain("写错的事项");
        });
    }

    @Test
    void a03_the_radar_leads_to_the_chain_and_a_match_is_fixed_without_javascript() {
        var dataset = entries.adopt(
                RequestTown.PROVIDER,
                EntryTexts.POPULATION,
                EntryTexts.whole("结婚登记信息", "结婚登记")
                        .with(List.of(
                                EntryTexts.idNumber(), EntryTexts.item("registered_on", "登记日期", DataType.D, Level.L2))),
                "test");
        look.lookAtAll();
        as("ask.officer", Width.DESKTOP, false, page -> {
            page.navigate("/desk/barriers");
            assertThat(text(page)).contains("不知数据可供", "无部门掌握", "已疏通", "先疏通哪一环最省事");
            page.locator("a.zq-cell", new Page.LocatorOptions().setHasText("结婚证"))
                    .first()
                    .click();
            assertThat(text(page)).contains("“结婚证”的数据链", dataset.code(), "看得到拿不到", "没有往下查", "一年少交 90,000 份");
            page.locator("main summary").click();
            page.locator("#dataset").fill("308/没有");
            submit(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("没有代码为");
            page.locator("#dataset").fill("");
            page.locator("#because").fill("要的是婚姻状况声明，不是登记");
            submit(page);
            assertThat(page.locator(".zq-done").textContent()).contains("已记下");
        });
        look.lookAtChanges();
        as("ask.officer", Width.DESKTOP, false, page -> {
            page.navigate("/desk/barriers?matter=RADAR-2");
            page.locator("a.zq-cell", new Page.LocatorOptions().setHasText("结婚证"))
                    .first()
                    .click();
            assertThat(text(page)).contains("认定没有数据资源对应", "目录里没有对应的数据资源");
        });
        as("request.stranger", Width.DESKTOP, false, page -> {
            assertThat(page.navigate("/desk/barriers/chain?matter=RADAR-2&paper=结婚证")
                            .status())
                    .isEqualTo(404);
            page.navigate("/desk/barriers");
            assertThat(text(page)).contains("还没有登记要交材料的政务服务事项");
            assertThat(page.request().get("/api/v1/barriers/radar").text()).contains("\"total\":0");
        });
    }

    @Test
    void a04_programs_read_the_same_with_the_evidence() {
        as("ask.officer", Width.DESKTOP, false, page -> {
            for (var unfit : List.of(
                    "size=201", "size=0", "page=0", "agency=91370200000000000X", "matter=NOPE", "cause=NOTHING")) {
                var answer = page.request().get("/api/v1/barriers/radar?" + unfit);
                assertThat(answer.status()).as(unfit).isEqualTo(400);
                assertThat(answer.text())
                        .as(unfit)
                        .contains("参数 " + unfit.substring(0, unfit.indexOf('=')) + " 只能是：")
                        .doesNotContain(" · ");
            }
            assertThat(page.request()
                            .get("/api/v1/measures/barriers?agency=91370200000000000X")
                            .status())
                    .isEqualTo(400);
            var answer = page.request().get("/api/v1/barriers/radar?matter=RADAR-2&cause=UNKNOWN_SUPPLY");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text())
                    .contains(
                            "\"paper\":\"学历证书\"",
                            "\"holderName\":\"教育部\"",
                            "\"cause\":\"UNKNOWN_SUPPLY\"",
                            "\"link\":\"DATASET\"",
                            "\"state\":\"BROKEN\"",
                            "the catalog holds no such dataset",
                            "\"papers\":90000");
            assertThat(page.request().get("/desk/barriers.csv?matter=RADAR-2").text())
                    .contains("人才落户,RADAR-2", "无部门掌握,NO_HOLDER", "办理中生成,GENERATED")
                    .doesNotContain("已疏通");
            assertThat(page.request()
                            .get("/desk/barriers/links.csv?matter=RADAR-2")
                            .text())
                    .contains("DATASET,不知数据可供,UNKNOWN_SUPPLY,市教育局,教育部", "人才落户：学历证书", ",90000,");
        });
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a05_every_page_looks_right_at_both_widths(Width width) {
        as("request.bureau", width, true, page -> {
            look(page, "/desk/matters", "matters-" + width);
            look(page, "/desk/matters/RADAR-1", "matter-" + width);
            look(page, "/desk/matters/RADAR-1/change", "matter-change-" + width);
            look(page, "/desk/matters/import", "matter-import-" + width);
            look(page, "/desk/barriers", "radar-" + width);
            assertThat(cut(page)).as("tables wider than the page at %s", width).isZero();
            assertThat(page.locator("table.zq-radar details a.zq-cell").first().isVisible())
                    .as("what has no barrier is folded away on a phone")
                    .isEqualTo(width == Width.DESKTOP);
            look(page, "/desk/barriers?by=papers", "radar-papers-" + width);
            assertThat(cut(page)).as("tables wider than the page at %s", width).isZero();
            look(page, "/desk/barriers/chain?matter=RADAR-2&paper=学历证书", "chain-" + width);
        });
    }

    /// Tables that must be scrolled sideways.
    private static int cut(Page page) {
        return ((Number) page.evaluate("""
                [...document.querySelectorAll('.zq-scroll')].filter(each => each.scrollWidth > each.clientWidth).length
                """)).intValue();
    }
}
