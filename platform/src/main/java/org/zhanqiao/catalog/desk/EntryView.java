package org.zhanqiao.catalog.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.CatalogClass;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryUses;
import org.zhanqiao.catalog.EntryVersion;
import org.zhanqiao.catalog.EntryWays;
import org.zhanqiao.catalog.TermBook;

/// An entry as somebody sees it.
///
/// @param text      what is shown: the version in force, or the draft of one that never was
/// @param draft     whether the text is a draft
/// @param acts      what was done to it; none for readers who have no hand in it
/// @param review    by when the bureau decides
/// @param amendment by when the next version has to be published
/// @param ways      how the reader comes by its data
/// @param choices   what the reader may do with it
/// @param writable  whether the reader may write at it now
/// @param done      what the reader has just done, empty for nothing
/// @param tombstone by whom it was withdrawn, by name
public record EntryView(
        Entry entry,
        EntryMetadata text,
        boolean draft,
        TermBook terms,
        String agency,
        Optional<CatalogClass> catalogClass,
        List<EntryVersion> versions,
        List<Act> acts,
        Optional<DeadlineView> review,
        Optional<DeadlineView> amendment,
        List<EntryUses.Use> uses,
        List<EntryWays.Way> ways,
        List<EntryChoice> choices,
        boolean writable,
        boolean following,
        String tombstone,
        String done) {

    public EntryView {
        versions = List.copyOf(versions);
        acts = List.copyOf(acts);
        uses = List.copyOf(uses);
        ways = List.copyOf(ways);
        choices = List.copyOf(choices);
    }

    /// One act.
    ///
    /// @param by       name of whoever did it
    /// @param evidence its place in the evidence log; null while it is being written
    public record Act(
            String kind,
            String by,
            Instant at,
            String because,
            @Nullable Long evidence) {}
}
