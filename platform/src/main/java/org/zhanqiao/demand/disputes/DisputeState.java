package org.zhanqiao.demand.disputes;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.proceeding.SidedState;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.web.Tone;

/// Where a dispute stands. [DisputeLifecycle] says what leads from one to the other.
public enum DisputeState implements SidedState {
    /// The two agencies negotiate.
    NEGOTIATING(Stage.NEGOTIATION),
    /// One of them brought it to the bureau, which mediates and decides.
    BEFORE_AUTHORITY(Stage.AUTHORITY),
    /// The bureau has decided; each side accepts that or not.
    DECIDED(Stage.AUTHORITY),
    /// A side does not accept; the bureau has to submit it to the city's government.
    APPEALED(Stage.GOVERNMENT),
    /// Submitted to the city's government, which decides for good.
    BEFORE_GOVERNMENT(Stage.GOVERNMENT),
    /// Something has to be done by one of the sides.
    EXECUTING(Stage.EXECUTION),
    /// That side says it is done; the other one looks.
    EXECUTED(Stage.EXECUTION),
    /// Over: carried out, or nothing had to be.
    CLOSED(null),
    /// Taken back by the side that raised it.
    WITHDRAWN(null);

    private final @Nullable Stage stage;

    DisputeState(@Nullable Stage stage) {
        this.stage = stage;
    }

    /// None when it is over.
    public Optional<Stage> stage() {
        return Optional.ofNullable(stage);
    }

    @Override
    public boolean isOver() {
        return DisputeLifecycle.GRAPH.isOver(this);
    }

    @Override
    public Set<Party> awaits() {
        return switch (this) {
            case NEGOTIATING, DECIDED, EXECUTING, EXECUTED -> Set.of(Party.CONSUMER_OFFICER, Party.PROVIDER_OFFICER);
            case BEFORE_AUTHORITY, APPEALED -> Set.of(Party.BUREAU);
            case BEFORE_GOVERNMENT -> Set.of(Party.CITY_OFFICE);
            case CLOSED, WITHDRAWN -> Set.of();
        };
    }

    @Override
    public Tone tone() {
        return switch (this) {
            case NEGOTIATING, BEFORE_AUTHORITY, DECIDED, EXECUTING, EXECUTED -> Tone.WAITING;
            case APPEALED, BEFORE_GOVERNMENT -> Tone.BAD;
            case CLOSED -> Tone.GOOD;
            case WITHDRAWN -> Tone.NEUTRAL;
        };
    }
}
