package org.zhanqiao.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.zhanqiao.evidence.EvidenceLog;

/// Where the index of one log ends, and how it moves on.
final class LogPosition {

    /// Entries of one transaction.
    static final int BATCH = 1_000;

    /// All that the index of a log is made of.
    private static final List<String> TABLES = List.of(
            "audit.entry",
            "audit.entry_subject",
            "audit.hourly",
            "audit.latency",
            "audit.monthly",
            "audit.monthly_latency",
            "audit.monthly_grant",
            "audit.daily_use");

    private final Connection connection;
    private final EvidenceLog log;
    private final int id;

    /// @throws IllegalStateException when the index holds a log of that origin under another key
    LogPosition(Connection connection, EvidenceLog log) throws SQLException {
        this.connection = connection;
        this.log = log;
        connection.setAutoCommit(false);
        this.id = register();
    }

    private int register() throws SQLException {
        var key = log.manifest().key();
        try (var insert = connection.prepareStatement(
                "insert into audit.log (origin, key, hash) values (?, ?, ?) on conflict (origin) do nothing")) {
            insert.setString(1, key.name());
            insert.setString(2, key.toString());
            insert.setString(3, log.manifest().hash().jcaName());
            insert.executeUpdate();
        }
        connection.commit();
        try (var select = connection.prepareStatement("select id, key from audit.log where origin = ?")) {
            select.setString(1, key.name());
            try (var row = select.executeQuery()) {
                row.next();
                if (!key.toString().equals(row.getString("key"))) {
                    throw new IllegalStateException("the index knows a log " + key.name()
                            + " of another key; every log has an origin of its own");
                }
                return row.getInt("id");
            }
        } finally {
            connection.rollback();
        }
    }

    /// Indexes the next batch, which may be empty, and reports the size of the log.
    ///
    /// @return where the index now ends
    long advance() throws SQLException {
        try {
            long size = log.size();
            long from = lock();
            if (from > size) {
                throw new IllegalStateException("the index ends at " + from + ", behind the end of the log at " + size);
            }
            long to = Math.min(size, from + BATCH);
            if (to > from) {
                var batch = new IndexBatch(id, new EntryParser(id, timeBefore(from)));
                log.entries(from, to - from, batch::add);
                batch.write(connection);
            }
            try (var update = connection.prepareStatement(
                    "update audit.log set next_index = ?, size = ?, reported_at = clock_timestamp() where id = ?")) {
                update.setLong(1, to);
                update.setLong(2, size);
                update.setInt(3, id);
                update.executeUpdate();
            }
            connection.commit();
            return to;
        } catch (SQLException | RuntimeException e) {
            giveUp(e);
            throw e;
        }
    }

    /// Forgets all that was indexed of the log.
    void restart() throws SQLException {
        try {
            // No log may come, and no other indexer move on, between looking who is there and emptying the tables.
            execute("lock table audit.log in exclusive mode");
            if (isAlone()) {
                execute("truncate " + String.join(", ", TABLES));
            } else {
                for (var table : TABLES) {
                    execute("delete from " + table + " where log = " + id);
                }
            }
            execute("update audit.log set next_index = 0 where id = " + id);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            giveUp(e);
            throw e;
        }
    }

    private boolean isAlone() throws SQLException {
        try (var select = connection.prepareStatement("select not exists (select from audit.log where id <> ?)")) {
            select.setInt(1, id);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private long lock() throws SQLException {
        try (var select = connection.prepareStatement("select next_index from audit.log where id = ? for update")) {
            select.setInt(1, id);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong("next_index");
            }
        }
    }

    private Instant timeBefore(long index) throws SQLException {
        try (var select =
                connection.prepareStatement("select received_at from audit.entry where log = ? and index = ? - 1")) {
            select.setInt(1, id);
            select.setLong(2, index);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? row.getTimestamp("received_at").toInstant()
                        : log.manifest().created();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void giveUp(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
