package org.zhanqiao.demand.missing;

/// Somebody else did something first, or the state does not allow the act. Nothing was done.
public final class MissingConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient MissingDossier current;

    MissingConflict(MissingDossier current) {
        super("missing data " + current.missing().id() + " are "
                + current.missing().state() + " at version "
                + current.missing().version() + " by now");
        this.current = current;
    }

    /// As it is now, with what was done last.
    public MissingDossier current() {
        return current;
    }
}
