package org.zhanqiao.audit;

import org.zhanqiao.evidence.Checkpoint;
import org.zhanqiao.evidence.InclusionProof;

/// Whether an entry stands in its log.
public sealed interface EntryProof {

    /// It does: the hashes lead from its bytes to a root that the log's key signed.
    ///
    /// @param tlogProof the same as text (c2sp.org/tlog-proof), for anybody to verify offline
    record Proven(Checkpoint checkpoint, InclusionProof proof, String tlogProof) implements EntryProof {}

    /// It is not proven, and what was given in place of a proof is wrong.
    record Refuted(Flaw flaw) implements EntryProof {}

    /// Its node could not be asked, which says nothing about the entry.
    record Unreachable() implements EntryProof {}
}
