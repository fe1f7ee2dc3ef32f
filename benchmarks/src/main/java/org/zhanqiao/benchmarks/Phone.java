package org.zhanqiao.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Fills the questionnaire in as the browser of a phone does, without JavaScript: it keeps cookies, follows every
/// redirect, and sends forms with the token of the page. What it is asked to send again it sends again. All on one
/// thread.
final class Phone implements Sender {

    /// Of whatever it has to say the number tells it from all others.
    static final String MATTER = "压测事项 ";

    static final String PAPER = "户口簿";
    static final String PLACES = "街道便民中心、派出所、市民中心 3 号窗口";
    static final String HOW_OFTEN = "THREE_OR_FOUR";
    static final String TIME_SPENT = "ONE_DAY";
    static final String NAME = "王女士";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("<dd>([0-9A-Z]{5}-[0-9A-Z]{5})</dd>");
    private static final Set<String> SENT_AT_LEAST = Set.of("matter", "paper", "story", "contact");
    private static final String KEPT = "都还在";
    private static final int OK = 200;
    private static final int SEE_OTHER = 303;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_TRIES = 20;

    private final Vertx vertx;
    private final HttpClient client;
    private final int port;
    private final int number;
    private final DoubleConsumer times;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";
    private int turnedAway;

    /// @param client from the address of this phone
    /// @param number from 0; what it reports follows from it
    /// @param times  told how long each page took, in milliseconds
    Phone(Vertx vertx, HttpClient client, int port, int number, DoubleConsumer times) {
        this.vertx = vertx;
        this.client = client;
        this.port = port;
        this.number = number;
        this.times = times;
    }

    private record Answer(int status, String location, String retryAfter, boolean packed, Buffer body) {

        String text() {
            if (!packed) {
                return body.toString(UTF_8);
            }
            try (var in = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
                return new String(in.readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// What each page is answered with, in their order.
    private List<Map.Entry<String, Map<String, String>>> pages() {
        return List.of(
                Map.entry("matter", Map.of("matter", matter(number))),
                Map.entry("paper", Map.of("paper", PAPER)),
                Map.entry("places", Map.of("places", PLACES)),
                Map.entry("how-often", Map.of("howOften", HOW_OFTEN)),
                Map.entry("time-spent", Map.of("timeSpent", TIME_SPENT)),
                Map.entry("story", Map.of("story", story(number))),
                Map.entry("photos", Map.of()),
                Map.entry("contact", Map.of("name", NAME, "contact", contact(number))));
    }

    /// What the phone of a number reports on.
    static String matter(int number) {
        return MATTER + "%06d".formatted(number);
    }

    static String story(int number) {
        return "窗口说系统里查不到，让我回去拿原件复印。去年刚交过一次，这次又要，跑了三趟，第 " + number + " 位。";
    }

    static String contact(int number) {
        return "139%08d".formatted(number);
    }

    /// Goes through all pages up to the one on which everything can be looked at again.
    ///
    /// @param looks whether it asks for each page and answers all, as a browser does; otherwise it
    ///     sends only what tells reports apart
    /// @param pause before each page, as somebody reads it
    Future<Void> fillIn(boolean looks, Duration pause) {
        var step = get("/report").compose(page -> {
            var found = TOKEN.matcher(page.text());
            if (page.status() != OK || !found.find()) {
                return Future.<Void>failedFuture("the first page answered " + page.status());
            }
            token = found.group(1);
            return step("/report", Map.of(), "/report/matter", looks);
        });
        var pages = pages().stream()
                .filter(page -> looks || SENT_AT_LEAST.contains(page.getKey()))
                .toList();
        for (int i = 0; i < pages.size(); i++) {
            var page = pages.get(i);
            var next = i + 1 < pages.size() ? "/report/" + pages.get(i + 1).getKey() : "/report/check";
            step = step.compose(_ -> rest(pause))
                    .compose(_ -> step("/report/" + page.getKey(), page.getValue(), next, looks));
        }
        return step;
    }

    private Future<Void> rest(Duration pause) {
        return pause.isZero()
                ? Future.succeededFuture()
                : vertx.timer(pause.toMillis()).mapEmpty();
    }

    private Future<Void> step(String path, Map<String, String> form, String next, boolean looks) {
        return post(path, form).compose(sent -> {
            if (sent.status() != SEE_OTHER || (looks && !sent.location().equals(next))) {
                return Future.failedFuture(path + " answered " + sent.status() + " " + sent.location());
            }
            return !looks
                    ? Future.succeededFuture()
                    : get(next)
                            .compose(page -> page.status() == OK
                                    ? Future.succeededFuture()
                                    : Future.failedFuture(next + " answered " + page.status()));
        });
    }

    /// Sends what was filled in and reads the reference.
    @Override
    public Future<String> send() {
        return patiently(() -> post("/report/check", Map.of("website", "")), SEE_OTHER, MOST_TRIES)
                .compose(_ -> patiently(() -> get("/report/done"), OK, MOST_TRIES))
                .compose(done -> {
                    var found = REFERENCE.matcher(done.text());
                    return found.find()
                            ? Future.succeededFuture(found.group(1))
                            : Future.failedFuture("the last page shows no reference");
                });
    }

    @Override
    public int turnedAway() {
        return turnedAway;
    }

    private interface Try {
        Future<Answer> go();
    }

    private Future<Answer> patiently(Try attempt, int wanted, int triesLeft) {
        return attempt.go().compose(answer -> {
            if (answer.status() == wanted) {
                return Future.succeededFuture(answer);
            }
            if (answer.status() != UNAVAILABLE || triesLeft == 0) {
                return Future.failedFuture("answered " + answer.status() + " in place of " + wanted);
            }
            if (!answer.text().contains(KEPT)) {
                return Future.failedFuture("answered 503 without a word on what was written");
            }
            turnedAway++;
            return rest(Duration.ofSeconds(Long.parseLong(answer.retryAfter())))
                    .compose(_ -> patiently(attempt, wanted, triesLeft - 1));
        });
    }

    private Future<Answer> get(String path) {
        return ask(HttpMethod.GET, path, Buffer.buffer());
    }

    private Future<Answer> post(String path, Map<String, String> form) {
        var fields = new LinkedHashMap<>(form);
        fields.put("_csrf", token);
        return ask(
                HttpMethod.POST,
                path,
                Buffer.buffer(fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"))));
    }

    private Future<Answer> ask(HttpMethod method, String path, Buffer body) {
        long asked = System.nanoTime();
        return client.request(new RequestOptions()
                        .setMethod(method)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI(path))
                .compose(request -> {
                    request.putHeader("Accept-Encoding", "gzip").putHeader("Accept-Language", "zh-CN");
                    if (!cookies.isEmpty()) {
                        request.putHeader(
                                "Cookie",
                                cookies.entrySet().stream()
                                        .map(each -> each.getKey() + "=" + each.getValue())
                                        .collect(Collectors.joining("; ")));
                    }
                    if (method.equals(HttpMethod.POST)) {
                        request.putHeader("Content-Type", "application/x-www-form-urlencoded");
                    }
                    return request.send(body);
                })
                .compose(response -> response.body().map(read -> answer(response, read)))
                .onSuccess(_ -> times.accept((System.nanoTime() - asked) / 1e6));
    }

    private Answer answer(HttpClientResponse response, Buffer body) {
        for (var cookie : response.cookies()) {
            var pair = cookie.substring(0, cookie.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return new Answer(
                response.statusCode(),
                text(response, "Location"),
                text(response, "Retry-After"),
                "gzip".equals(text(response, "Content-Encoding")),
                body);
    }

    private static String text(HttpClientResponse response, String header) {
        var value = response.getHeader(header);
        return value == null ? "" : value;
    }
}
