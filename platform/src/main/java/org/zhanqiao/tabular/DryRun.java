package org.zhanqiao.tabular;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that somebody brought, and whether it was imported.
///
/// @param by         login of whoever brought it
/// @param importedAt `null` while it is a dry run
/// @param totals     how many things by what importing does with them
public record DryRun(
        UUID id,
        String file,
        String by,
        Instant at,
        @Nullable Instant importedAt,
        Map<LineOutcome, Long> totals) {

    public DryRun {
        totals = Map.copyOf(totals);
    }

    public Optional<Instant> findImportedAt() {
        return Optional.ofNullable(importedAt);
    }

    public long total(LineOutcome outcome) {
        return totals.getOrDefault(outcome, 0L);
    }

    public long total() {
        return totals.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Things that importing writes.
    public long written() {
        return total(LineOutcome.NEW) + total(LineOutcome.CHANGED);
    }
}
