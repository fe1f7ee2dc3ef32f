package org.zhanqiao.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.zhanqiao.audit.CountTable.Column;
import org.zhanqiao.web.Page;

/// Counts what became of the calls under each grant in the city's month.
final class GrantCounts {

    private static final String QUERY = "query";

    private final CountTable counts = new CountTable(
            "audit.monthly_grant", List.of(new Column("month", "date"), Column.text("grant_id"), Column.text("what")));

    void add(CallEntry call) {
        if (call.grant().isEmpty()) {
            return;
        }
        var month = YearMonth.from(call.received().atZone(Page.ZONE)).atDay(1);
        counts.add(List.of(month, call.grant(), call.outcome().text()));
        if (call.outcome() == CallOutcome.SERVED && call.mode().equals(QUERY)) {
            counts.add(List.of(month, call.grant(), "looked_up"));
            if (call.rows() == 0) {
                counts.add(List.of(month, call.grant(), "found_nothing"));
            }
        }
    }

    void write(Connection connection, int log) throws SQLException {
        counts.write(connection, log);
    }
}
