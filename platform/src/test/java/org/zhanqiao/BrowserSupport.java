package org.zhanqiao;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A real browser for tests of pages: the system's Chromium, never one that is downloaded; its headless shell, twice
/// as fast, where that is installed. One runs for all classes of a JVM; each closes what visitors it left:
///
/// ```java
/// private static final BrowserSupport BROWSER = BrowserSupport.start();
///
/// @AfterAll static void close() { BROWSER.close(); }
/// ```
public final class BrowserSupport implements AutoCloseable {

    /// The width pages are looked at.
    public enum Width {
        DESKTOP(1280, 800),
        PHONE(360, 740);

        private final int width;
        private final int height;

        Width(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final String SERIOUS = """
            axe.run(document, {resultTypes: ['violations']}).then(found => found.violations
                .filter(rule => ['serious', 'critical'].includes(rule.impact))
                .map(rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(' ')))
            """;

    /// How a document is built, without what its texts say: elements, their attributes, the values of those by which it
    /// is looked and navigated through, and where a text stands.
    private static final String BUILD = """
            (() => {
            const told = new Set(['class', 'id', 'for', 'role', 'type', 'scope', 'tabindex', 'aria-hidden',
                'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-current', 'aria-expanded']);
            return [...document.querySelectorAll('*')].map(element => element.localName
                + [...element.attributes].map(each => ' ' + each.name
                    + (told.has(each.name) ? '=' + each.value : each.value.trim() ? '+' : '-')).join('')
                + ([...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) ? '.' : ''))
                .join('\\n');
            })()
            """;

    /// Digests of the documents in which axe found nothing.
    private static final Set<UUID> FOUND_RIGHT = ConcurrentHashMap.newKeySet();

    private static final double MILLISECONDS = 20_000;

    private static final Set<BrowserContext> WITHOUT_SCRIPT = ConcurrentHashMap.newKeySet();

    private final Browser browser;

    private BrowserSupport(Browser browser) {
        this.browser = browser;
    }

    public static BrowserSupport start() {
        return new BrowserSupport(Running.CHROMIUM);
    }

    /// Started when first asked for; ends with the JVM.
    private static final class Running {
        static final Browser CHROMIUM = launch();
    }

    private static Browser launch() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(chromium())
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run"));
        return playwright.chromium().launch(options);
    }

    /// Another one with `-Dzhanqiao.test.chromium=PATH`.
    private static Path chromium() {
        var shell = Path.of("/usr/bin/chromium-headless-shell");
        var found = Files.isExecutable(shell) ? shell.toString() : "/usr/bin/chromium";
        return Path.of(System.getProperty("zhanqiao.test.chromium", found));
    }

    /// A reader of one's own, without cookies.
    ///
    /// @param port of the server on this machine; paths are relative to it
    public BrowserContext visitor(int port, Width width, boolean javaScript) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setLocale("zh-CN")
                .setViewportSize(width.width, width.height)
                .setJavaScriptEnabled(javaScript));
        context.setDefaultTimeout(MILLISECONDS);
        if (!javaScript) {
            WITHOUT_SCRIPT.add(context);
        }
        return context;
    }

    /// Signs somebody in as the sign-in page does, without drawing it; the page stays where it is.
    public static void signIn(Page page, String login, String password) {
        var requests = page.context().request();
        var token = FormToken.of(requests.get("/sign-in").text()).orElseThrow();
        var form =
                FormData.create().set("login", login).set("password", password).set(FormToken.FIELD, token);
        var answer =
                requests.post("/sign-in", RequestOptions.create().setForm(form).setMaxRedirects(0));
        assertThat(answer.status()).as("%s signs in", login).isEqualTo(303);
    }

    /// Types a login and a password into the sign-in page and sends them.
    public static void typeSignIn(Page page, String login, String password) {
        page.navigate("/sign-in");
        page.locator("#login").fill(login);
        page.locator("#password").fill(password);
        page.locator("main button[type=submit]").click();
    }

    /// A picture of the whole page in `target/screens/NAME.png`, for whoever wants to look: only with
    /// `-Dzhanqiao.test.pictures=true`, as drawing a whole page takes half a second.
    public static void picture(Page page, String name) {
        draw(page, name, true);
    }

    /// As [#picture], of what the window shows.
    public static void windowPicture(Page page, String name) {
        draw(page, name, false);
    }

    private static void draw(Page page, String name, boolean whole) {
        if (Boolean.getBoolean("zhanqiao.test.pictures")) {
            var file = Path.of("target", "screens", name + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(whole));
        }
    }

    /// Fails when axe finds anything serious, or the page is wider than the screen. A document that is built as one
    /// before it, such as the same page in the other language or at the other width, is not shown to axe again,
    /// which takes a second for a page.
    ///
    /// @param page of a visitor with JavaScript: axe is a script, and without any it would wait for ever
    public static void looksRight(Page page) {
        assertThat(WITHOUT_SCRIPT).as("axe needs JavaScript").doesNotContain(page.context());
        var build = UUID.nameUUIDFromBytes(String.valueOf(page.evaluate(BUILD)).getBytes(StandardCharsets.UTF_8));
        if (!FOUND_RIGHT.contains(build)) {
            // Asked directly, and only for what is wrong: the library's own builder carries all that is right over,
            // too.
            page.evaluate(AxeBuilder.getAxeScript());
            assertThat((List<?>) page.evaluate(SERIOUS))
                    .as("axe at %s", page.url())
                    .isEmpty();
            FOUND_RIGHT.add(build);
        }
        var overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow)
                .as("pixels wider than the screen at %s", page.url())
                .isEqualTo(0);
    }

    /// What the page and everything it loaded weigh on the wire, compressed, also what came from the cache.
    public static long bytes(Page page) {
        var sum = page.evaluate("""
                [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                    .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
                """);
        return ((Number) sum).longValue();
    }

    @Override
    public void close() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }
}
