package org.zhanqiao.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.evidence.HashAlgorithm;
import org.zhanqiao.evidence.VerifierKey;

/// The table of logs.
final class IndexedLogs {

    private static final String SELECT = "select id, key, hash, next_index, size, reported_at from audit.log";

    private final JdbcClient jdbc;

    IndexedLogs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<IndexedLog> list() {
        return jdbc.sql(SELECT + " order by origin").query(IndexedLogs::read).list();
    }

    Optional<IndexedLog> find(int id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(IndexedLogs::read)
                .optional();
    }

    private static IndexedLog read(ResultSet row, int number) throws SQLException {
        return new IndexedLog(
                row.getInt("id"),
                VerifierKey.parse(row.getString("key")),
                HashAlgorithm.named(row.getString("hash")),
                row.getLong("next_index"),
                row.getLong("size"),
                row.getTimestamp("reported_at").toInstant());
    }
}
