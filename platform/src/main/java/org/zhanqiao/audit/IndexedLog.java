package org.zhanqiao.audit;

import java.time.Duration;
import java.time.Instant;
import org.zhanqiao.evidence.HashAlgorithm;
import org.zhanqiao.evidence.VerifierKey;

/// A log as the index knows it.
///
/// @param id       number in the index
/// @param key      the key its checkpoints are signed with, as its own node registered it
/// @param hash     of its tree
/// @param indexed  entries in the index
/// @param size     entries of the log at the indexer's last report
/// @param reported when the indexer last reported
public record IndexedLog(int id, VerifierKey key, HashAlgorithm hash, long indexed, long size, Instant reported) {

    private static final Duration SILENCE = Duration.ofSeconds(15);

    public String origin() {
        return key.name();
    }

    /// Entries that were not in the index at the last report.
    public long lag() {
        return Math.max(0, size - indexed);
    }

    /// Whether the indexer has stopped reporting, so that nothing is known of newer entries.
    public boolean isSilent(Instant now) {
        return reported.plus(SILENCE).isBefore(now);
    }
}
