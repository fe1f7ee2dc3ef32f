package org.zhanqiao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A reader without a browser: keeps cookies, follows no redirects, sends forms with the token of the page they stand
/// on.
public final class Visitor implements AutoCloseable {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    public Visitor(int port) {
        base = "http://localhost:" + port;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    /// Opens the page, and sends a form from it.
    public HttpResponse<String> post(String page, String path, Map<String, String> form) {
        return postWith(FormToken.of(get(page).body()).orElse(""), path, form);
    }

    /// Sends a form with a token of one's own choice; none when it is empty.
    public HttpResponse<String> postWith(String token, String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return postBody(path, token.isEmpty() ? body : body + "&" + FormToken.FIELD + "=" + encode(token));
    }

    /// Sends the fields of a form as they are written, such as one field many times.
    public HttpResponse<String> postBody(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /// Opens the page, and sends a file from a form on it.
    public HttpResponse<String> upload(String page, String path, String field, byte[] content) {
        var token = FormToken.of(get(page).body());
        var boundary = "----zhanqiao-visitor";
        var fields = token.map(given -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(boundary, FormToken.FIELD, given))
                .orElse("");
        var head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"photo.jpg\"\r\n\r\n"
                .formatted(boundary, field);
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(fields + head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build());
    }

    public HttpResponse<String> signIn(String login, String password) {
        return post("/sign-in", "/sign-in", Map.of("login", login, "password", password));
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    /// Puts a cookie in, as somebody who stole or forged one would.
    public void plant(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(base), cookie);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
