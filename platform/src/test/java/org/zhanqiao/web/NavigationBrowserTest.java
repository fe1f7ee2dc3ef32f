package org.zhanqiao.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.tokens.TokenHolders;

/// The navigation of the desks: headings, on a phone behind a menu that opens without JavaScript.
@PlatformTest
class NavigationBrowserTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();

    /// Headings by role, in Chinese; a role that is not here works at no desk.
    private static final Map<Role, List<String>> HEADINGS = Map.of(
            Role.DATA_OFFICER, List.of("目录", "申请与协议", "调用", "治理", "整改", "堵点"),
            Role.SHARING_HEAD, List.of("目录", "申请与协议", "调用", "治理", "整改", "堵点"),
            Role.BUREAU, List.of("目录", "申请与协议", "治理", "整改", "堵点", "系统"),
            Role.CITY_OFFICE, List.of("目录", "申请与协议", "治理", "整改", "堵点"),
            Role.CLERK, List.of("目录", "治理", "堵点"),
            Role.SYSTEM_ADMIN, List.of("目录", "治理", "系统"),
            Role.SECURITY_ADMIN, List.of("目录", "治理", "审计"),
            Role.AUDIT_ADMIN, List.of("目录", "治理", "审计"));

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    private void signIn(Page page, Role role) {
        var login = "navigation." + role.name().toLowerCase(java.util.Locale.ROOT);
        TokenHolders.person(identity, login, TokenHolders.agency(identity, "navigation", "D0480001", "市导航局"), role);
        BrowserSupport.signIn(page, login, TokenHolders.PASSWORD);
    }

    private static Locator navigation(Page page) {
        return page.locator("nav.zq-side");
    }

    @Test
    void a00_what_is_wrong_with_a_page_is_found() {
        try (var visitor = BROWSER.visitor(port, Width.PHONE, true)) {
            var page = visitor.newPage();
            page.setContent("<html lang=zh><title>缺少说明</title><main><img src=\"data:,\"></main></html>");
            assertThatThrownBy(() -> BrowserSupport.looksRight(page))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("image-alt");
            page.setContent("<html lang=zh><title>太宽</title><main style=\"width:500px\">字</main></html>");
            assertThatThrownBy(() -> BrowserSupport.looksRight(page))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("wider than the screen");
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a01_each_role_finds_its_places_under_headings_in_both_languages(Role role) {
        if (!HEADINGS.containsKey(role)) {
            assertThat(role).isIn(Role.CITIZEN, Role.ENTERPRISE, Role.RESEARCHER);
            return;
        }
        for (var width : Width.values()) {
            try (var visitor = BROWSER.visitor(port, width, true)) {
                var page = visitor.newPage();
                signIn(page, role);
                page.navigate("/desk?lang=zh");
                assertThat(navigation(page).locator("p").allTextContents()).isEqualTo(HEADINGS.get(role));
                assertThat(navigation(page).locator("ul").count())
                        .isEqualTo(HEADINGS.get(role).size() + 1);
                BrowserSupport.picture(page, "navigation-" + role + "-" + width);
                BrowserSupport.looksRight(page);
                page.navigate("/desk?lang=en");
                assertThat(navigation(page).textContent()).doesNotContainPattern("\\p{IsHan}");
                BrowserSupport.picture(page, "navigation-" + role + "-" + width + "-en");
                BrowserSupport.looksRight(page);
            }
        }
    }

    @Test
    void a02_on_a_phone_it_opens_without_javascript_and_says_where_one_is() {
        try (var visitor = BROWSER.visitor(port, Width.PHONE, false)) {
            var page = visitor.newPage();
            signIn(page, Role.DATA_OFFICER);
            page.navigate("/desk/requests?lang=zh");
            var place = navigation(page).locator("a[href='/desk/incoming']");
            assertThat(navigation(page).locator("summary").textContent()).contains("菜单", "我的数据申请");
            assertThat(place.isVisible()).isFalse();
            navigation(page).locator("summary").click();
            assertThat(place.isVisible()).isTrue();
            BrowserSupport.picture(page, "navigation-phone-open");
            place.click();
            assertThat(page.url()).endsWith("/desk/incoming");
        }
        try (var visitor = BROWSER.visitor(port, Width.PHONE, true)) {
            var page = visitor.newPage();
            signIn(page, Role.DATA_OFFICER);
            page.navigate("/desk/requests");
            navigation(page).locator("summary").click();
            BrowserSupport.looksRight(page);
        }
    }

    @Test
    void a03_on_a_wide_screen_all_of_it_is_there_with_nothing_to_open() {
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, false)) {
            var page = visitor.newPage();
            signIn(page, Role.DATA_OFFICER);
            page.navigate("/desk/requests?lang=zh");
            assertThat(navigation(page).locator("summary").isVisible()).isFalse();
            for (var link : navigation(page).locator("a").all()) {
                assertThat(link.isVisible()).as(link.textContent()).isTrue();
            }
            assertThat(navigation(page).locator("[aria-current=page]").textContent())
                    .isEqualTo("我的数据申请");
            BrowserSupport.picture(page, "navigation-desktop");
        }
    }
}
