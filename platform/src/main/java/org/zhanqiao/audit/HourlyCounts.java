package org.zhanqiao.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/// Counts the calls of one batch by the hour and adds them to the tables, in two statements however many there are.
final class HourlyCounts {

    private final Map<Group, Long> calls = new HashMap<>();
    private final Map<Timed, Long> durations = new HashMap<>();

    private record Group(Instant hour, String agency, String provider, String service, String outcome, String reason) {}

    private record Timed(Instant hour, String agency, String provider, String service, String part, Short bucket) {}

    void add(CallEntry call) {
        var hour = call.received().truncatedTo(ChronoUnit.HOURS);
        calls.merge(
                new Group(
                        hour,
                        call.agency(),
                        call.provider(),
                        call.service(),
                        call.outcome().text(),
                        call.reason()),
                1L,
                Long::sum);
        if (call.outcome() != CallOutcome.SERVED) {
            return;
        }
        for (var part : CallPart.values()) {
            part.of(call)
                    .ifPresent(duration -> durations.merge(
                            new Timed(
                                    hour,
                                    call.agency(),
                                    call.provider(),
                                    call.service(),
                                    part.name(),
                                    LatencyBuckets.of(duration)),
                            1L,
                            Long::sum));
        }
    }

    void write(Connection connection, int log) throws SQLException {
        writeCalls(connection, log);
        writeDurations(connection, log);
    }

    private void writeCalls(Connection connection, int log) throws SQLException {
        var rows = calls.keySet().stream().toList();
        try (var insert = connection.prepareStatement("""
                insert into audit.hourly as h (log, hour, agency, provider, service, outcome, reason, calls)
                select ?, t.* from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                          ?::bigint[]) as t
                on conflict (log, hour, agency, provider, service, outcome, reason)
                do update set calls = h.calls + excluded.calls
                """)) {
            insert.setInt(1, log);
            insert.setArray(2, SqlArrays.texts(connection, rows.stream().map(row -> row.hour.toString())));
            insert.setArray(3, SqlArrays.texts(connection, rows.stream().map(Group::agency)));
            insert.setArray(4, SqlArrays.texts(connection, rows.stream().map(Group::provider)));
            insert.setArray(5, SqlArrays.texts(connection, rows.stream().map(Group::service)));
            insert.setArray(6, SqlArrays.texts(connection, rows.stream().map(Group::outcome)));
            insert.setArray(7, SqlArrays.texts(connection, rows.stream().map(Group::reason)));
            insert.setArray(8, SqlArrays.numbers(connection, rows.stream().map(calls::get)));
            insert.executeUpdate();
        }
    }

    private void writeDurations(Connection connection, int log) throws SQLException {
        var rows = durations.keySet().stream().toList();
        try (var insert = connection.prepareStatement("""
                insert into audit.latency as l (log, hour, agency, provider, service, part, bucket, calls)
                select ?, t.* from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::smallint[],
                                          ?::bigint[]) as t
                on conflict (log, hour, agency, provider, service, part, bucket)
                do update set calls = l.calls + excluded.calls
                """)) {
            insert.setInt(1, log);
            insert.setArray(2, SqlArrays.texts(connection, rows.stream().map(row -> row.hour.toString())));
            insert.setArray(3, SqlArrays.texts(connection, rows.stream().map(Timed::agency)));
            insert.setArray(4, SqlArrays.texts(connection, rows.stream().map(Timed::provider)));
            insert.setArray(5, SqlArrays.texts(connection, rows.stream().map(Timed::service)));
            insert.setArray(6, SqlArrays.texts(connection, rows.stream().map(Timed::part)));
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "smallint", rows.stream().map(Timed::bucket).toArray()));
            insert.setArray(8, SqlArrays.numbers(connection, rows.stream().map(durations::get)));
            insert.executeUpdate();
        }
    }
}
