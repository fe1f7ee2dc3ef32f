package org.zhanqiao.audit;

/// What is wrong with something that should be proven.
public enum Flaw {
    /// The checkpoint is not signed by the log's key, or is malformed.
    FORGED_CHECKPOINT,
    /// The checkpoint contradicts one seen before: the log was changed, or shows different people different logs.
    INCONSISTENT,
    /// The hashes do not lead from the entry to the signed root.
    NOT_IN_LOG,
    /// The hashes do not lead from the older signed root to the newer one.
    NOT_CONTINUED,
    /// The commitments beside the entry are not those it commits to.
    DETAIL_CHANGED,
    /// The node's answer is no proof at all.
    GARBLED,
    /// The node says that it has no such proof, though it signed a checkpoint that should have one.
    WITHHELD;

    /// The key of the sentence that says so.
    public String messageKey() {
        return "audit.flaw." + name();
    }
}
