package org.zhanqiao.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.zhanqiao.audit.CountTable.Column;
import org.zhanqiao.web.Page;

/// Counts the calls of one batch by the city's month, so that figures of all services over years read few rows.
final class MonthlyCounts {

    private final CountTable calls = new CountTable(
            "audit.monthly",
            List.of(
                    new Column("month", "date"),
                    Column.text("agency"),
                    Column.text("provider"),
                    Column.text("service"),
                    Column.text("outcome"),
                    new Column("kept", "boolean")));

    private final CountTable durations = new CountTable(
            "audit.monthly_latency",
            List.of(
                    new Column("month", "date"),
                    Column.text("agency"),
                    Column.text("provider"),
                    Column.text("service"),
                    new Column("bucket", "smallint")));

    void add(CallEntry call) {
        var month = YearMonth.from(call.received().atZone(Page.ZONE)).atDay(1);
        boolean served = call.outcome() == CallOutcome.SERVED;
        calls.add(List.of(
                month,
                call.agency(),
                call.provider(),
                call.service(),
                call.outcome().text(),
                served && !call.fresh()));
        if (served) {
            CallPart.WHOLE
                    .of(call)
                    .ifPresent(duration -> durations.add(List.of(
                            month, call.agency(), call.provider(), call.service(), LatencyBuckets.of(duration))));
        }
    }

    void write(Connection connection, int log) throws SQLException {
        calls.write(connection, log);
        durations.write(connection, log);
    }
}
