package org.zhanqiao.catalog.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that an agency brought, and how many of its datasets become what.
///
/// @param digest     SHA-256 over the file and everything the dry run found, hex: what an import names as having seen
/// @param passedOver headings and sheets that were not read
public record Inventory(
        UUID id,
        BroughtFile brought,
        Instant broughtAt,
        String digest,
        List<String> passedOver,
        @Nullable String importedBy,
        @Nullable Instant importedAt,
        Map<Outcome, Long> totals) {

    public Inventory {
        passedOver = List.copyOf(passedOver);
        totals = Map.copyOf(totals);
    }

    public long total(Outcome outcome) {
        return totals.getOrDefault(outcome, 0L);
    }

    public long total() {
        return totals.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Entries that an import writes.
    public long written() {
        return totals.entrySet().stream()
                .filter(entry -> entry.getKey().writes())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public Optional<Instant> findImportedAt() {
        return Optional.ofNullable(importedAt);
    }
}
