package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.PlanDefinition;
import org.zhanqiao.exchange.SourceDefinition;

/// PostgreSQL through prepared statements on pipelined connections.
final class PostgresSource implements Source {

    private final SqlClient client;

    PostgresSource(Vertx vertx, SourceDefinition definition) {
        this.client = PgClients.open(vertx, definition.url(), definition.username(), definition.password());
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
            return run(statement, tuple, width(call, verify), 0, false);
        }
        var statement = Objects.requireNonNull(verify ? lookup.verifyMany() : lookup.many());
        var tuple = Tuple.tuple();
        for (var item : lookup.items()) {
            tuple.addArrayOfString(column(keys, item));
        }
        return run(statement, tuple, width(call, verify), 0, true);
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
        return run(
                statement, tuple, plan.columns().size(), plan.service().rowKey().size(), false);
    }

    private static int width(AuthorisedCall call, boolean verify) {
        var plan = call.plan().definition;
        return verify ? plan.verifiable().size() : plan.columns().size();
    }

    private Future<List<SourceRow>> run(
            PlanDefinition.Statement statement, Tuple tuple, int width, int rowKeyWidth, boolean ordinal) {
        statement.fixed().forEach(tuple::addString);
        return client.preparedQuery(statement.sql())
                .execute(tuple)
                .map(rows -> read(rows, width, rowKeyWidth, ordinal));
    }

    private static List<SourceRow> read(RowSet<Row> rows, int width, int rowKeyWidth, boolean ordinal) {
        var read = new ArrayList<SourceRow>(rows.size());
        for (var row : rows) {
            int at = 0;
            int key = ordinal ? (int) (row.getLong(at++) - 1) : 0;
            OffsetDateTime asOf = row.getOffsetDateTime(at++);
            var subject = row.getString(at++);
            var rowKey = new @Nullable String[rowKeyWidth];
            for (int i = 0; i < rowKeyWidth; i++) {
                rowKey[i] = row.getString(at++);
            }
            var values = new @Nullable String[width];
            for (int i = 0; i < width; i++) {
                values[i] = row.getString(at++);
            }
            read.add(new SourceRow(key, asOf == null ? null : asOf.toInstant(), subject, rowKey, values));
        }
        return read;
    }

    @Override
    public void close() {
        client.close();
    }
}
