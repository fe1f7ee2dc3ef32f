package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
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

/// PostgreSQL through prepared statements on pipelined connections, which services with equal time limits share.
final class PostgresSource implements Source {

    /// What PostgreSQL says of a statement it ended because of `statement_timeout`.
    private static final String QUERY_CANCELED = "57014";

    private final Vertx vertx;
    private final SourceDefinition definition;
    private final Map<Integer, SqlClient> clients = new HashMap<>();

    PostgresSource(Vertx vertx, SourceDefinition definition) {
        this.vertx = vertx;
        this.definition = definition;
    }

    private SqlClient client(int limitMillis) {
        return clients.computeIfAbsent(
                limitMillis,
                limit -> PgClients.open(vertx, definition.url(), definition.username(), definition.password(), limit));
    }

    @Override
    public Future<List<SourceRow>> fetch(AuthorisedCall call) {
        return switch (call.request().mode()) {
            case LIST -> page(call);
            case QUERY, VERIFY -> byKey(call);
        };
    }

    private Future<List<SourceRow>> byKey(AuthorisedCall call) {
        var lookup = Objects.requireNonNull(call.lookup());
        var keys = call.request().keys();
        boolean verify = call.request().mode() == Mode.VERIFY;
        if (keys.size() == 1) {
            var statement = Objects.requireNonNull(verify ? lookup.verify() : lookup.query());
            var tuple = Tuple.tuple();
            for (var item : lookup.items()) {
                tuple.addString(keys.getFirst().get(item));
            }
            return run(statement, tuple, Shape.of(call, 0, false));
        }
        var statement = Objects.requireNonNull(verify ? lookup.verifyMany() : lookup.many());
        var tuple = Tuple.tuple();
        for (var item : lookup.items()) {
            tuple.addArrayOfString(column(keys, item));
        }
        return run(statement, tuple, Shape.of(call, 0, true));
    }

    private static String[] column(List<Map<String, String>> keys, String item) {
        return keys.stream().map(key -> Objects.requireNonNull(key.get(item))).toArray(String[]::new);
    }

    private Future<List<SourceRow>> page(AuthorisedCall call) {
        var plan = call.plan().definition;
        var after = call.after();
        var statement = Objects.requireNonNull(plan.statements().get(after == null ? "list" : "next"));
        var tuple = Tuple.tuple().addString(Integer.toString(call.request().size() + 1));
        if (after != null) {
            after.forEach(tuple::addString);
        }
        return run(statement, tuple, Shape.of(call, plan.service().rowKey().size(), false));
    }

    /// How long a statement may take and how many columns of each sort its rows have.
    private record Shape(int limitMillis, boolean ordinal, int subjects, int rowKey, int values) {
        static Shape of(AuthorisedCall call, int rowKey, boolean ordinal) {
            var plan = call.plan().definition;
            var columns = call.request().mode() == Mode.VERIFY ? plan.verifiable() : plan.columns();
            return new Shape(
                    plan.service().timeLimitMillis(),
                    ordinal,
                    plan.service().subjects().size(),
                    rowKey,
                    columns.size());
        }
    }

    private Future<List<SourceRow>> run(PlanDefinition.Statement statement, Tuple tuple, Shape shape) {
        statement.fixed().forEach(tuple::addString);
        return client(shape.limitMillis())
                .preparedQuery(statement.sql())
                .execute(tuple)
                .map(rows -> read(rows, shape))
                .recover(failure -> Future.failedFuture(slow(failure) ? new TimeoutException() : failure));
    }

    private static boolean slow(Throwable failure) {
        return failure instanceof PgException answer && QUERY_CANCELED.equals(answer.getSqlState());
    }

    private static List<SourceRow> read(RowSet<Row> rows, Shape shape) {
        var read = new ArrayList<SourceRow>(rows.size());
        for (var row : rows) {
            int at = 0;
            int key = shape.ordinal() ? (int) (row.getLong(at++) - 1) : 0;
            OffsetDateTime asOf = row.getOffsetDateTime(at++);
            var subjects = texts(row, at, shape.subjects());
            at += shape.subjects();
            var rowKey = texts(row, at, shape.rowKey());
            at += shape.rowKey();
            read.add(new SourceRow(
                    key, asOf == null ? null : asOf.toInstant(), subjects, rowKey, texts(row, at, shape.values())));
        }
        return read;
    }

    private static @Nullable String[] texts(Row row, int from, int count) {
        var texts = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = row.getString(from + i);
        }
        return texts;
    }

    @Override
    public void close() {
        clients.values().forEach(SqlClient::close);
        clients.clear();
    }
}
