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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.node.JointLookups.Answers;
import org.zhanqiao.exchange.node.JointLookups.Ending;

/// PostgreSQL through prepared statements on pipelined connections, which services with equal time limits share. Calls
/// that look up one key each go together where the source is busy ([JointLookups]).
final class PostgresSource implements Source {

    /// What PostgreSQL says of a statement it ended because of `statement_timeout`.
    private static final String QUERY_CANCELED = "57014";

    /// Lanes kept, before those that nobody uses are given up.
    private static final int LANES = 1_000;

    /// Keys for which one statement is worth while.
    private static final int FEWEST_JOINED = 4;

    private static final long JOINED_ANEW_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long JOINED_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Vertx vertx;
    private final Context context;
    private final SourceDefinition definition;
    private final Map<Integer, SqlClient> together = new HashMap<>();
    private final Map<Integer, SqlClient> alone = new HashMap<>();
    private final Map<Lane, JointLookups> lookups = new HashMap<>();
    private int underWay;
    private long asked;
    private boolean closed;

    /// @param context the event loop it is used on
    PostgresSource(Vertx vertx, Context context, SourceDefinition definition) {
        this.vertx = vertx;
        this.context = context;
        this.definition = definition;
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
        var tuple = Tuple.tuple();
        if (keys.size() == 1) {
            var statement = Objects.requireNonNull(verify ? lookup.verify() : lookup.query());
            for (var item : lookup.items()) {
                tuple.addString(keys.getFirst().get(item));
            }
            statement.fixed().forEach(tuple::addString);
            return joint(new Lane(statement.sql(), Shape.of(call, 0, false))).find(tuple);
        }
        var statement = Objects.requireNonNull(verify ? lookup.verifyMany() : lookup.many());
        for (var item : lookup.items()) {
            tuple.addArrayOfString(column(keys, item));
        }
        statement.fixed().forEach(tuple::addString);
        return run(statement.sql(), tuple, Shape.of(call, 0, true));
    }

    /// What calls have in common that look up their keys together; the values of their row filters may differ.
    private record Lane(String sql, Shape shape) {}

    private JointLookups joint(Lane lane) {
        var joint = lookups.get(lane);
        if (joint == null) {
            if (lookups.size() >= LANES) {
                lookups.values().removeIf(JointLookups::isIdle);
            }
            joint = new JointLookups(
                    question(lane),
                    lane.shape().limitMillis(),
                    task -> context.runOnContext(_ -> task.run()),
                    System::nanoTime);
            lookups.put(lane, joint);
        }
        return joint;
    }

    private JointLookups.Question question(Lane lane) {
        var joining = new Joining();
        return new JointLookups.Question() {
            @Override
            public Future<Answers> together(List<Tuple> keys) {
                return PostgresSource.this.together(lane, joining, keys);
            }

            @Override
            public Future<List<SourceRow>> alone(Tuple key) {
                return run(lane.sql(), key, lane.shape());
            }
        };
    }

    /// How the keys of a lane are found by one statement.
    private static final class Joining {
        /// Null while it is not known, or cannot be.
        @Nullable JoinedStatement statement;

        /// When it is to be found out, [System#nanoTime]; a column may get another type.
        long dueNanos = System.nanoTime();
    }

    /// By one statement where that finds what the statement of one key finds; else, and where it fails, by the
    /// statement of one key for each in turn.
    private Future<Answers> together(Lane lane, Joining joining, List<Tuple> keys) {
        if (keys.size() < FEWEST_JOINED) {
            return inTurn(lane, keys);
        }
        if (System.nanoTime() - joining.dueNanos >= 0) {
            join(lane, joining);
        }
        var joined = joining.statement;
        return joined == null
                ? inTurn(lane, keys)
                : on(
                                together,
                                JointLookups.shareMillis(lane.shape().limitMillis()),
                                client -> client.preparedQuery(joined.sql()).execute(joined.arrays(keys)))
                        .map(rows -> byKey(rows, keys.size(), lane.shape()))
                        .map(rows -> new Answers(rows, Ending.ANSWERED, null))
                        .recover(failure -> {
                            if (!(failure instanceof PgException)) {
                                return Future.failedFuture(failure);
                            }
                            joining.statement = null;
                            joining.dueNanos = System.nanoTime() + JOINED_AGAIN_NANOS;
                            return inTurn(lane, keys);
                        });
    }

    /// Finds out how the keys of a lane are joined, for the rounds to come.
    private void join(Lane lane, Joining joining) {
        joining.dueNanos = System.nanoTime() + JOINED_ANEW_NANOS;
        var types = JoinedStatement.parameterTypes(lane.sql(), "zq_types_" + ++asked);
        on(
                        together,
                        JointLookups.shareMillis(lane.shape().limitMillis()),
                        client -> client.query(types).execute())
                .map(results -> List.of(results.next().iterator().next().getArrayOfStrings(0)))
                .onComplete(found -> joining.statement = found.succeeded() && JoinedStatement.isPossible(found.result())
                        ? JoinedStatement.of(lane.sql(), found.result())
                        : null);
    }

    private static List<List<SourceRow>> byKey(RowSet<Row> rows, int keys, Shape shape) {
        var byKey = Stream.generate(() -> (List<SourceRow>) new ArrayList<SourceRow>(1))
                .limit(keys)
                .toList();
        rows.forEach(row -> byKey.get((int) (row.getLong(0) - 1)).add(read(row, 1, 0, shape)));
        return byKey;
    }

    /// The statement once for each key, each within its share of the time limit. PostgreSQL stops at the first at which
    /// it fails.
    private Future<Answers> inTurn(Lane lane, List<Tuple> keys) {
        var answered = new ArrayList<List<Row>>(keys.size());
        var oneKey = Collectors.collectingAndThen(Collectors.<Row>toList(), answered::add);
        return on(
                        together,
                        JointLookups.shareMillis(lane.shape().limitMillis()),
                        client -> client.preparedQuery(lane.sql())
                                .collecting(oneKey)
                                .executeBatch(keys))
                .transform(outcome -> Future.succeededFuture(answers(answered, outcome.cause(), lane.shape())));
    }

    private static Answers answers(List<List<Row>> answered, @Nullable Throwable failure, Shape shape) {
        var read = new ArrayList<List<SourceRow>>(answered.size());
        try {
            answered.forEach(rows -> read.add(read(rows, shape)));
        } catch (RuntimeException e) {
            return new Answers(read, Ending.FAILED_AT_ONE, e);
        }
        return new Answers(read, ending(failure), failure);
    }

    private static Ending ending(@Nullable Throwable failure) {
        if (failure == null) {
            return Ending.ANSWERED;
        }
        if (isCutOff(failure)) {
            return Ending.CUT_OFF;
        }
        return failure instanceof PgException ? Ending.FAILED_AT_ONE : Ending.LOST;
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
        statement.fixed().forEach(tuple::addString);
        return run(
                statement.sql(), tuple, Shape.of(call, plan.service().rowKey().size(), false));
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

    private Future<List<SourceRow>> run(String sql, Tuple tuple, Shape shape) {
        return on(
                        alone,
                        shape.limitMillis(),
                        client -> client.preparedQuery(sql).execute(tuple))
                .map(rows -> read(rows, shape))
                .recover(failure -> Future.failedFuture(isCutOff(failure) ? new TimeoutException() : failure));
    }

    /// Asks by the client whose statements have this limit.
    private <T> Future<T> on(
            Map<Integer, SqlClient> clients, int limitMillis, Function<SqlClient, Future<T>> question) {
        var client = clients.computeIfAbsent(
                limitMillis,
                limit -> PgClients.open(
                        vertx, definition.url(), definition.username(), definition.password(), 1, limit));
        underWay++;
        return question.apply(client).onComplete(_ -> {
            underWay--;
            if (closed) {
                context.runOnContext(_ -> giveBack());
            }
        });
    }

    private void giveBack() {
        if (underWay == 0) {
            Stream.of(together, alone).forEach(clients -> {
                clients.values().forEach(SqlClient::close);
                clients.clear();
            });
        }
    }

    private static boolean isCutOff(Throwable failure) {
        return failure instanceof PgException answer && QUERY_CANCELED.equals(answer.getSqlState());
    }

    private static List<SourceRow> read(Iterable<Row> rows, Shape shape) {
        var read = new ArrayList<SourceRow>();
        rows.forEach(row -> read.add(read(row, shape)));
        return read;
    }

    private static SourceRow read(Row row, Shape shape) {
        return shape.ordinal() ? read(row, 1, (int) (row.getLong(0) - 1), shape) : read(row, 0, 0, shape);
    }

    /// @param from where the columns begin that every statement has
    private static SourceRow read(Row row, int from, int key, Shape shape) {
        int at = from;
        OffsetDateTime asOf = row.getOffsetDateTime(at++);
        var subjects = texts(row, at, shape.subjects());
        at += shape.subjects();
        var rowKey = texts(row, at, shape.rowKey());
        at += shape.rowKey();
        return new SourceRow(
                key, asOf == null ? null : asOf.toInstant(), subjects, rowKey, texts(row, at, shape.values()));
    }

    private static @Nullable String[] texts(Row row, int from, int count) {
        var texts = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = row.getString(from + i);
        }
        return texts;
    }

    /// Whatever is under way is answered before, since a connection that is closed answers nothing more.
    @Override
    public void close() {
        closed = true;
        giveBack();
    }
}
