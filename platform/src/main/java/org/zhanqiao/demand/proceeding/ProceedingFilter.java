package org.zhanqiao.demand.proceeding;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.web.ListQuery;

/// Which proceedings a list shows.
///
/// @param agency code of the reader's agency; empty for whoever sees those of all
/// @param state  name of the one state to show
public record ProceedingFilter(String agency, Optional<String> state, Narrow narrow) {

    /// By whose turn it is, and by the day.
    public enum Narrow {
        ANY,
        /// Not over yet.
        OPEN,
        /// The reader's side has to do something.
        MINE,
        /// The last day of its clock has passed.
        OVERDUE,
        /// What has climbed to the city's government office: it decides, or looks after what is long overdue.
        CLIMBED
    }

    /// SQL over the columns that every table of proceedings has, with what it fills in.
    public record Conditions(String sql, Map<String, Object> parameters) {}

    /// @param text    to look for anywhere in the columns
    /// @param columns where to look
    /// @param states  all states there are
    public Conditions conditions(String text, List<String> columns, SidedState[] states, LocalDate today) {
        var sql = new StringJoiner(" and ").add("true");
        var parameters = new HashMap<String, Object>();
        if (!agency.isEmpty()) {
            sql.add("(consumer = :agency or provider = :agency)");
            parameters.put("agency", agency);
        }
        if (!text.isEmpty()) {
            sql.add(columns.stream()
                    .map(column -> column + " ilike :pattern")
                    .collect(Collectors.joining(" or ", "(", ")")));
            parameters.put("pattern", new ListQuery(text, "", false, 1, 1).pattern());
        }
        state.ifPresent(wanted -> {
            sql.add("state = :state");
            parameters.put("state", wanted);
        });
        switch (narrow) {
            case ANY -> {}
            case OPEN -> {
                sql.add(among("state", "open"));
                parameters.put("open", names(states, each -> !each.isOver()));
            }
            case MINE -> mine(sql, parameters, states);
            case OVERDUE -> {
                sql.add("due < :today");
                parameters.put("today", today);
            }
            case CLIMBED -> {
                var decides = names(states, each -> each.awaits().contains(Party.CITY_OFFICE));
                sql.add(decides.isEmpty() ? "rung = 'CITY_OFFICE'" : among("state", "decides"));
                if (!decides.isEmpty()) {
                    parameters.put("decides", decides);
                }
            }
        }
        return new Conditions(sql.toString(), parameters);
    }

    private void mine(StringJoiner sql, Map<String, Object> parameters, SidedState[] states) {
        if (agency.isEmpty()) {
            sql.add(among("state", "bureau"));
            parameters.put("bureau", names(states, each -> each.awaits().contains(Party.BUREAU)));
            return;
        }
        sql.add("(consumer = :agency and " + among("state", "asks") + " or provider = :agency and "
                + among("state", "isAsked") + ")");
        parameters.put("asks", names(states, each -> each.awaits().contains(Party.CONSUMER_OFFICER)));
        parameters.put("isAsked", names(states, each -> each.awaits().contains(Party.PROVIDER_OFFICER)));
    }

    private static String among(String column, String parameter) {
        return column + " = any(string_to_array(:" + parameter + ", ','))";
    }

    private static String names(SidedState[] states, java.util.function.Predicate<SidedState> which) {
        return Stream.of(states).filter(which).map(SidedState::name).collect(Collectors.joining(","));
    }
}
