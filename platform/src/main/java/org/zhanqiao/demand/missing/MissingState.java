package org.zhanqiao.demand.missing;

/// Where a statement of missing data stands. [MissingLifecycle] says what leads from one to the other.
public enum MissingState {
    /// Before the bureau.
    STATED,
    /// The bureau named the agency whose duty it is; that agency accepts or objects, once.
    ASSIGNED,
    /// The agency objected; the bureau decides again, and for good.
    OBJECTED,
    /// Named for good; the agency says by when.
    BOUND,
    /// The agency said by when.
    ACCEPTED,
    /// An entry of the agency holds it.
    PUBLISHED,
    /// The catalog had it already.
    POINTED,
    /// Declined, with the legal reason.
    DECLINED,
    /// Taken back by the only agency that asked.
    WITHDRAWN;

    /// Whether nobody owes anything more; what an entry answered can still be reopened.
    public boolean isOver() {
        return switch (this) {
            case STATED, ASSIGNED, OBJECTED, BOUND, ACCEPTED -> false;
            case PUBLISHED, POINTED, DECLINED, WITHDRAWN -> true;
        };
    }

    /// Whether it waits for the bureau.
    public boolean isWithBureau() {
        return this == STATED || this == OBJECTED;
    }

    /// Whether an agency has to provide the data.
    public boolean isWithSource() {
        return this == ASSIGNED || this == BOUND || this == ACCEPTED;
    }
}
