package org.zhanqiao.exchange.node;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.PlanDefinition;
import org.zhanqiao.exchange.SourceDefinition;

/// PostgreSQL through prepared statements on pipelined connections, which services with equal time limits share. Calls
/// that look up one key each go together where the source is busy ([JointLookups]).
final class PostgresSource implements Source {

    /// Kinds of single lookups that are remembered, before those that nobody uses are given up.
    private static final int MOST_LANES = 1_000;

    private final Context context;
    private final PostgresConnections connections;
    private final Map<PostgresLane.Kind, JointLookups> lanes = new HashMap<>();

    /// @param context the event loop it is used on
    PostgresSource(Context context, SourceDefinition definition) {
        this.context = context;
        this.connections = new PostgresConnections(context, definition);
    }

    @Override
    public Future<List<SourceRow>> fetch(AuthorisedCall call) {
        return switch (call.request().mode()) {
            case LIST -> page(call);
            case QUERY, VERIFY -> call.request().keys().size() == 1 ? byKey(call) : byKeys(call);
        };
    }

    private Future<List<SourceRow>> byKey(AuthorisedCall call) {
        var lookup = Objects.requireNonNull(call.lookup());
        var statement = Objects.requireNonNull(call.request().mode() == Mode.VERIFY ? lookup.verify() : lookup.query());
        var key = call.request().keys().getFirst();
        var parameters = Tuple.tuple();
        lookup.items().forEach(item -> parameters.addString(key.get(item)));
        statement.fixed().forEach(parameters::addString);
        return lane(new PostgresLane.Kind(statement.sql(), limitMillis(call), RowShape.of(call)))
                .find(parameters);
    }

    private JointLookups lane(PostgresLane.Kind kind) {
        var known = lanes.get(kind);
        if (known != null) {
            return known;
        }
        if (lanes.size() >= MOST_LANES) {
            lanes.values().removeIf(JointLookups::isIdle);
        }
        var lane = new JointLookups(
                new PostgresLane(connections, kind),
                kind.limitMillis(),
                task -> context.runOnContext(_ -> task.run()),
                System::nanoTime);
        lanes.put(kind, lane);
        return lane;
    }

    private Future<List<SourceRow>> byKeys(AuthorisedCall call) {
        var lookup = Objects.requireNonNull(call.lookup());
        var statement =
                Objects.requireNonNull(call.request().mode() == Mode.VERIFY ? lookup.verifyMany() : lookup.many());
        var keys = call.request().keys();
        var parameters = Tuple.tuple();
        lookup.items()
                .forEach(item -> parameters.addArrayOfString(keys.stream()
                        .map(key -> Objects.requireNonNull(key.get(item)))
                        .toArray(String[]::new)));
        var shape = RowShape.of(call);
        return run(call, statement, parameters).map(shape::readOfMany);
    }

    private Future<List<SourceRow>> page(AuthorisedCall call) {
        var after = call.after();
        var statement =
                Objects.requireNonNull(call.plan().definition.statements().get(after == null ? "list" : "next"));
        var parameters = Tuple.tuple().addString(Integer.toString(call.request().size() + 1));
        if (after != null) {
            after.forEach(parameters::addString);
        }
        return run(call, statement, parameters).map(RowShape.ofPage(call)::read);
    }

    private Future<RowSet<Row>> run(AuthorisedCall call, PlanDefinition.Statement statement, Tuple parameters) {
        statement.fixed().forEach(parameters::addString);
        return connections.alone(limitMillis(call), statement.sql(), parameters);
    }

    private static int limitMillis(AuthorisedCall call) {
        return call.plan().definition.service().timeLimitMillis();
    }

    @Override
    public void abandon() {
        connections.abandon();
    }

    /// What is under way is answered before.
    @Override
    public void close() {
        connections.close();
    }
}
