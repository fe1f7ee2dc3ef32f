package org.zhanqiao.demand.collection;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was found of one field of a form.
///
/// @param form      number of the form
/// @param verifyOnly whether the item’s level lets nobody have the value, so that sharing cannot supply it
/// @param dismissal why it is no match after all; `null` while nobody said so
public record Finding(
        String form,
        Match match,
        Instant foundAt,
        boolean verifyOnly,
        @Nullable Dismissal dismissal) {

    /// Somebody’s word that the two are not the same.
    ///
    /// @param by   login
    /// @param name of the person, as it was then
    public record Dismissal(String by, String name, Instant at, String because) {}

    public Optional<Dismissal> findDismissal() {
        return Optional.ofNullable(dismissal);
    }

    /// Whether the field stands under the ban on re-collection.
    ///
    /// @param agency code of the form’s agency
    public boolean isFlagged(String agency) {
        return dismissal == null && !verifyOnly && match.isBanned(agency);
    }
}
