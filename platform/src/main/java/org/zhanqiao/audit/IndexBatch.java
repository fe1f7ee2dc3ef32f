package org.zhanqiao.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.zhanqiao.evidence.LogEntry;

/// The entries of one transaction, gathered and then written in one go.
final class IndexBatch {

    private final int log;
    private final EntryParser parser;
    private final CopyText entries = new CopyText();
    private final CopyText subjects = new CopyText();
    private final HourlyCounts hours = new HourlyCounts();
    private final MonthlyCounts months = new MonthlyCounts();
    private final GrantCounts grants = new GrantCounts();
    private final DailyUse use = new DailyUse();

    IndexBatch(int log, EntryParser parser) {
        this.log = log;
        this.parser = parser;
    }

    void add(LogEntry entry) {
        var call = parser.parse(entry.index(), entry.data());
        entries.add(call.log())
                .add(call.index())
                .add(call.received())
                .add(call.asked())
                .add(call.answered())
                .add(call.recorded())
                .add(call.call())
                .add(call.outcome().text())
                .add(call.reason())
                .add(call.caller())
                .add(call.agency())
                .add(call.provider())
                .add(call.service())
                .add(call.grant())
                .add(call.purpose())
                .add(call.matter())
                .add(call.fields())
                .add(call.mode())
                .add(call.keys())
                .add(call.rows())
                .add(call.fresh())
                .add(call.suppressed())
                .add(call.caseCommitment())
                .add(entry.data())
                .add(entry.detail())
                .endRow();
        addSubjects(call, entry.detail());
        hours.add(call);
        months.add(call);
        grants.add(call);
        use.add(call);
    }

    /// A person may stand in an entry several times, once a key; the index names them once.
    private void addSubjects(CallEntry call, byte[] detail) {
        var seen = new HashSet<String>();
        for (int at = 0; at + SubjectSalts.LENGTH <= detail.length; at += SubjectSalts.LENGTH) {
            var commitment = Arrays.copyOfRange(detail, at, at + SubjectSalts.LENGTH);
            if (seen.add(HexFormat.of().formatHex(commitment))) {
                subjects.add(commitment)
                        .add(call.received())
                        .add(log)
                        .add(call.index())
                        .endRow();
            }
        }
    }

    void write(Connection connection) throws SQLException {
        copy(connection, "audit.entry (" + CallRows.COLUMNS + ", data, detail)", entries);
        copy(connection, "audit.entry_subject (commitment, received_at, log, index)", subjects);
        hours.write(connection, log);
        months.write(connection, log);
        grants.write(connection, log);
        use.write(connection, log);
    }

    private static void copy(Connection connection, String target, CopyText rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var manager = connection.unwrap(PGConnection.class).getCopyAPI();
        try (var in = new ByteArrayInputStream(rows.bytes())) {
            manager.copyIn("copy " + target + " from stdin", in, 64 * 1024);
        } catch (IOException e) {
            throw new SQLException("the connection broke while rows were copied", "08006", e);
        }
    }
}
