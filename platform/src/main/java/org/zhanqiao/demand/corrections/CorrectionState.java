package org.zhanqiao.demand.corrections;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.proceeding.SidedState;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.web.Tone;

/// Where a correction request stands. [CorrectionLifecycle] says what leads from one to the other.
public enum CorrectionState implements SidedState {
    /// With the provider; the clock runs.
    FILED(Tone.WAITING, Party.PROVIDER_OFFICER),
    /// The provider says it has corrected the value; whoever asked looks whether it has.
    CORRECTED(Tone.WAITING, Party.CONSUMER_OFFICER),
    /// The provider says the value is right, and why; whoever asked accepts that or not.
    FOUND_RIGHT(Tone.WAITING, Party.CONSUMER_OFFICER),
    /// Corrected, and confirmed by whoever asked.
    CLOSED_CORRECTED(Tone.GOOD, null),
    /// Right as it was, and accepted by whoever asked.
    CLOSED_RIGHT(Tone.NEUTRAL, null),
    /// Taken back by whoever asked.
    WITHDRAWN(Tone.NEUTRAL, null);

    private final Tone tone;
    private final @Nullable Party awaited;

    CorrectionState(Tone tone, @Nullable Party awaited) {
        this.tone = tone;
        this.awaited = awaited;
    }

    @Override
    public boolean isOver() {
        return CorrectionLifecycle.GRAPH.isOver(this);
    }

    @Override
    public Set<Party> awaits() {
        return awaited == null ? Set.of() : Set.of(awaited);
    }

    @Override
    public Tone tone() {
        return tone;
    }
}
