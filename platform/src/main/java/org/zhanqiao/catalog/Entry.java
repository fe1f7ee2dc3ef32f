package org.zhanqiao.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An entry of the city's catalog (目录条目): all that is stated of one dataset. It holds the text being worked on; what
/// is in force is the latest [EntryVersion].
///
/// @param code        by the national structure, see [CatalogClasses]; for life
/// @param agency      unified social credit code of the provider
/// @param classCode   the class its code stands under
/// @param version     number of the latest publication, 0 when it was never published
/// @param revision    counts the acts; an act names the revision it was made on
/// @param reviewSince when it was submitted to the bureau, which has two working days (政务数据共享条例 art. 17)
/// @param change      why its next version is being written
/// @param tombstone   why it is no more in force, or shall not be
public record Entry(
        String code,
        String agency,
        String classCode,
        EntryState state,
        EntryMetadata metadata,
        int version,
        long revision,
        @Nullable Instant reviewSince,
        @Nullable Change change,
        @Nullable Tombstone tombstone,
        String changedBy,
        Instant changedAt,
        Instant createdAt) {

    public String name() {
        return metadata.naming().name();
    }

    public List<EntryItem> items() {
        return metadata.items();
    }

    public Optional<Change> findChange() {
        return Optional.ofNullable(change);
    }

    /// Whether the bureau may give its amendment more time: once, and only what the law limits.
    public boolean extendable() {
        return change != null && change.cause().timed() && !change.extended();
    }

    public Optional<Tombstone> findTombstone() {
        return Optional.ofNullable(tombstone);
    }

    public Optional<Instant> findReviewSince() {
        return Optional.ofNullable(reviewSince);
    }

    /// The same entry after an act.
    Entry after(
            EntryState newState,
            EntryMetadata text,
            int newVersion,
            @Nullable Instant review,
            @Nullable Change why,
            @Nullable Tombstone stone,
            String by,
            Instant at) {
        return new Entry(
                code,
                agency,
                classCode,
                newState,
                text,
                newVersion,
                revision + 1,
                review,
                why,
                stone,
                by,
                at,
                createdAt);
    }
}
