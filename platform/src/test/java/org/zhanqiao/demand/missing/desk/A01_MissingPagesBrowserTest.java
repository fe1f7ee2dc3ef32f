package org.zhanqiao.demand.missing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhanqiao.demand.DeskBrowser.follow;
import static org.zhanqiao.demand.DeskBrowser.look;
import static org.zhanqiao.demand.DeskBrowser.submit;
import static org.zhanqiao.demand.DeskBrowser.text;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.search.CatalogSearch;
import org.zhanqiao.catalog.search.SearchOutcome;
import org.zhanqiao.catalog.search.SearchQuery;
import org.zhanqiao.demand.DeskBrowser;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.missing.MissingActKind;
import org.zhanqiao.demand.missing.MissingData;
import org.zhanqiao.demand.missing.MissingDataset;
import org.zhanqiao.demand.missing.MissingDecision;
import org.zhanqiao.demand.missing.MissingDetail;
import org.zhanqiao.demand.missing.Need;

/// From a search in vain to a published entry, in a real browser.
@PlatformTest
@Import(RequestTown.class)
class A01_MissingPagesBrowserTest {

    private static final DeskBrowser BROWSER = new DeskBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private RequestTown town;

    @Autowired
    private MissingData missing;

    @Autowired
    private Entries entries;

    @Autowired
    private CatalogSearch search;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    private void as(String login, Width width, boolean javaScript, Consumer<Page> work) {
        BROWSER.as(port, login, width, javaScript, work);
    }

    private void waitFor(String words) {
        await().until(() -> search.search(new SearchQuery(words, Map.of(), 1, 5)) instanceof SearchOutcome.Found found
                && found.total() > 0);
    }

    private static LocalDate today() {
        return Instant.now().atZone(org.zhanqiao.web.Page.ZONE).toLocalDate();
    }

    @Test
    void a01_from_a_search_in_vain_to_a_published_entry_without_javascript() {
        waitFor("常住人口");
        var id = new String[1];
        as("ask.officer", Width.DESKTOP, false, page -> {
            page.navigate("/catalog?q=校车接送登记");
            follow(page, "确实没有的，请提出缺失数据");
            assertThat(page.locator("#name").inputValue()).isEqualTo("校车接送登记");
            submit(page);
            assertThat(page.locator(".zq-errors li").count()).isEqualTo(5);
            page.locator("#items").fill("车牌号码\n学生姓名、站点");
            page.locator("#purpose").fill("核对接送名单");
            page.locator("#matter").fill("校车服务");
            page.locator("#sparedPaper").fill("接送协议复印件");
            page.locator("#legalBasis").fill("《校车安全管理条例》第十条");
            submit(page);
            assertThat(page.locator(".zq-done").textContent()).contains("已提交市大数据局");
            id[0] = page.url().replaceFirst(".*/(M-[0-9-]+).*", "$1");
        });
        as("request.stranger", Width.DESKTOP, false, page -> {
            page.navigate("/desk/missing");
            follow(page, id[0]);
            follow(page, "附议");
            page.locator("#items").fill("站点");
            page.locator("#purpose").fill("规划站点");
            page.locator("#matter").fill("校车服务");
            page.locator("#sparedPaper").fill("站点申请表");
            page.locator("#legalBasis").fill("《校车安全管理条例》第二十条");
            submit(page);
            assertThat(text(page)).contains("需要的部门（2）", "站点申请表");
        });
        as("request.bureau", Width.DESKTOP, false, page -> {
            page.navigate("/desk/missing?show=BUREAU");
            follow(page, id[0]);
            follow(page, "确定数源部门");
            submit(page);
            assertThat(page.locator(".zq-errors li").count()).isEqualTo(3);
            page.locator("#agency").selectOption(RequestTown.PROVIDER);
            page.locator("#basis").fill("《校车安全管理条例》第十五条");
            page.locator("#day").fill(today().plusDays(7).toString());
            submit(page);
            assertThat(page.locator(".zq-done").textContent()).contains("已告知数源部门");
        });
        var entry = entries.adopt(
                RequestTown.PROVIDER, EntryTexts.POPULATION, EntryTexts.whole("校车接送登记信息", "校车接送登记"), "test");
        as("give.officer", Width.DESKTOP, false, page -> {
            page.navigate("/desk/missing?show=SOURCE");
            follow(page, id[0]);
            follow(page, "认领");
            page.locator("#day").fill(today().plusDays(30).toString());
            submit(page);
            follow(page, "登记已发布的条目");
            page.locator("#entry").fill(entry.code());
            submit(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("条目里没有这 2 项：车牌号码、站点");
            assertThat(text(page)).contains("需要 3 个数据项，条目里按名称找到 1 个");
            page.locator("#because").fill("站点由交通部门登记");
            submit(page);
            assertThat(text(page)).contains("已办结", "已发布", entry.code(), "条目里没有找到这些数据项：车牌号码、站点");
        });
        as("request.stranger", Width.DESKTOP, false, page -> {
            page.navigate("/inbox");
            assertThat(text(page)).contains("缺失数据需求 " + id[0] + "“校车接送登记”：已发布条目 " + entry.code() + "，但其中没有：车牌号码、站点");
        });
    }

    @Test
    void a02_what_the_catalog_holds_shows_while_somebody_types_and_has_to_be_looked_at() {
        waitFor("常住人口");
        var other = missing.state(
                "常住人口随迁子女信息", new Need.Text(List.of("姓名"), "核定学位", "义务教育入学", "随迁证明", "《义务教育法》第十二条"), town.stranger);
        as("ask.officer", Width.DESKTOP, true, page -> {
            page.navigate("/desk/missing/new");
            page.locator("#name").pressSequentially("常住人口");
            page.locator("#held a", new Page.LocatorOptions().setHasText("申请使用这项数据"))
                    .first()
                    .waitFor();
            assertThat(page.locator("#held").textContent()).contains("目录里已有下列条目", "常住人口", other.name(), "附议");
            BrowserSupport.picture(page, "missing-while-typing");
            BrowserSupport.looksRight(page);
            submit(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("勾选“都看过了”");
            follow(page, "申请使用这项数据");
            assertThat(page.locator("#service").inputValue()).isEqualTo(RequestTown.SERVICE);
        });
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a03_every_page_looks_right_in_both_languages(Width width) {
        var need = new Need.Text(List.of("户主姓名", "家庭成员数", "低保类别"), "核定救助家庭的人口数", "社会救助", "家庭成员情况证明", "《社会救助暂行办法》第十一条");
        var stated = missing.state("受助家庭人口登记" + width, need, town.asker);
        var accepted = accept(missing.state("托育机构备案" + width + "在托儿童", need, town.asker));
        as("ask.officer", width, true, page -> {
            for (var language : new String[] {"zh", "en"}) {
                var name = "missing-" + language + "-" + width;
                page.navigate("/?lang=" + language);
                look(page, "/desk/missing", name + "-list");
                look(page, "/desk/missing/new?name=" + "受助家庭人口登记", name + "-new");
                submit(page);
                BrowserSupport.picture(page, name + "-new-wrong");
                BrowserSupport.looksRight(page);
                look(page, "/desk/missing/" + accepted.id(), name + "-one");
                assertThat(BrowserSupport.bytes(page)).isLessThan(300_000);
            }
        });
        as(
                "request.stranger",
                width,
                true,
                page -> look(page, "/desk/missing/" + stated.id() + "/second", "missing-second-" + width));
        as("request.bureau", width, true, page -> {
            look(page, "/desk/missing?show=BUREAU", "missing-bureau-" + width);
            look(page, "/desk/missing/" + stated.id() + "/act/ASSIGN", "missing-assign-" + width);
            submit(page);
            BrowserSupport.picture(page, "missing-assign-wrong-" + width);
            BrowserSupport.looksRight(page);
        });
    }

    private MissingDataset accept(MissingDataset stated) {
        var assigned = missing.act(
                new MissingDecision(
                        stated.id(),
                        stated.version(),
                        MissingActKind.ASSIGN,
                        "",
                        new MissingDetail.Duty(RequestTown.PROVIDER, "《户口登记条例》第三条", today().plusDays(5))),
                town.bureau);
        return missing.act(
                new MissingDecision(
                        stated.id(),
                        assigned.version(),
                        MissingActKind.ACCEPT,
                        "随新一期普查一并编目",
                        new MissingDetail.Day(today().plusDays(60))),
                town.officer);
    }

    @Test
    void a04_whoever_comes_too_late_is_told_who_did_what() {
        var need = new Need.Text(List.of("数量"), "统计", "统计调查", "报表", "《统计法》第七条");
        var stated = missing.state("渔船停靠泊位占用", need, town.asker);
        as("request.bureau", Width.DESKTOP, true, page -> {
            page.navigate("/desk/missing/" + stated.id() + "/act/DECLINE");
            accept(stated);
            page.locator("#basis").fill("《统计法》第九条");
            page.locator("#because").fill("属于统计调查资料");
            submit(page);
            assertThat(text(page)).contains("您的操作没有执行", "郑海燕", "认领", "编目中");
        });
    }

    @Test
    void a05_whoever_points_to_an_entry_is_shown_what_the_catalog_finds() {
        waitFor("常住人口");
        var need = new Need.Text(List.of("姓名", "住址"), "核对居住地", "社会救助", "居住证明", "《社会救助暂行办法》第十一条");
        var stated = missing.state("常住人口居住地台账", need, town.asker);
        as("request.bureau", Width.PHONE, true, page -> {
            look(page, "/desk/missing/" + stated.id() + "/act/POINT", "missing-point-PHONE");
            assertThat(text(page)).contains("目录中查到的", "308/" + RequestTown.SERVICE);
            page.locator("#entry").fill("308/" + RequestTown.SERVICE);
            page.locator("#because").fill("公安部门的常住人口中已有住址");
            submit(page);
            assertThat(text(page)).contains("目录已有", "308/" + RequestTown.SERVICE);
        });
        as("ask.officer", Width.DESKTOP, false, page -> {
            page.navigate("/desk/missing/" + stated.id());
            follow(page, "申请使用这项数据");
            assertThat(page.locator("#service").inputValue()).isEqualTo(RequestTown.SERVICE);
        });
    }
}
