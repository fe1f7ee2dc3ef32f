package org.zhanqiao.exchange.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.LevelDecisions;
import org.zhanqiao.catalog.LevelRaise;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.protection.Level;

/// A provider looks at the levels of its items beside what is suggested, and raises one at once.
@PlatformTest
@Import(GrantTown.class)
class A05_RaisedLevelTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();
    private static final String LEVELS = "/agency/services/" + GrantTown.SERVICE + "/levels";
    private static final String DATASET = "308/" + GrantTown.SERVICE;

    @LocalServerPort
    private int port;

    @Autowired
    private GrantTown town;

    @Autowired
    private Catalog catalog;

    @Autowired
    private LevelDecisions decisions;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a01_the_officer_sees_the_suggestion_with_its_reason_and_raises_the_level(Width width) {
        officer("officer.provider." + width, GrantTown.PROVIDER);
        var item = width == Width.DESKTOP ? "birth_date" : "married";
        try (var visitor = BROWSER.visitor(port, width, false)) {
            var page = visitor.newPage();
            // Tabler scrolls smoothly; without JavaScript the browser cannot tell the driver when it has come to rest.
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            BrowserSupport.signIn(page, "officer.provider." + width, GrantTown.PASSWORD);
            page.navigate("/agency/services/" + GrantTown.SERVICE);
            page.locator("main a[href$='/levels']").click();
            assertThat(page.locator("tbody tr", row("出生日期")).textContent()).contains("名称像“出生日期”，没有值可以验证");
            page.locator("#item").selectOption(item);
            page.locator("#level").selectOption("3");
            page.locator("main form button").last().click();
            assertThat(page.locator(".zq-errors").textContent()).contains("请写明理由");
            page.locator("#because").fill("可识别到个人");
            page.locator("main form button").last().click();
            assertThat(page.locator(".zq-done").textContent()).contains("已生效");
            assertThat(page.locator("main").textContent()).contains("由 2 级升为 3 级：可识别到个人");
            page.locator("#item").selectOption(item);
            page.locator("#level").selectOption("2");
            page.locator("#because").fill("降回去");
            page.locator("main form button").last().click();
            assertThat(page.locator(".zq-errors").textContent()).contains("已是 3 级");
        }
        assertThat(catalog.getDataset(DATASET).findItem(item).orElseThrow().level())
                .isEqualTo(Level.L3);
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "officer.provider." + width, GrantTown.PASSWORD);
            for (var language : List.of("en", "zh")) {
                page.navigate(LEVELS + "?lang=" + language);
                BrowserSupport.looksRight(page);
                BrowserSupport.picture(page, "item-levels-" + language + "-" + width);
            }
        }
    }

    @Test
    void a02_the_service_of_another_agency_does_not_exist() {
        officer("officer.consumer", GrantTown.CONSUMER);
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, false)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "officer.consumer", GrantTown.PASSWORD);
            assertThat(page.navigate(LEVELS).status()).isEqualTo(404);
        }
    }

    @Test
    void a03_of_several_who_raise_at_once_none_undoes_another() throws Exception {
        var barrier = new CyclicBarrier(4);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = pool
                    .invokeAll(java.util.stream.Stream.of("name", "address", "income", "id_number")
                            .map(item -> raise(barrier, item))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(outcomes).hasOnlyElementsOfType(LevelRaise.Raised.class);
        }
        assertThat(catalog.getDataset(DATASET).items())
                .filteredOn(item ->
                        List.of("name", "address", "income", "id_number").contains(item.name()))
                .allMatch(item -> item.level() == Level.L4);
    }

    private Callable<LevelRaise> raise(CyclicBarrier barrier, String item) {
        return () -> {
            barrier.await();
            return decisions.raise(DATASET, item, Level.L4, "officer", "测试");
        };
    }

    private static Page.LocatorOptions row(String item) {
        return new Page.LocatorOptions().setHasText(item);
    }

    private void officer(String login, String agency) {
        town.identity
                .registerPerson(
                        new NewPerson(login, "数据专员", agency, Roles.of(Role.DATA_OFFICER), GrantTown.PASSWORD, null))
                .orThrow();
    }
}
