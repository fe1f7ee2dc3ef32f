package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;

/// Connections are given back when nobody waits for them, or at once where nobody may ask any more.
class PostgresConnectionsTest {

    private static final String LOCKED = "select n from t";

    private final TestDatabase database = TestDatabase.empty();
    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final PostgresConnections connections = new PostgresConnections(
            context,
            new SourceDefinition(
                    "of-a-test",
                    SourceKind.POSTGRESQL,
                    "postgresql://127.0.0.1:" + database.port() + "/" + database.name() + "?application_name=of-a-test",
                    "postgres",
                    ""));

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private <T> T onLoop(Supplier<T> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(_ -> done.complete(work.get()));
        return done.future().await();
    }

    private Future<RowSet<Row>> ask(int limitMillis, String sql) {
        return onLoop(() -> connections.alone(limitMillis, sql, Tuple.tuple()));
    }

    private int open(String state) {
        return database.jdbc()
                .sql("""
                        select count(*) from pg_stat_activity
                        where application_name = 'of-a-test' and coalesce(wait_event_type, '') like :state
                        """)
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    /// What a question is answered that waits for a locked table while something happens, and then for no lock.
    private Future<RowSet<Row>> whileItWaits(Consumer<Future<RowSet<Row>>> happening) throws SQLException {
        database.jdbc().sql("create table t (n int)").update();
        try (var holding = database.dataSource().getConnection();
                var lock = holding.createStatement()) {
            holding.setAutoCommit(false);
            lock.execute("lock table t in access exclusive mode");
            var answer = ask(20_000, LOCKED);
            Awaitility.await().until(() -> open("Lock") == 1);
            happening.accept(answer);
            holding.rollback();
            return answer;
        }
    }

    @Test
    void what_is_under_way_is_answered_before_they_are_closed() throws SQLException {
        var later = new ArrayList<Future<RowSet<Row>>>();
        var answer = whileItWaits(waiting -> {
            onLoop(() -> {
                connections.close();
                return true;
            });
            later.add(ask(20_000, LOCKED));
            assertThat(waiting.isComplete()).isFalse();
        });
        assertThat(answer.await().size()).isZero();
        assertThat(later.getFirst().await().size()).isZero();
        Awaitility.await().until(() -> open("%") == 0);
    }

    @Test
    void who_may_not_ask_any_more_is_not_answered() throws SQLException {
        var answer = whileItWaits(_ -> {
            onLoop(() -> {
                connections.abandon();
                return true;
            });
            assertThat(ask(20_000, LOCKED).failed()).isTrue();
        });
        Awaitility.await().until(answer::failed);
        Awaitility.await().until(() -> open("%") == 0);
    }

    @Test
    void a_statement_that_takes_longer_than_it_may_is_ended() {
        var answer = ask(50, "select pg_sleep(20)");
        Awaitility.await().until(answer::isComplete);
        assertThat(answer.cause()).isInstanceOf(TimeoutException.class);
    }
}
