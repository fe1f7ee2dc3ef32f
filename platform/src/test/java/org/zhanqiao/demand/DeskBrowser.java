package org.zhanqiao.demand;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.function.Consumer;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;

/// What people of [RequestTown] do at their desks, in a real browser.
public final class DeskBrowser implements AutoCloseable {

    private final BrowserSupport browser = BrowserSupport.start();

    /// Signs somebody in and lets them work.
    public void as(int port, String login, Width width, boolean javaScript, Consumer<Page> work) {
        try (var visitor = browser.visitor(port, width, javaScript)) {
            var page = visitor.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            BrowserSupport.signIn(page, login, RequestTown.PASSWORD);
            work.accept(page);
        }
    }

    /// Sends the page's form.
    public static void submit(Page page) {
        page.locator("main form.zq-form button[type=submit]").last().click();
    }

    /// Goes where a link leads that has these words.
    public static void follow(Page page, String words) {
        page.locator("main a", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }

    public static String text(Page page) {
        return page.locator("main").textContent();
    }

    /// Opens a page, takes its picture and looks whether it is right.
    public static void look(Page page, String path, String name) {
        assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
        BrowserSupport.picture(page, name);
        BrowserSupport.looksRight(page);
    }

    @Override
    public void close() {
        browser.close();
    }
}
