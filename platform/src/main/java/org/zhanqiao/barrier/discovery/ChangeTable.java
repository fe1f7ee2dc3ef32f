package org.zhanqiao.barrier.discovery;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what changed since the last look.
@Component
final class ChangeTable {

    /// The number under which looks of several processes wait for each other.
    private static final long LOOKS = 0x62617272L;

    private final JdbcClient jdbc;

    ChangeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(Change change) {
        jdbc.sql("insert into barrier.change (kind, key) values (:kind, :key)")
                .param("kind", change.kind().name())
                .param("key", change.key())
                .update();
    }

    /// Takes everything that is noted; it is there again when the transaction fails.
    List<Change> take() {
        return jdbc
                .sql("delete from barrier.change returning kind, key")
                .query((row, n) -> new Change(Change.Kind.valueOf(row.getString("kind")), row.getString("key")))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from barrier.change)")
                .query(Boolean.class)
                .single();
    }

    /// Until the transaction ends nobody else looks.
    void holdLooks() {
        jdbc.sql("select pg_advisory_xact_lock(:number)").param("number", LOOKS).query(row -> {});
    }
}
