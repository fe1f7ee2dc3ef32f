package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.exchange.node.JointLookups.Answers;
import org.zhanqiao.exchange.node.JointLookups.Ending;

/// Finds the rows of keys by one statement for each. The keys of a round are found by one statement for all where that
/// finds the same ([JoinedStatement]); where it cannot, or fails, by the statement of one key for each in turn, all on
/// one way there and back, and no more of them than may take the time limit together.
final class PostgresLane implements JointLookups.Question {

    /// Keys for which one statement for all is worth while.
    private static final int FEWEST_JOINED = 4;

    /// Keys asked for in turn: as many shares as the time limit has.
    private static final int MOST_IN_TURN = JointLookups.SHARES;

    /// After this long it is found out again how keys are typed; a column may get another type.
    private static final long ANEW_NANOS = TimeUnit.MINUTES.toNanos(1);

    /// So long none is joined after one failed; the key it failed at may come again.
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PostgresConnections connections;
    private final Kind kind;

    /// Null while it is not known, or cannot be.
    private @Nullable JoinedStatement joined;

    /// When it is to be found out, [System#nanoTime].
    private long due = System.nanoTime();

    /// What calls have in common that look up their keys together; the values of their row filters may differ.
    ///
    /// @param sql for one key
    record Kind(String sql, int limitMillis, RowShape shape) {
        private int shareMillis() {
            return JointLookups.shareMillis(limitMillis);
        }
    }

    PostgresLane(PostgresConnections connections, Kind kind) {
        this.connections = connections;
        this.kind = kind;
    }

    @Override
    public Future<List<SourceRow>> alone(Tuple key) {
        return connections.alone(kind.limitMillis(), kind.sql(), key).map(kind.shape()::read);
    }

    @Override
    public Future<Answers> together(List<Tuple> keys) {
        if (keys.size() < FEWEST_JOINED) {
            return inTurn(keys);
        }
        if (System.nanoTime() - due >= 0) {
            due = System.nanoTime() + ANEW_NANOS;
            findOut();
        }
        var statement = joined;
        return statement == null ? inTurn(keys) : atOnce(statement, keys);
    }

    private Future<Answers> atOnce(JoinedStatement statement, List<Tuple> keys) {
        return connections
                .together(
                        kind.shareMillis(),
                        client -> client.preparedQuery(statement.sql()).execute(statement.arrays(keys)))
                .compose(rows -> divide(rows, keys), failure -> {
                    if (failure instanceof PgException) {
                        return inTurnForNow(keys);
                    }
                    return Future.failedFuture(failure);
                });
    }

    private Future<Answers> divide(RowSet<Row> rows, List<Tuple> keys) {
        try {
            return Future.succeededFuture(
                    new Answers(kind.shape().readByKey(rows, keys.size()), Ending.ANSWERED, null));
        } catch (RuntimeException e) {
            // A row of one of them cannot be read.
            return inTurnForNow(keys);
        }
    }

    private Future<Answers> inTurnForNow(List<Tuple> keys) {
        joined = null;
        due = System.nanoTime() + AGAIN_NANOS;
        return inTurn(keys);
    }

    /// Finds out how keys are typed, for the rounds to come.
    private void findOut() {
        var types = JoinedStatement.parameterTypes(
                kind.sql(), "zq_types_" + UUID.randomUUID().toString().replace("-", ""));
        connections
                .together(kind.shareMillis(), client -> client.query(types).execute())
                .map(results -> List.of(results.next().iterator().next().getArrayOfStrings(0)))
                .onComplete(found -> joined = found.succeeded() && JoinedStatement.isPossible(found.result())
                        ? JoinedStatement.of(kind.sql(), found.result())
                        : null);
    }

    /// PostgreSQL stops at the first at which it fails, and says nothing before the last.
    private Future<Answers> inTurn(List<Tuple> all) {
        var keys = all.subList(0, Math.min(MOST_IN_TURN, all.size()));
        var answered = new ArrayList<List<Row>>(keys.size());
        var oneKey = Collectors.collectingAndThen(Collectors.<Row>toList(), answered::add);
        return connections
                .together(
                        kind.shareMillis(),
                        client -> client.preparedQuery(kind.sql())
                                .collecting(oneKey)
                                .executeBatch(keys))
                .transform(outcome ->
                        Future.succeededFuture(answers(answered, outcome.cause(), keys.size() < all.size())));
    }

    private Answers answers(List<List<Row>> answered, @Nullable Throwable failure, boolean inPart) {
        var read = new ArrayList<List<SourceRow>>(answered.size());
        try {
            answered.forEach(rows -> read.add(kind.shape().read(rows)));
        } catch (RuntimeException e) {
            return new Answers(read, Ending.FAILED_AT_ONE, e);
        }
        return new Answers(read, failure == null && inPart ? Ending.IN_PART : ending(failure), failure);
    }

    private static Ending ending(@Nullable Throwable failure) {
        if (failure == null) {
            return Ending.ANSWERED;
        }
        if (PostgresConnections.isCutOff(failure)) {
            return Ending.CUT_OFF;
        }
        return failure instanceof PgException ? Ending.FAILED_AT_ONE : Ending.LOST;
    }
}
