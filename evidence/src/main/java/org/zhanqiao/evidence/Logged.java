package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/// An entry that is durable, and all that proves it.
///
/// @param index      zero-based index of the entry
/// @param proof      that the entry is in the tree of the checkpoint
/// @param checkpoint the signed tree head of the batch the entry was written in
public record Logged(long index, InclusionProof proof, Checkpoint checkpoint) {
    /// The receipt as text (c2sp.org/tlog-proof).
    ///
    /// @param extra opaque bytes to travel with it, or null; nothing vouches for them
    public String tlogProof(byte @Nullable [] extra) {
        return new String(tlogProofBytes(extra), UTF_8);
    }

    /// The same text in UTF-8.
    public byte[] tlogProofBytes(byte @Nullable [] extra) {
        return TlogProof.format(extra, proof, checkpoint);
    }
}
