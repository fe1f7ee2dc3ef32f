package org.zhanqiao.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.evidence.Hash;

/// A signed checkpoint that was seen and kept.
///
/// @param note         the signed note
/// @param comparedWith size of the checkpoint it was compared with; `null` for the first of its log
public record KeptCheckpoint(
        int log,
        long size,
        Hash root,
        String note,
        Verdict verdict,
        @Nullable Long comparedWith,
        Instant firstSeen,
        Instant lastSeen) {

    /// How it stands to those seen before.
    public enum Verdict {
        FIRST,
        CONSISTENT,
        /// It contradicts them. The signed note is the proof that the log's keeper signed both.
        INCONSISTENT;

        /// The key under which pages name it.
        public String messageKey() {
            return "audit.verdict." + name();
        }
    }
}
