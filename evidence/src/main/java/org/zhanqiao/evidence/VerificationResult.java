package org.zhanqiao.evidence;

/// What the verifier found.
public sealed interface VerificationResult {
    /// Every byte is as it was signed.
    ///
    /// @param size        number of entries
    /// @param root        their Merkle root
    /// @param checkpoints number of signed checkpoints that were checked
    record Intact(long size, Hash root, long checkpoints) implements VerificationResult {}

    /// Everything up to the last checkpoint is as it was signed; after it stands the rest of a write that never
    /// finished, as a crash or a power cut leaves it. Nothing in it was ever acknowledged. Only a checkpoint or
    /// receipt kept elsewhere can tell it from a tail that somebody cut off.
    ///
    /// @param intactSize  number of entries covered by the last checkpoint
    /// @param root        their Merkle root
    /// @param checkpoints number of signed checkpoints that were checked
    /// @param bytes       length of the unfinished rest
    record TornTail(long intactSize, Hash root, long checkpoints, long bytes) implements VerificationResult {}

    /// The log is not what was signed.
    ///
    /// @param firstBadIndex zero-based index of the first entry that is not as it was signed
    /// @param lastCandidate equal to `firstBadIndex` when that is exact; greater when the first bad entry is known
    ///                      only to lie between the two, because an attacker also removed what would tell
    /// @param fault         the kind
    /// @param where         file and byte position
    record Tampered(long firstBadIndex, long lastCandidate, Fault fault, String where) implements VerificationResult {
        /// The finding in words.
        public String describe(Language language) {
            return fault.describe(language) + (where.isEmpty() ? "" : " [" + where + "]");
        }
    }
}
