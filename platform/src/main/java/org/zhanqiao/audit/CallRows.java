package org.zhanqiao.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rows of `audit.entry`.
final class CallRows {

    /// All columns of a [CallEntry], in the order in which they are copied in.
    static final String COLUMNS = """
            log, index, received_at, asked_at, answered_at, recorded_at, call, outcome, reason, caller, agency, provider,
            service, grant_id, purpose, matter, fields, mode, keys, rows, fresh, suppressed, case_commitment""";

    private CallRows() {}

    static CallEntry read(ResultSet row, int number) throws SQLException {
        return new CallEntry(
                row.getInt("log"),
                row.getLong("index"),
                row.getTimestamp("received_at").toInstant(),
                instant(row, "asked_at"),
                instant(row, "answered_at"),
                instant(row, "recorded_at"),
                row.getString("call"),
                CallOutcome.of(row.getString("outcome")),
                row.getString("reason"),
                row.getString("caller"),
                row.getString("agency"),
                row.getString("provider"),
                row.getString("service"),
                row.getString("grant_id"),
                row.getString("purpose"),
                row.getString("matter"),
                List.of((String[]) row.getArray("fields").getArray()),
                row.getString("mode"),
                row.getInt("keys"),
                row.getInt("rows"),
                row.getBoolean("fresh"),
                row.getLong("suppressed"),
                row.getString("case_commitment"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
