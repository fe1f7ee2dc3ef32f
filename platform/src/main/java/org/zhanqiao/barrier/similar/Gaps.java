package org.zhanqiao.barrier.similar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// Ids that were passed over: of transactions that had not ended yet, or of statements that kept nothing. Looked for a
/// while longer.
final class Gaps {

    /// No transaction that keeps a report takes as long.
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /// The newest are kept.
    static final int MOST = 10_000;

    private final TreeMap<Long, Instant> since = new TreeMap<>();

    /// Ids between two that were seen one after the other.
    void note(long before, long after, Instant now) {
        for (long id = Math.max(before + 1, after - MOST); id < after; id++) {
            since.put(id, now);
        }
        while (since.size() > MOST) {
            since.pollFirstEntry();
        }
    }

    void found(long id) {
        since.remove(id);
    }

    /// Those worth looking for, by their ids.
    List<Long> open(Instant now) {
        since.values().removeIf(noted -> noted.plus(PATIENCE).isBefore(now));
        return List.copyOf(since.keySet());
    }
}
