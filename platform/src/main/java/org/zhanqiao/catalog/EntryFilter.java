package org.zhanqiao.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.zhanqiao.web.ListQuery;

/// Which entries a list shows. Empty for all; what was discarded is on no list.
///
/// @param agency  unified social credit code of the provider
/// @param states  those in any of these states; all when empty
/// @param lacking only those that break a rule
public record EntryFilter(
        Optional<String> agency, Set<EntryState> states, Optional<ShareType> shareType, boolean lacking) {

    public EntryFilter {
        states = Set.copyOf(states);
    }

    public static EntryFilter all() {
        return new EntryFilter(Optional.empty(), Set.of(), Optional.empty(), false);
    }

    public static EntryFilter of(String agency) {
        return new EntryFilter(Optional.of(agency), Set.of(), Optional.empty(), false);
    }

    /// Whatever waits for the bureau.
    public static EntryFilter inReview() {
        return new EntryFilter(
                Optional.empty(),
                Set.of(EntryState.IN_REVIEW, EntryState.AMENDMENT_IN_REVIEW, EntryState.WITHDRAWAL_IN_REVIEW),
                Optional.empty(),
                false);
    }

    /// SQL over `catalog.entry` with what it fills in.
    record Conditions(String sql, Map<String, Object> parameters) {}

    /// @param text found anywhere in the code or the name
    Conditions conditions(String text) {
        var sql = new StringJoiner(" and ").add("state <> 'DISCARDED'");
        var parameters = new HashMap<String, Object>();
        if (!text.isEmpty()) {
            sql.add("(code ilike :pattern or name ilike :pattern)");
            parameters.put("pattern", new ListQuery(text, "", false, 1, 1).pattern());
        }
        agency.ifPresent(wanted -> {
            sql.add("agency = :agency");
            parameters.put("agency", wanted);
        });
        if (!states.isEmpty()) {
            sql.add("state = any (:states)");
            if (states.stream().allMatch(EntryState::inReview)) {
                // What the index of the queue is made for.
                sql.add("review_since is not null");
            }
            parameters.put("states", states.stream().map(Enum::name).toArray(String[]::new));
        }
        shareType.ifPresent(wanted -> {
            sql.add("share_type = :shareType");
            parameters.put("shareType", wanted.name());
        });
        if (lacking) {
            sql.add("gaps > 0");
        }
        return new Conditions(sql.toString(), parameters);
    }
}
