package org.zhanqiao.demand;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.function.Consumer;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;

/// People of the [RequestTown] at their desks, in a real browser.
public final class RequestDesk implements AutoCloseable {

    private final BrowserSupport browser = BrowserSupport.start();

    /// Somebody signs in and works.
    public void as(int port, String login, Width width, Consumer<Page> work) {
        try (var visitor = browser.visitor(port, width, true)) {
            var page = visitor.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            BrowserSupport.signIn(page, login, RequestTown.PASSWORD);
            work.accept(page);
        }
    }

    /// Sends the page's last form.
    public static void submit(Page page) {
        page.locator("main form button[type=submit]").last().click();
    }

    public static void follow(Page page, String words) {
        page.locator("main a", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }

    /// What the page says was done.
    public static String done(Page page) {
        return page.locator(".zq-done").textContent();
    }

    public static String text(Page page) {
        return page.locator("main").textContent();
    }

    public static String errors(Page page) {
        return page.locator(".zq-errors").textContent();
    }

    /// Takes a picture and looks whether the page is in order.
    public static void look(Page page, String name) {
        BrowserSupport.picture(page, name);
        BrowserSupport.looksRight(page);
        assertThat(BrowserSupport.bytes(page)).isLessThan(300_000);
    }

    @Override
    public void close() {
        browser.close();
    }
}
