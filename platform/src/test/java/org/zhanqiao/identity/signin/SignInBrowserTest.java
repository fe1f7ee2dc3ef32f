package org.zhanqiao.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.KeyOffer;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// The doors and the system administrator's desk in a real browser, at a desk and on a phone, with JavaScript and
/// without.
@PlatformTest
class SignInBrowserTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();
    private static final String PASSWORD = "correct horse battery";
    private static final long LARGEST_PAGE = 300_000;

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @BeforeEach
    void register() {
        if (identity.findPersonByLogin("browser.admin").isPresent()) {
            return;
        }
        var agency = identity.registerAgency(
                        new Agency("91370200163562681G", "browser-agency", "青岛市示例局", "市示例局", "370200"))
                .orThrow();
        identity.registerPerson(
                        new NewPerson("browser.admin", "陈管理", null, Roles.of(Role.SYSTEM_ADMIN), PASSWORD, null))
                .orThrow();
        identity.registerPerson(new NewPerson("browser.citizen", "林居民", null, Roles.of(Role.CITIZEN), PASSWORD, null))
                .orThrow();
        identity.registerPerson(new NewPerson(
                        "browser.officer", "周专员", agency.code(), Roles.of(Role.DATA_OFFICER), PASSWORD, null))
                .orThrow();
        identity.registerSystem(CallingSystem.of("browser-system", agency.code(), "示例登记系统", "示例业务核验", false))
                .orThrow();
        identity.addKey("browser-system", new KeyOffer.Hmac(), Duration.ofDays(90));
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, true", "PHONE, true", "DESKTOP, false", "PHONE, false"})
    void a_citizen_signs_in_and_out(Width width, boolean javaScript) {
        var name = "-" + width + (javaScript ? "" : "-no-js");
        try (var visitor = BROWSER.visitor(port, width, javaScript)) {
            var page = visitor.newPage();
            BrowserSupport.typeSignIn(page, "browser.citizen", "a wrong password");
            assertThat(page.title()).startsWith("有误：");
            assertThat(page.locator(".zq-errors").textContent()).contains("账号或密码不正确");
            if (javaScript) {
                assertThat(page.evaluate("document.activeElement.className")).isEqualTo("zq-errors");
            }
            BrowserSupport.picture(page, "sign-in-refused" + name);
            BrowserSupport.typeSignIn(page, "browser.citizen", PASSWORD);
            assertThat(page.url()).endsWith("/my");
            BrowserSupport.picture(page, "citizen-home" + name);
            page.locator("header a[href='/account']").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("我的账号");
            BrowserSupport.picture(page, "account-citizen" + name);
            page.locator("header form button").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("您已退出");
            page.navigate("/my");
            assertThat(page.url()).contains("/sign-in?next=");
        }
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP", "PHONE"})
    void every_page_is_accessible_and_light(Width width) {
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            List<String> problems = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    problems.add(message.text());
                }
            });
            page.navigate("/sign-in");
            BrowserSupport.looksRight(page);
            BrowserSupport.picture(page, "sign-in-" + width);
            page.navigate("/sign-in?lang=en");
            BrowserSupport.looksRight(page);
            BrowserSupport.picture(page, "sign-in-english-" + width);
            page.navigate("/sign-in?lang=zh");
            BrowserSupport.signIn(page, "browser.admin", PASSWORD);
            for (var path : new String[] {
                "/desk",
                "/desk/people",
                "/desk/people/new",
                "/desk/agencies",
                "/desk/agencies/new",
                "/desk/new-system",
                "/desk/systems",
                "/desk/systems/browser-system",
                "/account",
                "/nowhere"
            }) {
                page.navigate(path);
                BrowserSupport.looksRight(page);
                BrowserSupport.picture(page, "admin" + path.replace('/', '-') + "-" + width);
                assertThat(BrowserSupport.bytes(page)).as("bytes of %s", path).isBetween(1_000L, LARGEST_PAGE);
            }
            assertThat(problems).allMatch(text -> text.contains("404"));
        }
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP", "PHONE"})
    void a_one_time_password_is_shown_once_and_changed_first(Width width) {
        try (var visitor = BROWSER.visitor(port, width, true);
                var newcomer = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "browser.admin", PASSWORD);
            page.navigate("/desk/people/new");
            page.locator("#login").fill("browser.newcomer." + width.name().toLowerCase(java.util.Locale.ROOT));
            page.locator("#name").fill("新来的");
            page.locator("input[value=BUREAU]").check();
            page.locator("form[action='/desk/people'] button").click();
            var password = page.locator("#secret").textContent();
            BrowserSupport.looksRight(page);
            BrowserSupport.picture(page, "one-time-password-" + width);
            var first = newcomer.newPage();
            BrowserSupport.typeSignIn(
                    first, "browser.newcomer." + width.name().toLowerCase(java.util.Locale.ROOT), password);
            assertThat(first.url()).endsWith("/account/first-password");
            BrowserSupport.looksRight(first);
            BrowserSupport.picture(first, "first-password-" + width);
            first.locator("#oldPassword").fill(password);
            first.locator("#newPassword").fill("short");
            first.locator("#again").fill("short");
            first.locator("form[action='/account/password'] button").click();
            BrowserSupport.looksRight(first);
            BrowserSupport.picture(first, "first-password-refused-" + width);
            first.locator("#oldPassword").fill(password);
            first.locator("#newPassword").fill("a phrase of my own");
            first.locator("#again").fill("a phrase of my own");
            first.locator("form[action='/account/password'] button").click();
            assertThat(first.locator(".zq-done").textContent()).contains("密码已修改");
            BrowserSupport.picture(first, "first-password-changed-" + width);
        }
    }

    @Test
    void a_key_is_added_rotated_and_revoked_without_javascript() {
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, false)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "browser.admin", PASSWORD);
            page.navigate("/desk/systems/browser-system");
            page.locator("form[action$='/keys'] button[type=submit]").click();
            assertThat(page.locator("#secret").textContent()).matches("[A-Za-z0-9+/]{43}=");
            BrowserSupport.picture(page, "key-issued");
            page.navigate("/desk/systems/browser-system");
            assertThat(page.locator("#secret").count()).isZero();
            page.locator("summary", new Page.LocatorOptions().setHasText("轮换"))
                    .first()
                    .click();
            page.locator("form[action$='/rotate'] button").first().click();
            assertThat(page.locator("#secret").count()).isEqualTo(1);
            page.navigate("/desk/systems/browser-system");
            page.locator("summary", new Page.LocatorOptions().setHasText("吊销"))
                    .first()
                    .click();
            page.locator("form[action$='/revoke'] button").first().click();
            assertThat(page.locator(".zq-done").textContent()).contains("密钥已吊销");
            assertThat(page.locator(".zq-tag-bad").count()).isEqualTo(1);
        }
    }
}
