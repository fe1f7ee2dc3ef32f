package org.zhanqiao.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a dataset that a case is about. What identifies them is sealed where it is kept, and shown to
/// nobody.
///
/// @param items   names of the items that are wrong; none for every item that there is a rule for
/// @param count   how many rows there are
/// @param version rises when other rows are named
/// @param by      login of whoever named them
/// @param check   the last one; `null` before there was any
public record NamedRows(
        String caseId,
        String dataset,
        List<String> items,
        int count,
        long version,
        Instant at,
        String by,
        @Nullable Check check) {

    /// What was checked longer ago proves nothing: it is read anew.
    static final Duration FRESH = Duration.ofHours(1);

    public NamedRows {
        items = List.copyOf(items);
    }

    /// A check of all of them.
    ///
    /// @param by login of whoever had them checked
    public record Check(Instant at, String by, List<RowOutcome> outcomes) {

        public Check {
            outcomes = List.copyOf(outcomes);
        }

        public long passed() {
            return outcomes.stream().filter(RowOutcome::passes).count();
        }

        /// Whether it is too long ago to prove anything.
        boolean isOld(Instant now) {
            return at.isBefore(now.minus(FRESH));
        }

        public boolean passes() {
            return outcomes.stream().allMatch(RowOutcome::passes);
        }
    }
}
