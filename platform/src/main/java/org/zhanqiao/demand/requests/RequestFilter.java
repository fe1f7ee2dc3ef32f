package org.zhanqiao.demand.requests;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.zhanqiao.web.ListQuery;

/// Which requests a list shows.
///
/// @param desk   whose list it is
/// @param agency code of the reader's agency, by which [SeenRequests] knows them; empty for the bureau
/// @param state  in this state only
/// @param due    by the day of the clock that runs
/// @param among  those of a set that another part of the feature knows; all when empty
public record RequestFilter(
        Desk desk, String agency, Optional<RequestState> state, Due due, Optional<RequestSet> among) {

    public RequestFilter(Desk desk, String agency, Optional<RequestState> state, Due due) {
        this(desk, agency, state, due, Optional.empty());
    }

    /// It left the agency that asks; what was withdrawn before that never did.
    private static final String OUT = """
            state not in ('DRAFT', 'AWAITING_SIGN_OFF') and (state <> 'WITHDRAWN' or exists (
              select 1 from demand.request_act where request_act.proceeding = request.id and request_act.act = 'SIGN_OFF'))
            """;

    /// Whose list it is.
    public enum Desk {
        /// What an agency asks.
        ASKED,
        /// What an agency is asked; drafts of others are not there.
        INCOMING,
        /// Everything that came to a provider.
        ALL
    }

    /// By whose turn it is, and by the day of the clock that runs.
    public enum Due {
        ANY,
        /// The reader's side has to do something; nobody's among all requests.
        MINE,
        OVERDUE,
        TODAY,
        /// Today and the six days after.
        WEEK,
        /// An extension waits for the bureau.
        EXTENSION,
        /// It has climbed to the city's government office.
        CLIMBED
    }

    /// SQL over `demand.request` with what it fills in.
    record Conditions(String sql, Map<String, Object> parameters) {}

    Conditions conditions(String text, LocalDate today) {
        var sql = new StringJoiner(" and ");
        var parameters = new HashMap<String, Object>();
        switch (desk) {
            case ASKED -> sql.add("consumer = :reader");
            case INCOMING -> sql.add("provider = :reader and " + OUT);
            case ALL -> sql.add(OUT);
        }
        parameters.put(SeenRequests.READER, agency);
        if (!text.isEmpty()) {
            sql.add("(id ilike :pattern or service ilike :pattern or purpose ilike :pattern or matter ilike :pattern)");
            parameters.put("pattern", new ListQuery(text, "", false, 1, 1).pattern());
        }
        state.ifPresent(wanted -> {
            sql.add("state = :state");
            parameters.put("state", wanted.name());
        });
        switch (due) {
            case ANY -> {}
            case MINE -> {
                sql.add("state = any(:turn)");
                parameters.put("turn", turn());
            }
            case OVERDUE -> within(sql, parameters, "due < :today", today);
            case TODAY -> within(sql, parameters, "due = :today", today);
            case WEEK -> within(sql, parameters, "due between :today and :today + 6", today);
            case EXTENSION -> sql.add("extension_open");
            case CLIMBED -> sql.add("rung = 'CITY_OFFICE'");
        }
        among.ifPresent(set -> parameters.putAll(set.parameters()));
        return new Conditions(sql.toString(), parameters);
    }

    /// What stands behind `from`.
    String relation() {
        return SeenRequests.SQL
                + among.map(set -> " join (" + set.sql() + ") among on among.request = id")
                        .orElse("");
    }

    /// The columns that a list under this filter can be sorted by, over those that every list can be.
    Map<String, String> orders(Map<String, String> ofAll) {
        var orders = new HashMap<>(ofAll);
        among.ifPresent(set -> orders.putAll(set.orders()));
        return orders;
    }

    private String[] turn() {
        var side = switch (desk) {
            case ASKED -> Set.of(Party.CONSUMER_OFFICER, Party.CONSUMER_HEAD);
            case INCOMING -> Set.of(Party.PROVIDER_OFFICER, Party.PROVIDER_HEAD);
            case ALL -> Set.of(Party.BUREAU);
        };
        return Stream.of(RequestState.values())
                .filter(state -> !Collections.disjoint(state.awaits(), side))
                .map(RequestState::name)
                .toArray(String[]::new);
    }

    private static void within(StringJoiner sql, Map<String, Object> parameters, String condition, LocalDate today) {
        sql.add(condition);
        parameters.put("today", today);
    }
}
