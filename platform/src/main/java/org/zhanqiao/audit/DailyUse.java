package org.zhanqiao.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.zhanqiao.audit.CountTable.Column;
import org.zhanqiao.web.Page;

/// Counts by the city's day what each system did with its grants: calls by how they ended, those of the
/// served that stated a case, and how often each item was returned or compared.
final class DailyUse {

    static final String CASE = "case";
    static final String FIELD = "field";

    private final CountTable counts = new CountTable(
            "audit.daily_use",
            List.of(
                    new Column("day", "date"),
                    Column.text("caller"),
                    Column.text("service"),
                    Column.text("grant_id"),
                    Column.text("what"),
                    Column.text("detail")));

    void add(CallEntry call) {
        if (call.service().isEmpty()) {
            return;
        }
        add(call, call.outcome().text(), call.reason());
        if (call.outcome() != CallOutcome.SERVED) {
            return;
        }
        if (call.caseCommitment() != null) {
            add(call, CASE, "");
        }
        call.fields().stream().distinct().forEach(field -> add(call, FIELD, field));
    }

    private void add(CallEntry call, String what, String detail) {
        var day = call.received().atZone(Page.ZONE).toLocalDate();
        counts.add(List.of(day, call.caller(), call.service(), call.grant(), what, detail));
    }

    void write(Connection connection, int log) throws SQLException {
        counts.write(connection, log);
    }
}
