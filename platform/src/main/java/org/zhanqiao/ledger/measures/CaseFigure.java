package org.zhanqiao.ledger.measures;

import java.time.LocalDate;
import org.zhanqiao.ledger.CaseState;

/// What is counted of cases. What was merged counts where it goes on, what was refused not at all.
public enum CaseFigure {
    /// All.
    ALL,
    /// The platform found it by itself, or something that goes on in it.
    FOUND,
    /// Citizens, enterprises or agencies reported it, the bureau among them.
    REPORTED,
    /// Somebody still has to do something.
    OPEN,
    /// Open, and its last day has passed.
    OVERDUE,
    /// Proven and closed, confirmed or not: those whose days are counted.
    CLEARED,
    /// Closed, and confirmed by whoever reported it, or reported by nobody who is asked.
    CONFIRMED,
    /// Closed on its proof, but nobody who reported it has answered.
    UNCONFIRMED,
    /// It came back at least once.
    REOPENED;

    boolean counts(MeasuredCase each, LocalDate today) {
        return switch (this) {
            case ALL -> true;
            case FOUND -> each.found();
            case REPORTED -> each.reported();
            case OPEN -> !each.state().isOver();
            case OVERDUE -> each.isOverdue(today);
            case CLEARED -> each.closedOn() != null;
            case CONFIRMED -> each.state() == CaseState.CLOSED;
            case UNCONFIRMED -> each.state() == CaseState.CLOSED_UNCONFIRMED;
            case REOPENED -> each.reopened();
        };
    }

    /// Key of its words.
    public String messageKey() {
        return "ledger.figure." + name();
    }
}
