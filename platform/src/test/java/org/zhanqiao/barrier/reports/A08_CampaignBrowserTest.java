package org.zhanqiao.barrier.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.ledger.Campaigns;

/// What a campaign looks like to a citizen with a phone, and to the bureau at its desk.
@PlatformTest
@Import({MovableClock.AsTheClock.class, ReportTown.class})
@TestPropertySource(
        properties = {
            "zhanqiao.barrier.reports.shortest-fill=0s",
            "zhanqiao.proceeding.look-interval=4h",
            "zhanqiao.barrier.discovery.first-look=1d"
        })
class A08_CampaignBrowserTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();
    private static final String OPEN = "/report?campaign=" + A07_CampaignWindowTest.CODE;

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Campaigns campaigns;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @BeforeEach
    void begin() {
        A07_CampaignWindowTest.begin(campaigns);
    }

    private static void look(Page page, String name) {
        BrowserSupport.looksRight(page);
        BrowserSupport.picture(page, name);
    }

    private static void next(Page page) {
        page.locator("main form .zq-button").last().click();
    }

    @Test
    void a01_a_citizen_is_told_how_the_window_stands_and_loses_nothing_at_its_end() {
        try (var visitor = BROWSER.visitor(port, Width.PHONE, true)) {
            var page = visitor.newPage();
            clock.set("2026-05-30", "12:00");
            page.navigate(OPEN);
            look(page, "campaign-1-before");
            clock.set("2026-06-15", "23:58");
            page.navigate(OPEN);
            look(page, "campaign-2-open");
            next(page);
            page.locator("#matter").fill("二手房同步过户");
            next(page);
            page.locator("#paper").fill("不动产权证书");
            next(page);
            clock.set("2026-06-16", "00:30");
            page.navigate("/report/check");
            look(page, "campaign-3-late");
            clock.set("2026-06-16", "02:30");
            page.locator("#send").click();
            assertThat(page.locator(".zq-errors").textContent()).contains("您填的内容都还在");
            look(page, "campaign-4-over");
            page.locator("#send").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("已收到，谢谢您");
            page.navigate("/campaigns/" + A07_CampaignWindowTest.CODE);
            look(page, "campaign-5-face");
        }
    }

    @Test
    void a02_the_bureau_sees_windows_reports_and_measures() {
        clock.set("2026-06-10", "12:00");
        for (var width : new Width[] {Width.DESKTOP, Width.PHONE}) {
            try (var visitor = BROWSER.visitor(port, width, true)) {
                var page = visitor.newPage();
                BrowserSupport.signIn(page, ReportTown.BUREAU, ReportTown.PASSWORD);
                for (var path : new String[] {"/desk/collecting", "/desk/reports", "/desk/barrier-measures"}) {
                    page.navigate(path);
                    look(page, "campaign-desk" + path.replace('/', '-') + "-" + width.name());
                }
                page.navigate("/desk/collecting/" + A07_CampaignWindowTest.CODE + "/poster");
                look(page, "campaign-poster-" + width.name());
            }
        }
    }
}
