package org.zhanqiao.exchange.node;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhanqiao.audit.SendingTimes;

/// This node among the others: it makes itself known, learns who else serves, shares nonces and daily counts, carries
/// how long its calls took.
///
/// A node that comes in waits until every node that serves has published the nonces it remembers and says so
/// (`knows`); from then on each asks the shared table before it answers. After the connection was lost all of that
/// is done again, since the database may have crashed and the table is not logged. Confined to the keeper's thread
/// but for the questions of the event loops.
final class NodeRegistry implements BookKeeper.NodeLife {

    private static final Logger LOG = LoggerFactory.getLogger(NodeRegistry.class);
    private static final long TEND_EVERY_MILLIS = 1_000;
    private static final int NONCES_A_BATCH = 10_000;

    private final String node;
    private final String logOrigin;
    private final String logKey;
    private final ReplayGuard replays;
    private final DayCounts counts;
    private final SendingTimes sendings;
    private final InstantSource clock;
    private final Set<String> published = new HashSet<>();
    private volatile Set<String> peers = Set.of();
    private long countedAt;
    private boolean counted;
    private long reported = -1;

    NodeRegistry(
            String node,
            String logOrigin,
            String logKey,
            ReplayGuard replays,
            DayCounts counts,
            SendingTimes sendings,
            InstantSource clock) {
        this.node = node;
        this.logOrigin = logOrigin;
        this.logKey = logKey;
        this.replays = replays;
        this.counts = counts;
        this.sendings = sendings;
        this.clock = clock;
    }

    /// Nodes that serve, this one included.
    int servingNodes() {
        return peers.size() + 1;
    }

    String node() {
        return node;
    }

    boolean sharesNonces() {
        return !peers.isEmpty();
    }

    @Override
    public boolean tend(Connection connection, long epoch) throws SQLException {
        var live = new HashSet<String>();
        boolean allKnowMe = true;
        try (var statement = connection.prepareStatement("""
                select id, ? = any(knows) as knows_me from exchange.node
                where id <> ? and renewed_at > clock_timestamp() - interval '1 second'
                """)) {
            statement.setString(1, node);
            statement.setString(2, node);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    live.add(row.getString("id"));
                    allKnowMe &= row.getBoolean("knows_me");
                }
            }
        }
        // The loops share from the moment a peer is seen; what they admitted before is published here.
        peers = Set.copyOf(live);
        published.retainAll(live);
        if (!published.containsAll(live)) {
            publish(connection);
            published.addAll(live);
        }
        renew(connection);
        report(connection, epoch);
        long now = clock.millis();
        if (!counted || now - countedAt >= TEND_EVERY_MILLIS) {
            exchangeCounts(connection);
            carrySendings(connection);
            forget(connection);
            countedAt = now;
        }
        return allKnowMe;
    }

    @Override
    public void connectionLost() {
        published.clear();
    }

    private void renew(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into exchange.node (id, log_origin, log_key, started_at, renewed_at, knows)
                values (?, ?, ?, clock_timestamp(), clock_timestamp(), ?)
                on conflict (id) do update set log_origin = excluded.log_origin, log_key = excluded.log_key,
                  renewed_at = clock_timestamp(), knows = excluded.knows,
                  started_at = case when ? then excluded.started_at else exchange.node.started_at end
                """)) {
            statement.setString(1, node);
            statement.setString(2, logOrigin);
            statement.setString(3, logKey);
            statement.setArray(4, connection.createArrayOf("text", published.toArray()));
            statement.setBoolean(5, reported < 0);
            statement.executeUpdate();
        }
    }

    /// Says which state of the books this node serves by, so that an administrator sees when a change is in force.
    private void report(Connection connection, long epoch) throws SQLException {
        if (epoch == reported) {
            return;
        }
        try (var statement = connection.prepareStatement("""
                with forgotten as (
                  delete from exchange.node_epoch where node = ? and reached_at < clock_timestamp() - interval '2 days')
                insert into exchange.node_epoch (node, epoch, reached_at) values (?, ?, clock_timestamp())
                on conflict (node, epoch) do nothing
                """)) {
            statement.setString(1, node);
            statement.setString(2, node);
            statement.setLong(3, epoch);
            statement.executeUpdate();
        }
        reported = epoch;
    }

    private void publish(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into exchange.seen_nonce (hash, minute, node)
                select hash, ?, ? from unnest(?::bigint[]) hash on conflict (hash) do nothing
                """)) {
            replays.publish((minute, hashes) -> {
                for (int from = 0; from < hashes.length; from += NONCES_A_BATCH) {
                    var batch = new Object[Math.min(NONCES_A_BATCH, hashes.length - from)];
                    for (int i = 0; i < batch.length; i++) {
                        batch[i] = hashes[from + i];
                    }
                    Array array = connection.createArrayOf("bigint", batch);
                    statement.setLong(1, minute);
                    statement.setString(2, node);
                    statement.setArray(3, array);
                    statement.executeUpdate();
                }
            });
        }
    }

    private void exchangeCounts(Connection connection) throws SQLException {
        var day = counts.day(clock.instant());
        if (!counted) {
            try (var statement = connection.prepareStatement(
                    "select grant_id, calls from exchange.usage where day = ? and node = ?")) {
                statement.setObject(1, day, Types.DATE);
                statement.setString(2, node);
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        counts.resume(row.getString("grant_id"), row.getLong("calls"));
                    }
                }
            }
            counted = true;
        }
        try (var statement = connection.prepareStatement("""
                insert into exchange.usage (grant_id, day, node, calls) values (?, ?, ?, ?)
                on conflict (day, grant_id, node) do update set calls = greatest(exchange.usage.calls, excluded.calls)
                """)) {
            for (var count : counts.changed().entrySet()) {
                statement.setString(1, count.getKey());
                statement.setObject(2, day, Types.DATE);
                statement.setString(3, node);
                statement.setLong(4, count.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        var others = new HashMap<String, Long>();
        try (var statement = connection.prepareStatement("""
                select grant_id, sum(calls)::bigint as calls from exchange.usage
                where day = ? and node <> ? group by grant_id
                """)) {
            statement.setObject(1, day, Types.DATE);
            statement.setString(2, node);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    others.put(row.getString("grant_id"), row.getLong("calls"));
                }
            }
        }
        counts.others(day, others);
    }

    /// Figures are no reason to stop serving.
    private void carrySendings(Connection connection) {
        try {
            sendings.carry(connection, node);
        } catch (SQLException e) {
            LOG.warn("how long evidence took was not reported, and is with the next report: {}", e.getSQLState());
        }
    }

    private void forget(Connection connection) throws SQLException {
        var oldest = CallerGate.oldestAccepted(clock.instant());
        replays.forgetBefore(oldest);
        try (var statement = connection.prepareStatement("delete from exchange.seen_nonce where minute < ?")) {
            statement.setLong(1, ReplayGuard.minute(oldest));
            statement.executeUpdate();
        }
    }
}
