package org.zhanqiao.audit;

/// A node did not give what proves its log.
public final class ProofUnavailable extends Exception {

    /// Why not.
    public enum Why {
        /// No address is known for the log's node, or it does not answer.
        UNREACHABLE,
        /// The node answers that it has no such proof.
        REFUSED,
        /// The node answers something that is no proof.
        GARBLED
    }

    private final Why why;

    public ProofUnavailable(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
