package org.zhanqiao.demand.requests;

import org.zhanqiao.proceeding.Act;

/// Somebody else did something first, or the request's state does not allow the act. Nothing was done.
public final class RequestConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AccessRequest current;
    private final transient Act<RequestState, ActKind> last;

    private final boolean late;

    private RequestConflict(AccessRequest current, Act<RequestState, ActKind> last, boolean late) {
        super("request " + current.id() + " is " + current.state() + " at version " + current.version() + " by now");
        this.current = current;
        this.last = last;
        this.late = late;
    }

    /// What somebody decided on a version of the request.
    static RequestConflict of(AccessRequest current, Act<RequestState, ActKind> last, long version) {
        return new RequestConflict(current, last, version != current.version());
    }

    /// What cannot be done now, whatever was read before.
    static RequestConflict impossible(AccessRequest current, Act<RequestState, ActKind> last) {
        return new RequestConflict(current, last, false);
    }

    /// Whether somebody did something since the request was read; otherwise the act is none that this
    /// person can do in its state.
    public boolean isLate() {
        return late;
    }

    /// The request as it is now.
    public AccessRequest current() {
        return current;
    }

    /// What was done to it last, by whom.
    public Act<RequestState, ActKind> last() {
        return last;
    }
}
