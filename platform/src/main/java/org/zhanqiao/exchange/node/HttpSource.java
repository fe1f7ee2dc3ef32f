package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.PlanDefinition;
import org.zhanqiao.exchange.SourceDefinition;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An agency's own HTTP interface. It is posted `{"REQUEST": ["key", …]}` and answers `{"ROWS": [{…}]}`, where each
/// row carries its key; the names stand in the service's relation, and those of its members with the service. The
/// filter
/// is applied here, and of each row only the plan's columns are looked at.
final class HttpSource implements Source {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final Vertx vertx;
    private final HttpClientAgent client;
    private final SourceDefinition definition;

    HttpSource(Vertx vertx, SourceDefinition definition) {
        this.vertx = vertx;
        this.definition = definition;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setMaxRedirects(0),
                new PoolOptions().setHttp1MaxSize(16).setMaxWaitQueueSize(1_000));
    }

    @Override
    public Future<List<SourceRow>> fetch(AuthorisedCall call) {
        var plan = call.plan().definition;
        var names = plan.service().relation().split(":", -1);
        var keyItem = names[2];
        var positions = new HashMap<String, List<Integer>>();
        var keys = call.request().keys();
        for (int i = 0; i < keys.size(); i++) {
            positions
                    .computeIfAbsent(Objects.requireNonNull(keys.get(i).get(keyItem)), _ -> new ArrayList<>())
                    .add(i);
        }
        var body = Buffer.buffer(JSON.writeValueAsBytes(Map.of(names[0], positions.keySet())));
        var columns = call.request().mode() == Mode.VERIFY ? plan.verifiable() : plan.columns();
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(definition.url())
                        .setConnectTimeout(plan.service().timeLimitMillis())
                        .putHeader("Content-Type", "application/json")
                        .putHeader(definition.username(), definition.password()))
                .compose(request -> ask(request, body, plan.service().timeLimitMillis()))
                .map(answer -> read(answer, names[1], keyItem, positions, columns, plan));
    }

    /// Asks, and hangs up when the time is up, however the other side spends it.
    private Future<Buffer> ask(HttpClientRequest request, Buffer body, int limitMillis) {
        Promise<Buffer> promise = Promise.promise();
        long timer = vertx.setTimer(limitMillis, _ -> {
            promise.tryFail(new TimeoutException("no answer within the time limit"));
            request.reset();
        });
        request.send(body).compose(HttpSource::whole).onComplete(outcome -> {
            vertx.cancelTimer(timer);
            if (outcome.succeeded()) {
                promise.tryComplete(outcome.result());
            } else {
                promise.tryFail(outcome.cause());
            }
        });
        return promise.future();
    }

    /// The answer, as long as it is bearable; what is longer is not read to its end.
    private static Future<Buffer> whole(HttpClientResponse response) {
        Promise<Buffer> promise = Promise.promise();
        var body = Buffer.buffer();
        response.exceptionHandler(promise::tryFail);
        if (response.statusCode() != 200) {
            promise.fail(new Garbled("status " + response.statusCode()));
            response.request().reset();
            return promise.future();
        }
        response.handler(chunk -> {
                    if (body.length() + chunk.length() > MOST_BYTES) {
                        promise.tryFail(new Garbled("the answer is longer than 8 MB"));
                        response.request().reset();
                    } else {
                        body.appendBuffer(chunk);
                    }
                })
                .endHandler(_ -> promise.tryComplete(body));
        return promise.future();
    }

    private static List<SourceRow> read(
            Buffer answer,
            String rowsMember,
            String keyItem,
            Map<String, List<Integer>> positions,
            List<PlanDefinition.Column> columns,
            PlanDefinition plan) {
        var service = plan.service();
        JsonNode rows;
        try {
            rows = JSON.readTree(answer.getBytes()).path(rowsMember);
        } catch (JacksonException e) {
            throw new Garbled("the answer is not JSON");
        }
        if (!rows.isArray()) {
            throw new Garbled("the answer has no list '" + rowsMember + "'");
        }
        var read = new ArrayList<SourceRow>();
        for (var row : rows) {
            if (!row.isObject()) {
                throw new Garbled("a row is not an object");
            }
            var key = text(row, service.member(keyItem));
            var places = key == null ? null : positions.get(key);
            if (places == null) {
                throw new Garbled("a row answers no key that was asked for");
            }
            if (!RowFilter.passes(plan.filter(), item -> text(row, service.member(item)))) {
                continue;
            }
            var values = new @Nullable String[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = text(row, service.member(columns.get(i).name()));
            }
            var asOf = service.asOf();
            var subjects = service.subjects().stream()
                    .map(item -> text(row, service.member(item)))
                    .toArray(String[]::new);
            for (int place : places) {
                read.add(new SourceRow(
                        place, asOf == null ? null : instant(text(row, asOf)), subjects, new String[0], values));
            }
        }
        read.sort(java.util.Comparator.comparingInt(SourceRow::key));
        return read;
    }

    private static @Nullable String text(JsonNode row, String member) {
        var value = row.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isContainer()) {
            throw new Garbled("member '" + member + "' of a row is not a plain value");
        }
        return value.asString();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Garbled("the time a row was true is not ISO 8601 with an offset");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
