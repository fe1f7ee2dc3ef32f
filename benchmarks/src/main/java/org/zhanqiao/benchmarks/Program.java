package org.zhanqiao.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/// Sends a whole report in one request, as a program does, under a key by which the same report is never kept twice.
final class Program implements Sender {

    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_TRIES = 20;

    private final Vertx vertx;
    private final HttpClient client;
    private final int port;
    private final int number;
    private int turnedAway;

    /// @param client from the address of this program
    /// @param number from 0; what it reports follows from it
    Program(Vertx vertx, HttpClient client, int port, int number) {
        this.vertx = vertx;
        this.client = client;
        this.port = port;
        this.number = number;
    }

    @Override
    public Future<String> send() {
        return send(MOST_TRIES);
    }

    private Future<String> send(int triesLeft) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI("/api/v1/barrier-reports"))
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .putHeader("Idempotency-Key", "bench-reports-%08d".formatted(number))
                        .send(report().toBuffer()))
                .compose(response -> response.body().compose(body -> {
                    if (response.statusCode() == CREATED) {
                        return Future.succeededFuture(body.toJsonObject().getString("reference"));
                    }
                    if (response.statusCode() != UNAVAILABLE || triesLeft == 0) {
                        return Future.failedFuture("answered " + response.statusCode());
                    }
                    turnedAway++;
                    var pause = Duration.ofSeconds(Long.parseLong(response.getHeader("Retry-After")));
                    return vertx.timer(pause.toMillis()).compose(_ -> send(triesLeft - 1));
                }));
    }

    private JsonObject report() {
        return new JsonObject()
                .put("matter", Phone.matter(number))
                .put("paper", Phone.PAPER)
                .put("places", Phone.PLACES)
                .put("howOften", Phone.HOW_OFTEN)
                .put("timeSpent", Phone.TIME_SPENT)
                .put("story", Phone.story(number))
                .put("name", Phone.NAME)
                .put("contact", Phone.contact(number));
    }

    @Override
    public int turnedAway() {
        return turnedAway;
    }
}
