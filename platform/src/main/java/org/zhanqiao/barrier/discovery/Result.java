package org.zhanqiao.barrier.discovery;

import java.util.List;
import org.zhanqiao.barrier.Cause;

/// What came of following the chain of a paper.
public sealed interface Result {

    /// The links as they were followed; the last is the one that settled it.
    List<Step> steps();

    /// Somebody has to bring a paper, or is spared it in name only, because a link breaks.
    ///
    /// @param link the first that breaks
    record Barrier(Link link, List<Step> steps) implements Result {
        public Barrier {
            steps = List.copyOf(steps);
        }

        public Cause cause() {
            return link.cause();
        }
    }

    /// No agency holds what the paper says: the applicant alone can bring it.
    record NoHolder(List<Step> steps) implements Result {
        public NoHolder {
            steps = List.copyOf(steps);
        }
    }

    /// Nobody is asked for the paper: the agency has what it says itself. No calls prove that.
    record OwnData(List<Step> steps) implements Result {
        public OwnData {
            steps = List.copyOf(steps);
        }
    }

    /// Nobody is asked for the paper: it is made while the matter is handled. Only the inventory says so.
    record Generated(List<Step> steps) implements Result {
        public Generated {
            steps = List.copyOf(steps);
        }
    }

    /// Nobody is asked for the paper, and the calls under a grant that take its place prove it.
    record Cleared(List<Step> steps) implements Result {
        public Cleared {
            steps = List.copyOf(steps);
        }
    }

    /// What it is, without the chain.
    default Kind kind() {
        return switch (this) {
            case Barrier barrier -> Kind.of(barrier.cause());
            case NoHolder none -> Kind.NO_HOLDER;
            case OwnData own -> Kind.OWN_DATA;
            case Generated made -> Kind.GENERATED;
            case Cleared cleared -> Kind.CLEARED;
        };
    }

    /// The five causes and the ways in which a chain ends without one.
    enum Kind {
        UNKNOWN_SUPPLY,
        UNCHANGED_PROCESS,
        LATE_UPDATES,
        UNSTABLE_INTERFACE,
        DEFECTIVE_DATA,
        NO_HOLDER,
        /// The agency’s own data.
        OWN_DATA,
        /// Made while the matter is handled.
        GENERATED,
        /// Calls under a grant take the place of the paper.
        CLEARED;

        public static Kind of(Cause cause) {
            return valueOf(cause.name());
        }

        public boolean isBarrier() {
            return switch (this) {
                case UNKNOWN_SUPPLY, UNCHANGED_PROCESS, LATE_UPDATES, UNSTABLE_INTERFACE, DEFECTIVE_DATA -> true;
                case NO_HOLDER, OWN_DATA, GENERATED, CLEARED -> false;
            };
        }

        /// Whether a barrier that comes to it is gone without anybody’s word: only calls prove that.
        public boolean isProven() {
            return this == CLEARED;
        }
    }
}
