package org.zhanqiao.exchange.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;

/// A security administrator at work, in a real browser.
@PlatformTest
@Import(GrantTown.class)
class A02_SecurityDeskBrowserTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();

    @LocalServerPort
    private int port;

    @Autowired
    private GrantTown town;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a01_a_grant_is_signed_suspended_resumed_and_revoked(boolean javaScript) {
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, javaScript)) {
            var page = visitor.newPage();
            // Tabler scrolls smoothly; without JavaScript the browser cannot tell the driver when it has come to rest.
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            BrowserSupport.signIn(page, "security.a", GrantTown.PASSWORD);
            page.navigate("/security/grants");
            page.locator("main a.zq-button").first().click();
            page.locator("#caller").selectOption(GrantTown.SYSTEM);
            page.locator("#service").selectOption(GrantTown.SERVICE);
            submit(page);
            submit(page);
            assertThat(page.locator(".zq-errors li").count()).isGreaterThan(5);
            fill(page);
            submit(page);
            assertThat(page.locator("main").textContent()).contains("保留前 3 位和后 4 位", "签署后一秒之内全市生效");
            page.locator("main form").nth(1).locator("button").click();
            assertThat(page.locator("#purpose").inputValue()).isEqualTo("入学资格核验");
            assertThat(page.locator("#mask-name").inputValue()).isEqualTo("keep");
            submit(page);
            page.locator("main form").first().locator("button").click();
            assertThat(page.locator(".zq-done").textContent()).contains("授权已签署");
            decide(page, "暂停", "一秒之内全市停止提供", "例行核查", "授权已暂停");
            decide(page, "恢复", "一秒之内全市生效", "核查完毕", "授权已恢复");
            decide(page, "撤销", "撤销后不可恢复", "协议终止", "授权已撤销");
            assertThat(page.locator(".zq-ways").count()).isZero();
            assertThat(page.locator("main table").first().locator("tbody tr").count())
                    .isEqualTo(4);
        }
    }

    private static void submit(Page page) {
        page.locator("main form button[type=submit]").last().click();
    }

    private static void fill(Page page) {
        page.locator("#purpose").fill("入学资格核验");
        page.locator("#matter").fill("义务教育入学");
        page.locator("#legalBasis").fill("《政务数据共享条例》第二十条");
        page.locator("#agreement").fill("0f".repeat(32));
        page.locator("[name=mode][value=query]").check();
        page.locator("#key-id_number").check();
        page.locator("#mask-name").selectOption("keep");
        page.locator("[name=size-name]").fill("3:4");
        page.locator("#mask-birth_date").selectOption("year");
        page.locator("#mask-address").selectOption("sm4");
        page.locator("[name=filterItem-1]").selectOption("married");
        page.locator("[name=comparison-1]").selectOption("EQUAL");
        page.locator("[name=values-1]").fill("true");
        page.locator("#until").fill("2099-12-31");
    }

    private static void decide(Page page, String decision, String effect, String because, String done) {
        page.locator(".zq-ways a", new Page.LocatorOptions().setHasText(decision))
                .click();
        assertThat(page.locator("main").textContent()).contains(effect);
        page.locator("#because").fill(because);
        submit(page);
        assertThat(page.locator(".zq-done").textContent()).contains(done);
        assertThat(page.locator("main").textContent()).contains(because);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a02_every_page_looks_right_in_both_languages(Width width) {
        twoNodesServe();
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "security.b", GrantTown.PASSWORD);
            page.navigate("/security/grants/new/terms?caller=" + GrantTown.SYSTEM + "&service=" + GrantTown.SERVICE);
            fill(page);
            submit(page);
            page.locator("main form").first().locator("button").click();
            var id = page.url().replaceFirst(".*/(G-[0-9-]+).*", "$1");
            reach(id);
            for (var language : new String[] {"zh", "en"}) {
                var name = "security-" + language + "-" + width;
                page.navigate("/?lang=" + language);
                look(page, "/security/grants", name + "-list");
                look(page, "/security/grants?state=REVOKED&q=nothing", name + "-nothing");
                look(page, "/security/grants/new", name + "-sign-1");
                look(
                        page,
                        "/security/grants/new/terms?caller=" + GrantTown.SYSTEM + "&service=" + GrantTown.SERVICE,
                        name + "-sign-2");
                submit(page);
                BrowserSupport.picture(page, name + "-sign-2-wrong");
                BrowserSupport.looksRight(page);
                fill(page);
                submit(page);
                BrowserSupport.picture(page, name + "-sign-3");
                BrowserSupport.looksRight(page);
                look(page, "/security/grants/" + id, name + "-grant");
                look(page, "/security/grants/" + id + "/revoke", name + "-revoke");
                submit(page);
                BrowserSupport.picture(page, name + "-revoke-wrong");
                BrowserSupport.looksRight(page);
                assertThat(BrowserSupport.bytes(page)).isLessThan(300_000);
            }
        } finally {
            jdbc.sql("delete from exchange.node").update();
        }
    }

    /// Two nodes as they report themselves, for an hour.
    private void twoNodesServe() {
        jdbc.sql("""
                insert into exchange.node (id, log_origin, log_key, started_at, renewed_at)
                select 'node-' || n, 'origin', 'key', clock_timestamp() - interval '1 hour',
                  clock_timestamp() + interval '1 hour'
                from generate_series(1, 2) n on conflict do nothing
                """).update();
    }

    private void reach(String grant) {
        jdbc.sql("""
                insert into exchange.node_epoch (node, epoch, reached_at)
                select 'node-' || n, plan.epoch, plan.changed_at + interval '180 ms'
                from generate_series(1, 2) n, exchange.plan where grant_id = :grant
                """).param("grant", grant).update();
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a03_an_sm4_key_is_registered_replaced_and_withdrawn(Width width) {
        var system = "sm4-" + width.name().toLowerCase(java.util.Locale.ROOT);
        town.identity
                .registerSystem(
                        org.zhanqiao.identity.CallingSystem.of(system, GrantTown.CONSUMER, "入学报名系统", "核验入学资格", false))
                .orThrow();
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "grant.system", GrantTown.PASSWORD);
            page.navigate("/desk/systems/" + system);
            register(page, "nonsense");
            assertThat(page.locator(".zq-errors").textContent()).contains("须为 16 个随机字节");
            register(page, "000102030405060708090a0b0c0d0e0f");
            assertThat(page.locator(".zq-done").textContent()).contains("SM4 密钥已登记");
            var first = town.identity.findSm4Key(system).orElseThrow().keyId();
            register(page, "AAECAwQFBgcICQoLDA0OEA==");
            assertThat(town.identity.findSm4Key(system))
                    .hasValueSatisfying(key -> assertThat(key.keyId()).isNotEqualTo(first));
            assertThat(page.content()).doesNotContain("AAECAwQFBgcICQoLDA0OEA==", "0001020304");
            BrowserSupport.picture(page, "system-sm4-" + width);
            BrowserSupport.looksRight(page);
            page.locator("summary", new Page.LocatorOptions().setHasText("撤回密钥"))
                    .click();
            page.locator("form[action$=withdraw] button").click();
            assertThat(page.locator(".zq-done").textContent()).contains("已撤回");
            assertThat(town.identity.findSm4Key(system)).isEmpty();
        }
    }

    private static void register(Page page, String key) {
        page.locator("#sm4Key").fill(key);
        page.locator("form[action$=sm4-key] button").click();
    }

    private static void look(Page page, String path, String name) {
        assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
        BrowserSupport.picture(page, name);
        BrowserSupport.looksRight(page);
    }

    @Test
    void a04_while_a_node_lags_the_page_says_so_and_follows_by_itself() {
        twoNodesServe();
        try (var visitor = BROWSER.visitor(port, Width.PHONE, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "security.a", GrantTown.PASSWORD);
            page.navigate("/security/grants/new/terms?caller=" + GrantTown.SYSTEM + "&service=" + GrantTown.SERVICE);
            fill(page);
            submit(page);
            page.locator("main form").first().locator("button").click();
            assertThat(page.locator("#spread").textContent()).contains("2 个节点中 0 个");
            reach(page.url().replaceFirst(".*/(G-[0-9-]+).*", "$1"));
            page.locator("#spread", new Page.LocatorOptions().setHasText("全部 2 个节点已于 0.2 秒内按此执行"))
                    .waitFor();
            assertThat(page.locator("#spread a").count()).isZero();
        } finally {
            jdbc.sql("delete from exchange.node").update();
        }
    }
}
