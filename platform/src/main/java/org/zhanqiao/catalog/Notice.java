package org.zhanqiao.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What somebody is told of an entry they follow.
///
/// @param version   the version that came into force, or was the last one
/// @param reference the grant through which the reader's agency uses the dataset; empty for somebody who follows it
///     themselves
/// @param changes   against the version before; none for a withdrawal
/// @param tombstone for a withdrawal
public record Notice(
        String entry,
        String name,
        Kind kind,
        int version,
        String reference,
        Instant at,
        List<EntryDifference> changes,
        Optional<Tombstone> tombstone) {

    public Notice {
        changes = List.copyOf(changes);
    }

    /// What happened.
    public enum Kind {
        CHANGED,
        WITHDRAWN
    }
}
