package org.zhanqiao.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.zhanqiao.web.Page;

/// Counts the calls of one batch by the city's month, so that figures of all services over years read few rows.
final class MonthlyCounts {

    private final Map<Group, Long> calls = new HashMap<>();
    private final Map<Timed, Long> durations = new HashMap<>();

    private record Group(
            LocalDate month, String agency, String provider, String service, String outcome, boolean kept) {}

    private record Timed(LocalDate month, String agency, String provider, String service, Short bucket) {}

    void add(CallEntry call) {
        var month = YearMonth.from(call.received().atZone(Page.ZONE)).atDay(1);
        boolean served = call.outcome() == CallOutcome.SERVED;
        calls.merge(
                new Group(
                        month,
                        call.agency(),
                        call.provider(),
                        call.service(),
                        call.outcome().text(),
                        served && !call.fresh()),
                1L,
                Long::sum);
        if (served) {
            CallPart.WHOLE
                    .of(call)
                    .ifPresent(duration -> durations.merge(
                            new Timed(
                                    month, call.agency(), call.provider(), call.service(), LatencyBuckets.of(duration)),
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
                insert into audit.monthly as m (log, month, agency, provider, service, outcome, kept, calls)
                select ?, t.* from unnest(?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                                          ?::bigint[]) as t
                on conflict (log, month, agency, provider, service, outcome, kept)
                do update set calls = m.calls + excluded.calls
                """)) {
            insert.setInt(1, log);
            insert.setArray(2, SqlArrays.texts(connection, rows.stream().map(row -> row.month.toString())));
            insert.setArray(3, SqlArrays.texts(connection, rows.stream().map(Group::agency)));
            insert.setArray(4, SqlArrays.texts(connection, rows.stream().map(Group::provider)));
            insert.setArray(5, SqlArrays.texts(connection, rows.stream().map(Group::service)));
            insert.setArray(6, SqlArrays.texts(connection, rows.stream().map(Group::outcome)));
            insert.setArray(7, SqlArrays.texts(connection, rows.stream().map(row -> Boolean.toString(row.kept))));
            insert.setArray(8, SqlArrays.numbers(connection, rows.stream().map(calls::get)));
            insert.executeUpdate();
        }
    }

    private void writeDurations(Connection connection, int log) throws SQLException {
        var rows = durations.keySet().stream().toList();
        try (var insert = connection.prepareStatement("""
                insert into audit.monthly_latency as m (log, month, agency, provider, service, bucket, calls)
                select ?, t.* from unnest(?::date[], ?::text[], ?::text[], ?::text[], ?::smallint[], ?::bigint[]) as t
                on conflict (log, month, agency, provider, service, bucket)
                do update set calls = m.calls + excluded.calls
                """)) {
            insert.setInt(1, log);
            insert.setArray(2, SqlArrays.texts(connection, rows.stream().map(row -> row.month.toString())));
            insert.setArray(3, SqlArrays.texts(connection, rows.stream().map(Timed::agency)));
            insert.setArray(4, SqlArrays.texts(connection, rows.stream().map(Timed::provider)));
            insert.setArray(5, SqlArrays.texts(connection, rows.stream().map(Timed::service)));
            insert.setArray(6, SqlArrays.texts(connection, rows.stream().map(row -> row.bucket.toString())));
            insert.setArray(7, SqlArrays.numbers(connection, rows.stream().map(durations::get)));
            insert.executeUpdate();
        }
    }
}
