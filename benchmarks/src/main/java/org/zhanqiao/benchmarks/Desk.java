package org.zhanqiao.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/// Somebody signed in, who looks at pages.
final class Desk implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int FOUND = 200;
    private static final int SEE_OTHER = 303;

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private final URI platform;
    private int lastSize;

    private Desk(URI platform) {
        this.platform = platform;
    }

    /// @throws IllegalStateException when they are not let in
    static Desk of(URI platform, String login, String password) throws IOException, InterruptedException {
        var desk = new Desk(platform);
        var page = desk.client
                .send(desk.request("/sign-in").build(), BodyHandlers.ofString())
                .body();
        var token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("the page to sign in has no form");
        }
        var form = "login=" + encode(login) + "&password=" + encode(password) + "&_csrf=" + encode(token.group(1));
        var answer = desk.client.send(
                desk.request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        if (answer.statusCode() / 100 != SEE_OTHER / 100
                || answer.headers().firstValue("Location").orElse("").contains("sign-in")) {
            throw new IllegalStateException(login + " could not sign in");
        }
        return desk;
    }

    /// Milliseconds from the request to the last byte of the page.
    ///
    /// @throws IllegalStateException when there is no such page for them
    double look(String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var answer = client.send(request(path).build(), BodyHandlers.ofByteArray());
        double millis = (System.nanoTime() - begun) / 1e6;
        lastSize = answer.body().length;
        if (answer.statusCode() != FOUND) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return millis;
    }

    /// The size of the page that was looked at last, bytes.
    int lastSize() {
        return lastSize;
    }

    /// The first address on a page that looks like something.
    ///
    /// @throws IllegalStateException when there is none
    String findLink(String path, String link) throws IOException, InterruptedException {
        var page = client.send(request(path).build(), BodyHandlers.ofString()).body();
        var found = Pattern.compile("href=\"(" + link + ")\"").matcher(page);
        if (!found.find()) {
            throw new IllegalStateException(path + " has no link " + link);
        }
        return found.group(1).replace("&amp;", "&");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.resolve(path));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
