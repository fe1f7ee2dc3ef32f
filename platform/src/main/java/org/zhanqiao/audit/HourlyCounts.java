package org.zhanqiao.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.zhanqiao.audit.CountTable.Column;

/// Counts the calls of one batch by the hour.
final class HourlyCounts {

    private final CountTable calls = new CountTable(
            "audit.hourly",
            List.of(
                    new Column("hour", "timestamptz"),
                    Column.text("agency"),
                    Column.text("provider"),
                    Column.text("service"),
                    Column.text("outcome"),
                    Column.text("reason")));

    private final CountTable durations = new CountTable(
            "audit.latency",
            List.of(
                    new Column("hour", "timestamptz"),
                    Column.text("agency"),
                    Column.text("provider"),
                    Column.text("service"),
                    Column.text("part"),
                    new Column("bucket", "smallint")));

    void add(CallEntry call) {
        var hour = call.received().truncatedTo(ChronoUnit.HOURS);
        calls.add(List.of(
                hour,
                call.agency(),
                call.provider(),
                call.service(),
                call.outcome().text(),
                call.reason()));
        if (call.outcome() != CallOutcome.SERVED) {
            return;
        }
        for (var part : CallPart.values()) {
            part.of(call)
                    .ifPresent(duration -> durations.add(List.of(
                            hour,
                            call.agency(),
                            call.provider(),
                            call.service(),
                            part.name(),
                            LatencyBuckets.of(duration))));
        }
    }

    void write(Connection connection, int log) throws SQLException {
        calls.write(connection, log);
        durations.write(connection, log);
    }
}
