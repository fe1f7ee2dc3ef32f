package org.zhanqiao.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How much of what an entry has to state it states.
///
/// @param flaws the rules it breaks
public record Completeness(List<EntryFlaw> flaws) {

    private static final Set<String> OF_ACTS = Set.of("classCode", "because", "replacedBy", "since");

    private static final Set<String> ASKED = Arrays.stream(EntryRule.values())
            .map(EntryRule::member)
            .filter(member -> !OF_ACTS.contains(member))
            .collect(Collectors.toUnmodifiableSet());

    public Completeness {
        flaws = List.copyOf(flaws);
    }

    /// The fields without a flaw, in hundredths of all fields, rounded down.
    public int percent() {
        long wrong = flaws.stream().map(flaw -> flaw.rule().member()).distinct().count();
        return Math.toIntExact((ASKED.size() - wrong) * 100 / ASKED.size());
    }

    public boolean whole() {
        return flaws.isEmpty();
    }
}
