package org.zhanqiao.barrier.items;

import java.time.Instant;

/// A matter as it was stated once.
///
/// @param by login of whoever stated it
/// @param name of that person, as it was then
public record MatterVersion(MatterText text, long version, boolean retired, String by, String name, Instant at) {

    /// Names the statement in the evidence.
    String evidenceKey() {
        return "barrier.matter:" + text.code() + ":" + version;
    }
}
