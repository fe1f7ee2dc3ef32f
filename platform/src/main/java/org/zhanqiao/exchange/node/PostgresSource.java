package org.zhanqiao.exchange.node;

import io.vertx.core.Context;
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

/// PostgreSQL through prepared statements on pipelined connections, which services with equal time limits share. Calls
/// that look up one key each are answered together where the source is busy ([JointLookups]).
final class PostgresSource implements Source {

    /// What PostgreSQL says of a statement it ended because of `statement_timeout`.
    private static final String QUERY_CANCELED = "57014";

    /// The class of what it says of a value that it cannot read as the column's type.
    private static final String DATA_EXCEPTION = "22";

    private final Vertx vertx;
    private final Context context;
    private final SourceDefinition definition;
    private final Map<Integer, SqlClient> clients = new HashMap<>();
    private final Map<Lane, JointLookups> lookups = new HashMap<>();
    private boolean closed;

    /// @param context the event loop it is used on
    PostgresSource(Vertx vertx, Context context, SourceDefinition definition) {
        this.vertx = vertx;
        this.context = context;
        this.definition = definition;
    }

    /// @throws IllegalStateException when the source was closed: what still waited is not asked any more
    private SqlClient client(int limitMillis) {
        if (closed) {
            throw new IllegalStateException("the source was closed");
        }
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
        boolean verify = call.request().mode() == Mode.VERIFY;
        var lane = new Lane(
                Objects.requireNonNull(verify ? lookup.verify() : lookup.query()),
                Objects.requireNonNull(verify ? lookup.verifyMany() : lookup.many()),
                Shape.of(call, 0));
        var keys = call.request().keys();
        return keys.size() == 1
                ? joint(lane).find(values(keys.getFirst(), lookup.items()))
                : byKeys(
                        lane,
                        keys.stream().map(key -> values(key, lookup.items())).toList());
    }

    private static String[] values(Map<String, String> key, List<String> items) {
        var values = new String[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Objects.requireNonNull(key.get(items.get(i)));
        }
        return values;
    }

    /// Made when calls come, given up when none has come for a while and others do.
    private JointLookups joint(Lane lane) {
        var joint = lookups.get(lane);
        if (joint == null) {
            lookups.values().removeIf(JointLookups::idle);
            joint = new JointLookups(
                    new JointLookups.Statements() {
                        @Override
                        public Future<List<SourceRow>> one(String[] key) {
                            return byKey(lane, key);
                        }

                        @Override
                        public Future<List<SourceRow>> many(List<String[]> keys) {
                            return byKeys(lane, keys).compose(PostgresSource::whole, PostgresSource::common);
                        }
                    },
                    lane.shape().limitMillis(),
                    context);
            lookups.put(lane, joint);
        }
        return joint;
    }

    private static Future<List<SourceRow>> whole(List<SourceRow> rows) {
        return rows.size() > Masking.MOST_ROWS
                ? Future.failedFuture(new JointLookups.Undivided())
                : Future.succeededFuture(rows);
    }

    /// What PostgreSQL cannot make of one key is no failure of the others.
    private static Future<List<SourceRow>> common(Throwable failure) {
        boolean ofAKey = failure instanceof PgException answer
                && String.valueOf(answer.getSqlState()).startsWith(DATA_EXCEPTION);
        return Future.failedFuture(ofAKey ? new JointLookups.Undivided() : failure);
    }

    /// What calls have in common whose keys may be looked up together.
    private record Lane(PlanDefinition.Statement one, PlanDefinition.Statement many, Shape shape) {}

    private Future<List<SourceRow>> byKey(Lane lane, String[] key) {
        var tuple = Tuple.tuple();
        for (var value : key) {
            tuple.addString(value);
        }
        return run(lane.one(), tuple, lane.shape(), false);
    }

    private Future<List<SourceRow>> byKeys(Lane lane, List<String[]> keys) {
        var tuple = Tuple.tuple();
        for (int i = 0; i < keys.getFirst().length; i++) {
            int item = i;
            tuple.addArrayOfString(keys.stream().map(key -> key[item]).toArray(String[]::new));
        }
        return run(lane.many(), tuple, lane.shape(), true);
    }

    private Future<List<SourceRow>> page(AuthorisedCall call) {
        var plan = call.plan().definition;
        var after = call.after();
        var statement = Objects.requireNonNull(plan.statements().get(after == null ? "list" : "next"));
        var tuple = Tuple.tuple().addString(Integer.toString(call.request().size() + 1));
        if (after != null) {
            after.forEach(tuple::addString);
        }
        return run(statement, tuple, Shape.of(call, plan.service().rowKey().size()), false);
    }

    /// How long a statement may take and how many columns of each sort its rows have.
    private record Shape(int limitMillis, int subjects, int rowKey, int values) {
        static Shape of(AuthorisedCall call, int rowKey) {
            var plan = call.plan().definition;
            var columns = call.request().mode() == Mode.VERIFY ? plan.verifiable() : plan.columns();
            return new Shape(
                    plan.service().timeLimitMillis(), plan.service().subjects().size(), rowKey, columns.size());
        }
    }

    private Future<List<SourceRow>> run(PlanDefinition.Statement statement, Tuple tuple, Shape shape, boolean ordinal) {
        statement.fixed().forEach(tuple::addString);
        return client(shape.limitMillis())
                .preparedQuery(statement.sql())
                .execute(tuple)
                .map(rows -> read(rows, shape, ordinal))
                .recover(failure -> Future.failedFuture(slow(failure) ? new TimeoutException() : failure));
    }

    private static boolean slow(Throwable failure) {
        return failure instanceof PgException answer && QUERY_CANCELED.equals(answer.getSqlState());
    }

    private static List<SourceRow> read(RowSet<Row> rows, Shape shape, boolean ordinal) {
        var read = new ArrayList<SourceRow>(rows.size());
        for (var row : rows) {
            int at = 0;
            int key = ordinal ? (int) (row.getLong(at++) - 1) : 0;
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
        closed = true;
        clients.values().forEach(SqlClient::close);
        clients.clear();
    }
}
