package org.zhanqiao.barrier.items;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file of matters that somebody brought, and whether it was imported.
///
/// @param by         login of whoever brought it
/// @param importedAt `null` while it is a dry run
/// @param totals     matters by what importing does with them
public record MatterImport(
        UUID id,
        String file,
        String by,
        Instant at,
        @Nullable Instant importedAt,
        Map<MatterLine.Outcome, Long> totals) {

    public MatterImport {
        totals = Map.copyOf(totals);
    }

    public Optional<Instant> findImportedAt() {
        return Optional.ofNullable(importedAt);
    }

    public long total(MatterLine.Outcome outcome) {
        return totals.getOrDefault(outcome, 0L);
    }

    public long total() {
        return totals.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Matters that importing writes.
    public long written() {
        return total(MatterLine.Outcome.NEW) + total(MatterLine.Outcome.CHANGED);
    }
}
