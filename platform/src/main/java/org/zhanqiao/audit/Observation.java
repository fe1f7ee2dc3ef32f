package org.zhanqiao.audit;

import java.time.Instant;
import org.zhanqiao.evidence.Checkpoint;

/// What came of looking at a log's present checkpoint.
public sealed interface Observation {

    /// When.
    Instant at();

    /// It is signed, and continues all that was seen before.
    record Sound(Checkpoint checkpoint, Instant at) implements Observation {}

    /// It must not be trusted.
    record Unsound(Flaw flaw, Instant at) implements Observation {}

    /// Its node could not be asked.
    record Unreachable(Instant at) implements Observation {}
}
