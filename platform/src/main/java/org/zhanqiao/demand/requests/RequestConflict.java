package org.zhanqiao.demand.requests;

/// Somebody else did something first, or the request's state does not allow the act. Nothing was done.
public final class RequestConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AccessRequest current;
    private final transient RequestAct last;

    RequestConflict(AccessRequest current, RequestAct last) {
        super("request " + current.id() + " is " + current.state() + " at version " + current.version() + " by now");
        this.current = current;
        this.last = last;
    }

    /// The request as it is now.
    public AccessRequest current() {
        return current;
    }

    /// What was done to it last, by whom.
    public RequestAct last() {
        return last;
    }
}
