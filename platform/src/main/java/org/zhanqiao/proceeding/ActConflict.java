package org.zhanqiao.proceeding;

/// Somebody else did something first, or the proceeding's state does not allow the act. Nothing was done.
public final class ActConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Act<?, ?> last;

    public ActConflict(Act<?, ?> last) {
        super("proceeding " + last.proceeding() + " is " + last.to() + " by now");
        this.last = last;
    }

    /// What was done last, by whom; its state is the one the proceeding is in.
    public Act<?, ?> last() {
        return last;
    }
}
