package org.zhanqiao.exchange.node;

import java.time.Instant;
import java.util.function.IntSupplier;

/// Holds a grant's caller to its calls per second and per day, which are meant for the city as a whole.
///
/// Per second, each node allows its share: the limit divided by the nodes that serve. Per day, each node counts its
/// own calls and learns those of the others once a second ([DayCounts]), so the limit may be overrun by what the
/// others admit within that second.
final class Limits {

    private final IntSupplier servingNodes;
    private final DayCounts counts;

    Limits(IntSupplier servingNodes, DayCounts counts) {
        this.servingNodes = servingNodes;
        this.counts = counts;
    }

    /// @param nanos of a monotonic clock
    void admit(Plan plan, Instant now, long nanos) {
        var terms = plan.definition;
        if (counts.today(terms.grant(), now) >= terms.callsPerDay()) {
            throw new Stop.Refused(Refusal.DAILY_QUOTA_USED);
        }
        int share = Math.max(1, terms.callsPerSecond() / Math.max(1, servingNodes.getAsInt()));
        if (!plan.rate.admits(nanos, share)) {
            throw new Stop.Refused(Refusal.RATE_EXCEEDED);
        }
        counts.add(terms.grant());
    }

    /// Until the day's calls can be made anew.
    long secondsToTomorrow(Instant now) {
        return counts.secondsToTomorrow(now);
    }
}
