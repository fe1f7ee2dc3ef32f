package org.zhanqiao.audit;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/// What was done under one grant over whole days of the city.
///
/// @param calls    under the grant, by how they ended
/// @param withCase of the served, those that stated a case
/// @param busiest  calls of the busiest day under the grant that were let through, served or not; refused ones use up
///                 nothing
/// @param fields   in how many served calls each item was returned or compared
/// @param refusals calls under the grant that ended without data, by reason
/// @param unmatched calls of the same system to the same service that came to no grant, by reason: of a
///                  purpose that is not granted, while suspended, after the term
public record GrantUse(
        LocalDate from,
        LocalDate to,
        GrantCalls calls,
        long withCase,
        long busiest,
        Map<String, Long> fields,
        Map<String, Long> refusals,
        Map<String, Long> unmatched) {

    public GrantUse {
        fields = Map.copyOf(fields);
        refusals = new TreeMap<>(refusals);
        unmatched = new TreeMap<>(unmatched);
    }

    /// Whether anything was called at all.
    public boolean isEmpty() {
        return calls.asked() + calls.refused() == 0 && unmatched.isEmpty();
    }

    /// Calls refused because they were for a purpose that no grant has.
    public long otherPurpose() {
        return unmatched.getOrDefault("purpose-not-granted", 0L);
    }
}
