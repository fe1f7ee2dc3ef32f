package org.zhanqiao.exchange.node;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.zhanqiao.exchange.SourceDefinition;

/// The pipelined connections of one event loop to one PostgreSQL source: for each time limit one for what is asked
/// alone and one for rounds of many keys, so that a slow statement of the one does not hold up the other.
final class PostgresConnections {

    /// What PostgreSQL says of a statement it ended because of `statement_timeout`.
    private static final String QUERY_CANCELED = "57014";

    private final Context context;
    private final SourceDefinition definition;
    private final Map<Opening, SqlClient> clients = new HashMap<>();
    private int underWay;
    private boolean closed;
    private boolean abandoned;

    private record Opening(boolean together, int limitMillis) {}

    /// @param context the event loop they are used on
    PostgresConnections(Context context, SourceDefinition definition) {
        this.context = context;
        this.definition = definition;
    }

    /// Runs a statement that may take so long; fails with [TimeoutException] when it takes longer.
    Future<RowSet<Row>> alone(int limitMillis, String sql, Tuple parameters) {
        return ask(
                        new Opening(false, limitMillis),
                        client -> client.preparedQuery(sql).execute(parameters))
                .recover(failure -> Future.failedFuture(isCutOff(failure) ? new TimeoutException() : failure));
    }

    /// Asks where each of the statements that belong together may take so long.
    <T> Future<T> together(int limitMillis, Function<SqlClient, Future<T>> question) {
        return ask(new Opening(true, limitMillis), question);
    }

    private <T> Future<T> ask(Opening opening, Function<SqlClient, Future<T>> question) {
        if (abandoned) {
            return Future.failedFuture("the source was switched off or removed");
        }
        var client = clients.computeIfAbsent(
                opening,
                _ -> PgClients.open(
                        context.owner(),
                        definition.url(),
                        definition.username(),
                        definition.password(),
                        1,
                        opening.limitMillis()));
        underWay++;
        return question.apply(client).onComplete(_ -> {
            underWay--;
            if (closed) {
                context.runOnContext(_ -> giveBack());
            }
        });
    }

    /// Whether a statement was ended because its time was up.
    static boolean isCutOff(Throwable failure) {
        return failure instanceof PgException answer && QUERY_CANCELED.equals(answer.getSqlState());
    }

    /// Gives them back as soon as nothing is under way, since a connection that is closed answers nothing more.
    void close() {
        closed = true;
        giveBack();
    }

    /// Gives them back at once and asks nothing more.
    void abandon() {
        abandoned = true;
        closeAll();
    }

    private void giveBack() {
        if (underWay == 0) {
            closeAll();
        }
    }

    private void closeAll() {
        clients.values().forEach(SqlClient::close);
        clients.clear();
    }
}
