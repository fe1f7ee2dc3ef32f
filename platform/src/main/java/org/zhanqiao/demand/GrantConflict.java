package org.zhanqiao.demand;

/// Somebody else changed the grant first, or its state does not allow the act. Nothing was done.
public final class GrantConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Grant current;

    GrantConflict(Grant current) {
        super("grant " + current.id() + " is " + current.state() + " at version " + current.version() + " by now");
        this.current = current;
    }

    /// The grant as it is now.
    public Grant current() {
        return current;
    }
}
