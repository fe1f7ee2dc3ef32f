package org.zhanqiao.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Adds up the monthly counts.
final class Performances {

    private static final double SLOW = 0.95;

    private final JdbcClient jdbc;

    Performances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What the calls are told apart by.
    enum By {
        SERVICE("service"),
        PROVIDER("provider"),
        MONTH("to_char(month, 'YYYY-MM')");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    SortedMap<String, Performance> of(CallScope scope, By by) {
        var durations = durations(scope, by);
        SortedMap<String, Performance> found = new TreeMap<>();
        ask(scope, by, Figures.SPLIT + ", coalesce(sum(calls) filter (where kept), 0) as kept", "monthly", "")
                .query(row -> {
                    var key = row.getString("key");
                    found.put(key, performance(row, durations.getOrDefault(key, new TreeMap<>())));
                });
        return found;
    }

    Map<String, GrantCalls> ofGrants(Collection<String> grants, YearMonth from, YearMonth to) {
        Map<String, GrantCalls> found = new HashMap<>();
        jdbc.sql("""
                select grant_id,
                  coalesce(sum(calls) filter (where what = 'served'), 0) as served,
                  coalesce(sum(calls) filter (where what = 'refused'), 0) as refused,
                  coalesce(sum(calls) filter (where what = 'unavailable'), 0) as unavailable,
                  coalesce(sum(calls) filter (where what = 'looked_up'), 0) as looked_up,
                  coalesce(sum(calls) filter (where what = 'found_nothing'), 0) as found_nothing
                from audit.monthly_grant
                where grant_id = any (:grants) and month between :from and :to group by grant_id
                """)
                .param("grants", grants.toArray(String[]::new))
                .param("from", from.atDay(1))
                .param("to", to.atDay(1))
                .query(row -> {
                    found.put(
                            row.getString("grant_id"),
                            new GrantCalls(
                                    row.getLong("served"),
                                    row.getLong("refused"),
                                    row.getLong("unavailable"),
                                    row.getLong("looked_up"),
                                    row.getLong("found_nothing")));
                });
        return found;
    }

    private static Performance performance(ResultSet row, SortedMap<Short, Long> durations) throws SQLException {
        return new Performance(
                row.getLong("served"),
                row.getLong("refused"),
                row.getLong("unavailable"),
                row.getLong("kept"),
                percentile(durations, 0.5),
                percentile(durations, SLOW));
    }

    private static OptionalDouble percentile(SortedMap<Short, Long> durations, double share) {
        return durations.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(LatencyBuckets.percentile(durations, share));
    }

    private Map<String, SortedMap<Short, Long>> durations(CallScope scope, By by) {
        Map<String, SortedMap<Short, Long>> found = new HashMap<>();
        ask(scope, by, "bucket, sum(calls) as calls", "monthly_latency", ", bucket")
                .query(row -> {
                    found.computeIfAbsent(row.getString("key"), key -> new TreeMap<>())
                            .put(row.getShort("bucket"), row.getLong("calls"));
                });
        return found;
    }

    /// Calls that name no service, or no provider, are none of a service, or provider; a month has them too.
    private JdbcClient.StatementSpec ask(CallScope scope, By by, String figures, String table, String andBy) {
        return jdbc.sql("select " + by.column + " as key, " + figures + " from audit." + table
                        + " where month between :from and :to and " + by.column + " <> ''"
                        + (scope.provider().isEmpty() ? "" : " and provider = :provider")
                        + (scope.consumer().isEmpty() ? "" : " and agency = :consumer")
                        + " group by 1" + andBy)
                .param("from", scope.from().atDay(1))
                .param("to", scope.to().atDay(1))
                .param("provider", scope.provider())
                .param("consumer", scope.consumer());
    }
}
