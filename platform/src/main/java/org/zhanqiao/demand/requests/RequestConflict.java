package org.zhanqiao.demand.requests;

import org.zhanqiao.proceeding.Act;

/// Somebody else did something first, or the request's state does not allow the act. Nothing was done.
public final class RequestConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AccessRequest current;
    private final transient Act<RequestState, ActKind> last;

    RequestConflict(AccessRequest current, Act<RequestState, ActKind> last) {
        super("request " + current.id() + " is " + current.state() + " at version " + current.version() + " by now");
        this.current = current;
        this.last = last;
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
