package org.zhanqiao.audit;

import org.zhanqiao.evidence.ConsistencyProof;
import org.zhanqiao.evidence.InclusionProof;

/// Where the proofs of a log come from. Nothing it gives is trusted: [Proofs] and [Witness] verify it all.
public interface ProofSource {

    /// The log's present checkpoint, a signed note.
    String checkpoint(IndexedLog log) throws ProofUnavailable;

    /// What should prove that an entry is in the tree of a size.
    InclusionProof inclusion(IndexedLog log, long index, long size) throws ProofUnavailable;

    /// What should prove that the tree of one size begins the tree of another.
    ConsistencyProof consistency(IndexedLog log, long from, long to) throws ProofUnavailable;
}
