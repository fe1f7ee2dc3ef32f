package org.zhanqiao.barrier.items;

/// Somebody else changed the matter first, or its code is taken; nothing was done.
public final class MatterConflict extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient Matter current;

    MatterConflict(Matter current) {
        super("matter " + current.code() + " is at version " + current.version());
        this.current = current;
    }

    /// The matter as it is now.
    public Matter current() {
        return current;
    }
}
