package org.zhanqiao.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.tokens.TokenHolders;

/// Making and revoking a token in a real browser, at a desk and on a phone; then a program uses it.
@PlatformTest
class TokenBrowserTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, true, DATA_OFFICER", "PHONE, false, DATA_OFFICER", "PHONE, true, CITIZEN"})
    void somebody_makes_a_token_uses_it_and_revokes_it(Width width, boolean javaScript, Role role) throws Exception {
        var name = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + width + (javaScript ? "" : "-no-js");
        var agency = TokenHolders.agency(identity, "token-browser", "D0470007", "市浏览器局");
        var login = "token.browser." + name.toLowerCase(java.util.Locale.ROOT).replace('_', '.');
        TokenHolders.person(identity, login, agency, role);
        try (var visitor = BROWSER.visitor(port, width, javaScript)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, login, TokenHolders.PASSWORD);
            page.navigate("/account");
            page.locator("a[href='/account/tokens']").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("我的访问令牌");
            assertThat(page.locator("main").textContent()).contains("还没有令牌");

            page.locator("#days").fill("400");
            page.locator("#days").press("Enter");
            assertThat(page.title()).startsWith("有误：");
            page.locator("#name").fill("夜间报表");
            page.locator("#name").press("Enter");
            assertThat(page.locator(".zq-errors").textContent()).contains("1 到 365");
            BrowserSupport.picture(page, "token-wrong-" + name);
            page.locator("#days").fill("90");
            page.locator("#days").press("Enter");
            var token = page.locator("#token").textContent();
            BrowserSupport.picture(page, "token-made-" + name);
            if (javaScript) {
                BrowserSupport.looksRight(page);
            }
            assertThat(program(token)).isEqualTo(200);

            page.navigate("/account/tokens");
            assertThat(page.content()).doesNotContain(token).contains("夜间报表");
            assertThat(page.locator("section dl").textContent()).containsPattern("最近使用\\s*\\d{4}-\\d{2}-\\d{2}");
            revoke(page, "token-list-" + name);
            assertThat(program(token)).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, true", "PHONE, false"})
    void the_system_administrator_makes_one_for_a_system(Width width, boolean javaScript) throws Exception {
        var agency = TokenHolders.agency(identity, "token-browser", "D0470007", "市浏览器局");
        TokenHolders.system(identity, "token-browser-system", agency);
        TokenHolders.person(identity, "token.browser.admin", agency, Role.SYSTEM_ADMIN);
        try (var visitor = BROWSER.visitor(port, width, javaScript)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "token.browser.admin", TokenHolders.PASSWORD);
            page.navigate("/desk/systems/token-browser-system");
            BrowserSupport.picture(page, "token-system-link-" + width);
            page.locator("a[href$='/tokens']").click();
            page.locator("#name").fill("目录同步 " + width);
            page.locator(".zq-form button").click();
            var token = page.locator("#token").textContent();
            BrowserSupport.picture(page, "token-system-made-" + width);
            if (javaScript) {
                BrowserSupport.looksRight(page);
            }
            assertThat(program(token)).isEqualTo(200);
            revoke(page, "token-system-list-" + width);
            assertThat(program(token)).isEqualTo(401);
        }
    }

    /// Revokes the first token that is listed.
    private static void revoke(Page page, String picture) {
        Locator token = page.locator("section").first();
        token.locator("summary").click();
        BrowserSupport.picture(page, picture);
        token.locator("form button").click();
        assertThat(page.locator(".zq-done").textContent()).contains("令牌已吊销");
        assertThat(page.locator("section").first().textContent()).contains("已吊销");
    }

    private int program(String token) throws Exception {
        return TokenHolders.send(port, "GET", "/api/v1/datasets", "Bearer " + token)
                .statusCode();
    }
}
