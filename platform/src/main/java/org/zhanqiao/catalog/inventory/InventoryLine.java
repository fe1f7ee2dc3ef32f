package org.zhanqiao.catalog.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.EntryDifference;
import org.zhanqiao.catalog.EntryMetadata;

/// A dataset of an inventory and what becomes of it.
///
/// @param code      of the entry it is about; empty for a new one
/// @param revision  of that entry when the dry run looked at it
/// @param classCode of a new entry; empty for the provider's own class
/// @param before    what the entry states when the dry run looks; `null` when there is none, or nothing changes
/// @param text      what the entry will state; `null` when it is wrong
/// @param findings  what has to be mended, and the gaps that a draft may keep
/// @param imported  code of the entry that was written; empty before the import
public record InventoryLine(
        int position,
        long firstLine,
        long lastLine,
        Outcome outcome,
        String code,
        long revision,
        String classCode,
        String name,
        int items,
        @Nullable EntryMetadata before,
        @Nullable EntryMetadata text,
        List<Finding> findings,
        String imported) {

    public InventoryLine {
        findings = List.copyOf(findings);
    }

    /// What importing changes, value by value; of a new entry, what it will state.
    List<EntryDifference> differences() {
        return text == null || !outcome.writes()
                ? List.of()
                : EntryDifference.between(before == null ? EntryMetadata.named("") : before, text);
    }

    List<Finding> findings(Finding.Weight weight) {
        return findings.stream().filter(finding -> finding.weight() == weight).toList();
    }
}
