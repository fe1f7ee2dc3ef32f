package org.zhanqiao.barrier.cases;

import static org.zhanqiao.demand.RequestDesk.look;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.barrier.reports.ReportTown;
import org.zhanqiao.ledger.LedgerTown;

/// Those on the whole path of a report, each in a browser of their own.
final class PathPeople {

    private final BrowserSupport browser;
    private final int port;
    private int pictures;

    PathPeople(BrowserSupport browser, int port) {
        this.browser = browser;
        this.port = port;
    }

    void as(String login, String password, Width width, Consumer<Page> work) {
        try (var visitor = browser.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, login, password);
            work.accept(page);
        }
    }

    void as(String login, Consumer<Page> work) {
        as(login, LedgerTown.PASSWORD, Width.DESKTOP, work);
    }

    void citizen(Consumer<Page> work) {
        as(ReportTown.CITIZEN, ReportTown.PASSWORD, Width.PHONE, work);
    }

    void passerBy(Consumer<Page> work) {
        try (var visitor = browser.visitor(port, Width.PHONE, true)) {
            work.accept(visitor.newPage());
        }
    }

    void picture(Page page, String name) {
        look(page, "path-%02d-%s".formatted(++pictures, name));
    }

    /// Answers every question and sends the report.
    static void fill(Page page, String matter, String paper, String story) {
        page.locator("main form .zq-button").last().click();
        for (var answer : List.of(List.of("matter", matter), List.of("paper", paper), List.of("places", "香港中路派出所"))) {
            page.locator("#" + answer.get(0)).fill(answer.get(1));
            page.locator("main form .zq-button").last().click();
        }
        page.locator("input[value=TWICE]").check();
        page.locator("main form .zq-button").last().click();
        page.locator("input[value=ONE_DAY]").check();
        page.locator("main form .zq-button").last().click();
        page.locator("#story").fill(story);
        page.locator("main form .zq-button").last().click();
        page.locator("main form .zq-button").last().click();
        page.locator("main form .zq-button").last().click();
        page.locator("#send").click();
    }
}
