package org.zhanqiao.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/// How long served calls took from the entry put down until it was durable and the answer sent
/// ([CallPart#EVIDENCE]). No entry can say it, so each node counts its own calls and carries the counts to the
/// database, where they are added up as the other parts are from entries. What a node has counted and not carried is
/// lost when it is killed; what was carried when the connection broke before the database said so is counted twice.
public final class SendingTimes {

    private static final Duration KEPT = Duration.ofHours(1);

    private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<Kind, Long> carried = new HashMap<>();

    private record Kind(Instant hour, String agency, String provider, String service, short bucket) {}

    /// Counts one served call. May be called by several threads.
    ///
    /// @param agency   the caller's
    /// @param provider the agency whose service it called
    public void add(Instant received, String agency, String provider, String service, Duration took) {
        counts.computeIfAbsent(
                        new Kind(
                                received.truncatedTo(ChronoUnit.HOURS),
                                agency,
                                provider,
                                service,
                                LatencyBuckets.of(took)),
                        _ -> new LongAdder())
                .increment();
    }

    /// Adds what was counted since the last time to what the database holds of this node. Called by one thread; what
    /// failed is carried with the next call.
    public void carry(Connection connection, String node) throws SQLException {
        var more = new HashMap<Kind, Long>();
        counts.forEach((kind, count) -> {
            long calls = count.sum() - carried.getOrDefault(kind, 0L);
            if (calls > 0) {
                more.put(kind, calls);
            }
        });
        if (more.isEmpty()) {
            return;
        }
        var entries = List.copyOf(more.entrySet());
        try (var insert = connection.prepareStatement("""
                insert into audit.sending as counted (node, hour, agency, provider, service, bucket, calls)
                select ?, more.* from unnest(
                  ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::smallint[], ?::bigint[]) as more
                on conflict (node, hour, agency, provider, service, bucket)
                  do update set calls = counted.calls + excluded.calls
                """)) {
            insert.setString(1, node);
            insert.setArray(
                    2, texts(connection, entries, entry -> entry.getKey().hour()));
            insert.setArray(
                    3, texts(connection, entries, entry -> entry.getKey().agency()));
            insert.setArray(
                    4, texts(connection, entries, entry -> entry.getKey().provider()));
            insert.setArray(
                    5, texts(connection, entries, entry -> entry.getKey().service()));
            insert.setArray(
                    6, texts(connection, entries, entry -> entry.getKey().bucket()));
            insert.setArray(7, texts(connection, entries, Map.Entry::getValue));
            insert.executeUpdate();
        }
        more.forEach((kind, calls) -> carried.merge(kind, calls, Long::sum));
        forgetBefore(Collections.max(more.keySet(), Comparator.comparing(Kind::hour))
                .hour()
                .minus(KEPT));
    }

    /// Of hours so long past no call is under way any more.
    private void forgetBefore(Instant hour) {
        counts.keySet().removeIf(kind -> kind.hour().isBefore(hour));
        carried.keySet().retainAll(counts.keySet());
    }

    int kindsInMemory() {
        return counts.size();
    }

    private static Array texts(
            Connection connection, List<Map.Entry<Kind, Long>> entries, Function<Map.Entry<Kind, Long>, Object> value)
            throws SQLException {
        return connection.createArrayOf(
                "text", entries.stream().map(value).map(Object::toString).toArray());
    }
}
