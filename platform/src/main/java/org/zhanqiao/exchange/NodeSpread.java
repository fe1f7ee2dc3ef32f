package org.zhanqiao.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far the last change of a grant has come among the nodes. A node that has not renewed itself within the last
/// second holds no lease: it serves nothing, so there is nothing of it to wait for.
@Component
public class NodeSpread {

    private final JdbcClient jdbc;

    NodeSpread(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Where a change stands.
    ///
    /// @param nodes   nodes that serve
    /// @param reached of them, those that serve by it
    /// @param within  from the change to the last of them; empty while one is missing, and after a day
    public record Spread(int nodes, int reached, Optional<Duration> within) {

        /// Whether nothing can be served any more by what was before.
        public boolean everywhere() {
            return reached == nodes;
        }
    }

    /// One node and how long the change took to reach it, if it has and that is known.
    private record Reach(boolean reached, Optional<Duration> took) {}

    /// Where the last change of a grant stands. A node that started after it never served by anything else.
    public Spread of(String grant) {
        var nodes = jdbc.sql("""
                select first.reached_at is not null as reached,
                  case when node.started_at > plan.changed_at then 0
                       when plan.changed_at > clock_timestamp() - interval '1 day'
                       then extract(epoch from first.reached_at - plan.changed_at) * 1000 end as took
                from exchange.plan
                cross join exchange.node
                left join lateral (
                  select min(reached_at) as reached_at from exchange.node_epoch
                  where node_epoch.node = node.id and node_epoch.epoch >= plan.epoch) first on true
                where plan.grant_id = :grant and node.renewed_at > clock_timestamp() - interval '1 second'
                """)
                .param("grant", grant)
                .query((row, n) -> {
                    long millis = row.getLong("took");
                    return new Reach(
                            row.getBoolean("reached"),
                            row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(Math.max(0, millis))));
                })
                .list();
        return spread(nodes);
    }

    private static Spread spread(List<Reach> nodes) {
        int reached = (int) nodes.stream().filter(Reach::reached).count();
        boolean known = reached == nodes.size()
                && nodes.stream().allMatch(node -> node.took().isPresent());
        return new Spread(
                nodes.size(),
                reached,
                known
                        ? nodes.stream().flatMap(node -> node.took().stream()).max(Duration::compareTo)
                        : Optional.empty());
    }
}
