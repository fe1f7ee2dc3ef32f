package org.zhanqiao.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far the filing of a list has come.
///
/// @param all        lines that were to be filed
/// @param filed      those that are cases now
/// @param leftOut    those that no longer could be filed when their turn came: the case is there meanwhile, or who
///     should own it is gone
/// @param begun      null while it is a dry run
/// @param finishedAt null until every line had its turn
public record ImportProgress(
        long all,
        long filed,
        long leftOut,
        @Nullable Instant begun,
        @Nullable Instant finishedAt) {

    public boolean isGoingOn() {
        return begun != null && finishedAt == null;
    }

    public long done() {
        return filed + leftOut;
    }

    /// How long it will still take if it goes on as it did; empty before the first part is done.
    public Optional<Duration> remaining(Instant now) {
        return begun == null || done() == 0
                ? Optional.empty()
                : Optional.of(
                        Duration.between(begun, now).multipliedBy(all - done()).dividedBy(done()));
    }
}
