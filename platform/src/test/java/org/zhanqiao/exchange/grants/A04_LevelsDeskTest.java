package org.zhanqiao.exchange.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.identity.Role;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.protection.LevelTable;
import org.zhanqiao.protection.Mask;

/// The table of levels at the security administrator's desk, and what it does to grants that were signed.
@PlatformTest
@Import(GrantTown.class)
class A04_LevelsDeskTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private GrantTown town;

    @Autowired
    private LevelRules rules;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @AfterEach
    void backToTheFirstTable() {
        rules.change(LevelTable.DEFAULT, rules.getLatest().version(), "security.a", "恢复");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a01_staff_read_the_table_and_the_security_administrator_changes_it(Role role) throws Exception {
        boolean reads = Set.of(Role.SECURITY_ADMIN, Role.BUREAU, Role.DATA_OFFICER, Role.AUDIT_ADMIN)
                .contains(role);
        mvc.perform(get("/levels").with(SignInAs.a(role))).andExpect(status().is(reads ? 200 : 403));
        mvc.perform(get("/levels/edit").with(SignInAs.a(role)))
                .andExpect(status().is(role == Role.SECURITY_ADMIN ? 200 : 403));
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a02_the_table_is_tightened_and_a_signed_grant_says_what_it_lost(Width width) {
        var grant = sign();
        try (var visitor = BROWSER.visitor(port, width, false)) {
            var page = visitor.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            BrowserSupport.signIn(page, "security.a", GrantTown.PASSWORD);
            page.navigate("/levels/edit");
            page.locator("#returned-2").uncheck();
            submit(page);
            assertThat(page.locator(".zq-errors li").allTextContents()).anyMatch(text -> text.contains("3 级不能比 2 级宽"));
            page.locator("#returned-2").check();
            page.locator("#mask-3").selectOption("PARTIAL");
            page.locator("[name=second-3]").check();
            page.locator("[name=second-4]").check();
            submit(page);
            assertThat(page.locator(".zq-notice").textContent()).contains("已签署的授权会有数据项停止提供");
            page.locator("main form button").first().click();
            assertThat(page.locator(".zq-errors").textContent()).contains("请写明修改的理由");
            page.locator("#because").fill("三级数据一律脱敏并双人批准");
            page.locator("main form button").first().click();
            assertThat(page.locator(".zq-done").textContent()).contains("已生效");
            assertThat(page.locator("main").textContent()).contains("三级数据一律脱敏并双人批准", "隐去一部分");

            page.navigate("/security/grants/" + grant.id());
            assertThat(page.locator(".zq-notice").textContent())
                    .contains("收入")
                    .contains("要求更强的脱敏")
                    .contains("住址")
                    .contains("须由第二人批准");
            assertThat(page.locator("main table")
                            .last()
                            .locator("tr", rowOf("收入"))
                            .textContent())
                    .contains("现在不提供");
        }
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "security.b", GrantTown.PASSWORD);
            for (var path : List.of("/levels", "/levels/edit", "/security/grants/" + grant.id() + "/approve")) {
                for (var language : List.of("en", "zh")) {
                    page.navigate(path + "?lang=" + language);
                    BrowserSupport.looksRight(page);
                    BrowserSupport.picture(
                            page,
                            "levels" + path.replace('/', '-').replace(grant.id(), "grant") + "-" + language + "-"
                                    + width);
                }
            }
            page.navigate("/security/grants/" + grant.id() + "/approve");
            page.locator("#because").fill("已核对条款和用途");
            submit(page);
            assertThat(page.locator(".zq-done").textContent()).contains("已批准");
            assertThat(page.locator(".zq-notice").textContent()).contains("收入").doesNotContain("住址");
            BrowserSupport.looksRight(page);
            BrowserSupport.picture(page, "levels-grant-" + width);
        }
    }

    @Test
    void a03_the_signer_is_no_second_person() {
        var grant = sign();
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, false)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "security.a", GrantTown.PASSWORD);
            page.navigate("/security/grants/" + grant.id() + "/approve");
            assertThat(page.locator(".zq-errors").textContent()).contains("您是签署人");
            page.locator("#because").fill("我自己批");
            submit(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("您是签署人");
            assertThat(town.exchange.findSecondApproval(grant.id())).isEmpty();
        }
    }

    private static com.microsoft.playwright.Locator.LocatorOptions rowOf(String item) {
        return new com.microsoft.playwright.Locator.LocatorOptions().setHasText(item);
    }

    private static void submit(Page page) {
        page.locator("main form button[type=submit]").last().click();
    }

    private Grant sign() {
        var from = Instant.now();
        return town.grants.sign(
                new GrantDraft(
                        GrantTown.SYSTEM,
                        GrantTown.SERVICE,
                        "入学资格核验",
                        "义务教育入学",
                        "《政务数据共享条例》第二十条",
                        new GrantTerms(
                                Set.of(Mode.QUERY),
                                List.of(List.of("id_number")),
                                List.of(
                                        new GrantTerms.Field("name", new Mask.None()),
                                        new GrantTerms.Field("income", new Mask.None()),
                                        new GrantTerms.Field("address", new Mask.District())),
                                List.of(),
                                Set.of(),
                                List.of()),
                        false,
                        10,
                        1_000,
                        Duration.ZERO,
                        from,
                        from.plus(Duration.ofDays(30)),
                        "0".repeat(64)),
                "security.a");
    }
}
