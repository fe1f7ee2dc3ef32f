package org.zhanqiao.barrier.discovery;

import org.zhanqiao.barrier.Cause;

/// A link of the chain from a paper to the data that stand in its place, in the order in which it is
/// followed. The first that breaks names the cause.
public enum Link {
    /// Which data the paper consists of.
    ITEMS(Cause.UNKNOWN_SUPPLY),
    /// A dataset of the catalog holds them.
    DATASET(Cause.UNKNOWN_SUPPLY),
    /// The dataset may be shared.
    SHARE_TYPE(Cause.UNKNOWN_SUPPLY),
    /// A data service serves it.
    SERVICE(Cause.UNKNOWN_SUPPLY),
    /// The agency that demands the paper asked for the data, for this matter.
    REQUEST(Cause.UNCHANGED_PROCESS),
    /// A grant in force gives them.
    GRANT(Cause.UNCHANGED_PROCESS),
    /// The agency calls under the grant.
    CALLS(Cause.UNCHANGED_PROCESS),
    /// The data are as young as their cycle promises.
    FRESHNESS(Cause.LATE_UPDATES),
    /// The service answers.
    STABILITY(Cause.UNSTABLE_INTERFACE),
    /// What is looked up is there, and right.
    COMPLETENESS(Cause.DEFECTIVE_DATA),
    /// Nobody is asked for the paper any more.
    DEMAND(Cause.UNCHANGED_PROCESS);

    private final Cause cause;

    Link(Cause cause) {
        this.cause = cause;
    }

    /// What it means when this link is the first that breaks.
    public Cause cause() {
        return cause;
    }
}
