package org.zhanqiao.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The search as people and programs meet it.
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A03_SearchPagesTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "long enough for a search";
    private static final BrowserSupport BROWSER = BrowserSupport.start();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Entries entries;

    @Autowired
    private Identity identity;

    @Autowired
    private CatalogSearch search;

    @LocalServerPort
    private int port;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @BeforeAll
    void publish() {
        var agency = EntryTexts.agency(identity, "77010002", "search-pages", "海藻管理局");
        var other = EntryTexts.agency(identity, "77010003", "search-pages-two", "藻类检测所");
        adopt(agency.code(), "海藻养殖许可证信息", 1, false);
        adopt(agency.code(), "海藻养殖许可证注销信息", 2, true);
        adopt(other.code(), "海藻质量检测信息", 3, true);
        identity.registerPerson(new NewPerson("search.bureau", "检索员", null, Roles.of(Role.BUREAU), PASSWORD, null))
                .orThrow();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> search.search(new SearchQuery("海藻", Map.of(), 1, 20)) instanceof SearchOutcome.Found found
                        && found.total() == 3);
    }

    private void adopt(String agency, String name, int number, boolean open) {
        var text = EntryTexts.whole(name, "检索页面测试" + number);
        entries.adopt(
                agency,
                EntryTexts.POPULATION,
                open ? text.with(new Sharing.Unconditional(), new EntryMetadata.Opening("UNCONDITIONAL", "")) : text,
                "test");
    }

    private String page(String address, Role role, int status) throws Exception {
        return mvc.perform(get(java.net.URI.create(address)).with(SignInAs.a(role)))
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private JsonNode api(String query, int status) throws Exception {
        return JSON.readTree(page("/api/v1/datasets?" + query, Role.DATA_OFFICER, status));
    }

    @Test
    void a01_results_are_marked_and_counted_by_facets() throws Exception {
        var page = page("/catalog?q=" + encoded("养殖许可"), Role.BUREAU, 200);
        assertThat(page).contains("海藻<mark>养殖许可</mark>证信息", "共 2 条", "提供单位", "无条件共享", "有条件共享");
        assertThat(page("/catalog?q=" + encoded("海藻") + "&share-type=CONDITIONAL", Role.BUREAU, 200))
                .contains("共 1 条", "取消");
    }

    @Test
    void a02_one_wrong_character_is_forgiven_and_the_right_word_offered() throws Exception {
        assertThat(page("/catalog?q=" + encoded("海早养殖"), Role.BUREAU, 200)).contains("海藻养殖");
        assertThat(page("/catalog?q=" + encoded("海澡质凉检测"), Role.BUREAU, 200)).contains("<h1>");
    }

    @Test
    void a03_a_citizen_sees_what_is_open_alone() throws Exception {
        var page = page("/catalog?q=" + encoded("海藻"), Role.CITIZEN, 200);
        assertThat(page).contains("共 2 条").doesNotContain("有条件共享");
        assertThat(page("/catalog?q=" + encoded("海藻") + "&open-type=DISALLOWED", Role.CITIZEN, 200))
                .contains("没有找到条目");
    }

    @Test
    void a04_nothing_found_helps_on_and_hostile_questions_are_answered_plainly() throws Exception {
        assertThat(page("/catalog?q=" + encoded("犇羴鱻"), Role.BUREAU, 200)).contains("没有找到条目", "换一种说法");
        assertThat(page("/catalog?q=" + "x".repeat(10_000), Role.BUREAU, 200)).contains("检索词过长");
        assertThat(page("/catalog?q=" + encoded("***"), Role.BUREAU, 200)).contains("没有可检索的文字");
        assertThat(page("/catalog?q=" + encoded("<script>alert(1)</script>"), Role.BUREAU, 200))
                .doesNotContain("<script>alert");
        for (var odd : List.of("page=-1", "page=99999999999", "page=x", "level=9", "agency=')", "size=0")) {
            page("/catalog?q=" + encoded("海藻") + "&" + odd, Role.BUREAU, 200);
        }
        page("/catalog?q=" + encoded("海藻") + "&level=%00", Role.BUREAU, 400);
    }

    @Test
    void a05_a_program_reads_the_same() throws Exception {
        var json = api("q=" + encoded("海藻养殖") + "&size=1", 200);
        assertThat(json.path("total").asLong()).isGreaterThanOrEqualTo(2);
        var item = json.path("items").path(0);
        assertThat(item.path("name").asString()).startsWith("海藻养殖许可证");
        assertThat(item.path("agency").path("name").asString()).isEqualTo("海藻管理局");
        assertThat(item.path("level").asInt()).isEqualTo(3);
        assertThat(item.path("highlights").path("name").asString()).startsWith("<em>海藻养殖</em>");
        assertThat(json.path("facets").path("share-type").size()).isEqualTo(2);
        var next = api(
                "q=" + encoded("海藻养殖") + "&size=1&after=" + json.path("after").asString(), 200);
        assertThat(next.path("items").path(0).path("code").asString())
                .isNotEqualTo(item.path("code").asString());
    }

    @Test
    void a06_a_program_is_told_what_is_wrong() throws Exception {
        assertThat(api("page=0", 400).path("type").asString()).isEqualTo("urn:zhanqiao:problem:catalog-page");
        assertThat(api("after=zz", 400).path("type").asString()).isEqualTo("urn:zhanqiao:problem:catalog-after");
        assertThat(api("after=!!", 400).path("detailEn").asString()).contains("Use after");
        for (var wrong :
                List.of("level=9", "share-type=ALL", "cycle=SOMETIMES", "open-type=x", "agency=zzz", "class=9")) {
            assertThat(api(wrong, 400).path("type").asString()).isEqualTo("urn:zhanqiao:problem:parameter");
        }
        assertThat(api("level=9", 400).path("detail").asString()).contains("参数 level 只能是：1、2、3、4");
        assertThat(api("size=1000", 400).path("type").asString()).isEqualTo("urn:zhanqiao:problem:catalog-page");
        api("level=3&share-type=CONDITIONAL&cycle=DAILY", 200);
        mvc.perform(get("/api/v1/datasets")).andExpect(status().isUnauthorized());
    }

    @Test
    void a07_in_a_browser_wide_and_narrow_with_and_without_javascript() {
        for (var width : BrowserSupport.Width.values()) {
            boolean javaScript = width == BrowserSupport.Width.DESKTOP;
            try (var visitor = BROWSER.visitor(port, width, javaScript)) {
                Page page = visitor.newPage();
                BrowserSupport.signIn(page, "search.bureau", PASSWORD);
                page.navigate("/catalog");
                page.locator("#q").fill("海藻");
                page.locator("form.zq-search button").click();
                assertThat(page.locator(".zq-hits > li").count()).isEqualTo(3);
                page.locator(".zq-facets a", new Page.LocatorOptions().setHasText("无条件共享"))
                        .first()
                        .click();
                assertThat(page.locator(".zq-hits > li").count()).isEqualTo(2);
                assertThat(page.locator(".zq-hits mark").count()).isPositive();
                BrowserSupport.picture(page, "catalog-search-" + width);
                if (javaScript) {
                    BrowserSupport.looksRight(page);
                    assertThat(BrowserSupport.bytes(page)).isLessThan(300_000);
                }
            }
        }
    }
}
