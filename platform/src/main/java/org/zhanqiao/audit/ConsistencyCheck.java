package org.zhanqiao.audit;

import java.util.List;
import org.zhanqiao.evidence.ConsistencyProof;

/// Whether one signed state of a log continues another.
public sealed interface ConsistencyCheck {

    /// It does: nothing of the older state was changed or removed.
    record Proven(KeptCheckpoint older, KeptCheckpoint newer, ConsistencyProof proof) implements ConsistencyCheck {}

    /// It is not proven, and what was given in place of a proof is wrong.
    record Refuted(Flaw flaw) implements ConsistencyCheck {}

    /// No signed checkpoint of such a size was kept, so there is nothing to compare.
    ///
    /// @param nearest sizes of which one was kept
    record NotKept(List<Long> nearest) implements ConsistencyCheck {
        public NotKept {
            nearest = List.copyOf(nearest);
        }
    }

    /// Its node could not be asked.
    record Unreachable() implements ConsistencyCheck {}
}
