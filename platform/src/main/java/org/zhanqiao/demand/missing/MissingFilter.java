package org.zhanqiao.demand.missing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.zhanqiao.web.ListQuery;

/// Which statements of missing data a list shows.
///
/// @param agency code of the reader's agency; empty for the bureau
/// @param state  in this state only
public record MissingFilter(Show show, String agency, Optional<MissingState> state) {

    /// Which part of them.
    public enum Show {
        ALL,
        /// What waits for the bureau: to be decided, or overdue.
        BUREAU,
        /// What the reader's agency needs.
        ASKED,
        /// What the reader's agency has to provide.
        SOURCE,
        /// Whose day has passed.
        OVERDUE,
        /// What has climbed to the city's government office.
        CLIMBED
    }

    /// SQL over `demand.missing_dataset` with what it fills in.
    record Conditions(String sql, Map<String, Object> parameters) {}

    Conditions conditions(String text, LocalDate today) {
        var sql = new StringJoiner(" and ").add("true");
        var parameters = new HashMap<String, Object>();
        switch (show) {
            case ALL -> {}
            case BUREAU -> {
                sql.add("(state in ('STATED', 'OBJECTED') or due < :today)");
                parameters.put("today", today);
            }
            case ASKED -> {
                sql.add("id in (select missing from demand.missing_need where missing_need.agency = :agency)");
                parameters.put("agency", agency);
            }
            case SOURCE -> {
                sql.add("source = :agency");
                parameters.put("agency", agency);
            }
            case OVERDUE -> {
                sql.add("due < :today");
                parameters.put("today", today);
            }
            case CLIMBED -> sql.add("rung = 'CITY_OFFICE'");
        }
        if (!text.isEmpty()) {
            sql.add("(id ilike :pattern or name ilike :pattern)");
            parameters.put("pattern", new ListQuery(text, "", false, 1, 1).pattern());
        }
        state.ifPresent(wanted -> {
            sql.add("state = :state");
            parameters.put("state", wanted.name());
        });
        return new Conditions(sql.toString(), parameters);
    }
}
