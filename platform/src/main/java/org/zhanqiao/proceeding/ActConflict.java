package org.zhanqiao.proceeding;

/// Somebody else did something first, or the proceeding's state does not allow the act. Nothing was done.
public final class ActConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Act<?, ?> last;

    private final boolean late;

    /// Somebody did something first.
    public ActConflict(Act<?, ?> last) {
        this(last, true);
    }

    private ActConflict(Act<?, ?> last, boolean late) {
        super("proceeding " + last.proceeding() + " is " + last.to() + " by now");
        this.last = last;
        this.late = late;
    }

    /// @param late whether somebody did something since the proceeding was read; otherwise the act is
    ///             none that this person can do in its state
    public static ActConflict of(Act<?, ?> last, boolean late) {
        return new ActConflict(last, late);
    }

    /// Whether somebody did something since the proceeding was read.
    public boolean isLate() {
        return late;
    }

    /// What was done last, by whom; its state is the one the proceeding is in.
    public Act<?, ?> last() {
        return last;
    }
}
