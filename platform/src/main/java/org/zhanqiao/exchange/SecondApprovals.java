package org.zhanqiao.exchange;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who approved which grant beside its signer.
@Component
final class SecondApprovals {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SecondApprovals(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<SecondApproval> find(String grant) {
        return jdbc.sql("""
                select approved_by, approved_at, because from exchange.second_approval where grant_id = :grant
                """)
                .param("grant", grant)
                .query((row, n) -> new SecondApproval(
                        row.getString("approved_by"),
                        row.getTimestamp("approved_at").toInstant(),
                        row.getString("because")))
                .optional();
    }

    /// Numbers of all grants that were approved.
    Set<String> all() {
        return jdbc.sql("select grant_id from exchange.second_approval")
                .query((row, n) -> row.getString("grant_id"))
                .set();
    }

    /// @return whether nobody had approved it before
    boolean add(String grant, String by, String because) {
        return jdbc.sql("""
                        insert into exchange.second_approval (grant_id, approved_by, approved_at, because)
                        values (:grant, :by, :at, :because) on conflict (grant_id) do nothing
                        """)
                        .param("grant", grant)
                        .param("by", by)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("because", because)
                        .update()
                == 1;
    }
}
