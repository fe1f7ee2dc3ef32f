package org.zhanqiao.barrier.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.zhanqiao.web.ListQuery;

/// Which reports a list shows.
///
/// @param agency  whose entered reports; empty for all
/// @param cases   ids of the cases that handle them; empty for any and none
/// @param counter code of the counter where they came up; empty for any and none
/// @param among   their references; no bound when empty
public record ReportFilter(
        Optional<ReportState> state,
        Optional<Channel> channel,
        String agency,
        List<String> cases,
        String counter,
        Optional<List<String>> among) {

    public ReportFilter {
        cases = List.copyOf(cases);
    }

    public ReportFilter(Optional<ReportState> state, Optional<Channel> channel, String agency) {
        this(state, channel, agency, List.of(), "", Optional.empty());
    }

    /// SQL over `barrier.report` with what it fills in.
    record Conditions(String sql, Map<String, Object> parameters) {}

    Conditions conditions(String text) {
        var sql = new StringJoiner(" and ").add("true");
        var parameters = new HashMap<String, Object>();
        state.ifPresent(wanted -> {
            sql.add("state = :state");
            parameters.put("state", wanted.name());
        });
        channel.ifPresent(wanted -> {
            sql.add("channel = :channel");
            parameters.put("channel", wanted.name());
        });
        if (!agency.isEmpty()) {
            sql.add("agency = :agency");
            parameters.put("agency", agency);
        }
        if (!cases.isEmpty()) {
            sql.add("case_id = any(:cases::text[]) and case_id <> ''");
            parameters.put("cases", cases.toArray(String[]::new));
        }
        if (!counter.isEmpty()) {
            sql.add("counter = :counter and counter <> ''");
            parameters.put("counter", counter);
        }
        among.ifPresent(references -> {
            sql.add("reference = any(:among::text[])");
            parameters.put("among", references.toArray(String[]::new));
        });
        if (!text.isEmpty()) {
            // A reference is found however it is typed.
            var reference = PlainCode.read(text, DraftKeys.REFERENCE, DraftKeys.REFERENCE_GROUP);
            reference.ifPresent(named -> parameters.put("named", named));
            sql.add(reference.isPresent() ? "(words like :pattern or reference = :named)" : "words like :pattern");
            parameters.put("pattern", new ListQuery(text.toLowerCase(Locale.ROOT), "", false, 1, 1).pattern());
        }
        return new Conditions(sql.toString(), parameters);
    }
}
