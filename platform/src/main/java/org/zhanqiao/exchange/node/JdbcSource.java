package org.zhanqiao.exchange.node;

import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.PlanDefinition;
import org.zhanqiao.exchange.SourceDefinition;

/// Any database with a JDBC driver: standard SQL, a pool of its own, one virtual thread a call. Many keys are asked
/// one after the other on one connection, since arrays are not standard. When the time of the whole call is up, no
/// further key is asked for and the statement under way is cancelled, to the second: that is as fine as JDBC counts.
/// Where the database says nothing even then, the driver gives the connection up ([Connection#setNetworkTimeout]).
///
/// Rows are handed on when all of them are there; what was read before a connection broke goes nowhere. Drivers call a
/// broken connection by many names, of which pools know some: after a failure the connection itself is asked.
final class JdbcSource implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSource.class);

    private static final int CONNECTIONS = 8;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int VALIDATION_MILLIS = 1_000;

    /// Milliseconds beyond a call's time after which a silent connection is given up: later than a statement that is
    /// cancelled to the second.
    private static final int QUIET_MILLIS = 2_000;

    private final Vertx vertx;
    private final HikariDataSource pool;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    JdbcSource(Vertx vertx, SourceDefinition definition) {
        this.vertx = vertx;
        this.pool = new HikariDataSource();
        pool.setPoolName("source-" + definition.id());
        pool.setJdbcUrl(definition.url());
        pool.setUsername(definition.username());
        pool.setPassword(definition.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setReadOnly(true);
        pool.setConnectionTimeout(CONNECT_MILLIS);
        pool.setValidationTimeout(VALIDATION_MILLIS);
        pool.setInitializationFailTimeout(-1);
    }

    @Override
    public Future<List<SourceRow>> fetch(AuthorisedCall call) {
        Promise<List<SourceRow>> promise = Promise.promise();
        var context = vertx.getOrCreateContext();
        threads.execute(() -> {
            try {
                var rows = read(call);
                context.runOnContext(_ -> promise.complete(rows));
            } catch (Throwable e) {
                // Whatever a driver throws, the question has ended, and its place is free again.
                context.runOnContext(_ -> promise.fail(e));
            }
        });
        return promise.future();
    }

    private List<SourceRow> read(AuthorisedCall call) throws SQLException {
        int limit = call.plan().definition.service().timeLimitMillis();
        var deadline = new Deadline(limit);
        try (var connection = pool.getConnection()) {
            try {
                bound(connection, limit + QUIET_MILLIS);
                return read(connection, call, deadline);
            } catch (SQLTimeoutException e) {
                throw e;
            } catch (SQLException e) {
                throw isOpen(connection) ? e : broken(connection, e);
            }
        }
    }

    private static boolean isOpen(Connection connection) throws SQLException {
        return connection.isValid(VALIDATION_MILLIS / 1_000);
    }

    /// Out of the pool with it, so that the next question is not put to a dead connection.
    private SQLException broken(Connection connection, SQLException why) {
        pool.evictConnection(connection);
        return new SQLNonTransientConnectionException("the connection broke", why.getSQLState(), why);
    }

    private static List<SourceRow> read(Connection connection, AuthorisedCall call, Deadline deadline)
            throws SQLException {
        var plan = call.plan().definition;
        var request = call.request();
        int subjects = plan.service().subjects().size();
        var rows = new ArrayList<SourceRow>();
        if (request.mode() == Mode.LIST) {
            var after = call.after();
            var statement = Objects.requireNonNull(plan.statements().get(after == null ? "list" : "next"));
            // Standard SQL binds in the order of the text: the row key stands before the page size.
            var values = new ArrayList<Object>();
            if (after != null) {
                values.addAll(after);
            }
            values.addAll(statement.fixed());
            values.add(request.size() + 1);
            var shape = new Shape(
                    subjects, plan.service().rowKey().size(), plan.columns().size());
            run(connection, statement, values, 0, shape, deadline, rows);
            return rows;
        }
        var lookup = Objects.requireNonNull(call.lookup());
        boolean verify = request.mode() == Mode.VERIFY;
        var statement = Objects.requireNonNull(verify ? lookup.verify() : lookup.query());
        var columns = verify ? plan.verifiable() : plan.columns();
        var shape = new Shape(subjects, 0, columns.size());
        for (int i = 0; i < request.keys().size() && rows.size() <= Masking.MOST_ROWS; i++) {
            var values = new ArrayList<Object>();
            for (var item : lookup.items()) {
                values.add(Objects.requireNonNull(request.keys().get(i).get(item)));
            }
            values.addAll(statement.fixed());
            run(connection, statement, values, i, shape, deadline, rows);
        }
        return rows;
    }

    private void bound(Connection connection, int millis) throws SQLException {
        try {
            connection.setNetworkTimeout(threads, millis);
        } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
            // A driver without a network, or one from before JDBC 4.1: its statements have their own limit.
            LOG.debug("a driver knows no network timeout: {}", e.getClass().getName());
        }
    }

    /// When the time of a call is up.
    private static final class Deadline {
        private final long end;

        Deadline(int millis) {
            this.end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        }

        /// At least 1.
        int secondsLeft() throws SQLTimeoutException {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new SQLTimeoutException("the call's time is up");
            }
            return Math.toIntExact(Math.ceilDiv(left, TimeUnit.SECONDS.toNanos(1)));
        }
    }

    /// How many columns of each sort a statement's rows have.
    private record Shape(int subjects, int rowKey, int values) {}

    private static void run(
            Connection connection,
            PlanDefinition.Statement statement,
            List<Object> parameters,
            int key,
            Shape shape,
            Deadline deadline,
            List<SourceRow> into)
            throws SQLException {
        try (var prepared = connection.prepareStatement(statement.sql())) {
            prepared.setQueryTimeout(deadline.secondsLeft());
            for (int i = 0; i < parameters.size(); i++) {
                prepared.setObject(i + 1, parameters.get(i));
            }
            try (var result = prepared.executeQuery()) {
                while (result.next()) {
                    into.add(row(result, key, shape));
                }
            }
        }
    }

    private static SourceRow row(ResultSet result, int key, Shape shape) throws SQLException {
        var asOf = result.getObject(1, OffsetDateTime.class);
        int at = 2;
        var subjects = texts(result, at, shape.subjects());
        at += shape.subjects();
        var rowKey = texts(result, at, shape.rowKey());
        at += shape.rowKey();
        return new SourceRow(
                key, asOf == null ? null : asOf.toInstant(), subjects, rowKey, texts(result, at, shape.values()));
    }

    private static @Nullable String[] texts(ResultSet result, int from, int count) throws SQLException {
        var texts = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = result.getString(from + i);
        }
        return texts;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        pool.close();
    }
}
