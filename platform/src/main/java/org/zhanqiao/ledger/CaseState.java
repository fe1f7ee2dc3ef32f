package org.zhanqiao.ledger;

import java.util.Set;
import org.zhanqiao.proceeding.State;
import org.zhanqiao.web.Tone;

/// Where a case stands. [CaseLifecycle] says what leads from one to the other.
public enum CaseState implements State {
    /// Filed; the bureau has not looked at it yet.
    RECEIVED(Tone.WAITING),
    /// Found to be a case; the bureau assigns it.
    TRIAGED(Tone.WAITING),
    /// With an agency that has not accepted it yet.
    ASSIGNED(Tone.WAITING),
    /// Given back by the agency; the bureau assigns or adjudicates.
    RETURNED(Tone.BAD),
    /// Being put right.
    ACCEPTED(Tone.WAITING),
    /// The clock stands on a ground that the rules name.
    PAUSED(Tone.NEUTRAL),
    /// The agency says it is put right; the bureau looks for the proof.
    REMEDIED(Tone.WAITING),
    /// Proven; whoever reported it has the last word.
    VERIFIED(Tone.WAITING),
    CLOSED(Tone.GOOD),
    /// Proven, but not everybody who reported it has answered. Counted apart.
    CLOSED_UNCONFIRMED(Tone.NEUTRAL),
    REFUSED(Tone.NEUTRAL),
    /// Goes on as part of another case.
    MERGED(Tone.NEUTRAL);

    private final Tone tone;

    CaseState(Tone tone) {
        this.tone = tone;
    }

    /// Whether nothing is to be done at present; it can come back.
    @Override
    public boolean isOver() {
        return awaits().isEmpty();
    }

    /// Whose turn it is; nobody's when it is over.
    public Set<CaseParty> awaits() {
        return switch (this) {
            case RECEIVED, TRIAGED, RETURNED, REMEDIED -> Set.of(CaseParty.BUREAU);
            case ASSIGNED, ACCEPTED, PAUSED -> Set.of(CaseParty.OWNER_OFFICER, CaseParty.OWNER_HEAD);
            case VERIFIED -> Set.of(CaseParty.REPORTER);
            case CLOSED, CLOSED_UNCONFIRMED, REFUSED, MERGED -> Set.of();
        };
    }

    /// Whether an act can be done in this state, by whoever may.
    public boolean allows(CaseAct kind) {
        return CaseLifecycle.GRAPH.listActs(this).contains(kind);
    }

    /// Whether its clock runs.
    boolean isTimed() {
        return !isOver() && this != PAUSED && this != VERIFIED;
    }

    @Override
    public Tone tone() {
        return tone;
    }

    public String messageKey() {
        return "ledger.case.state." + name();
    }
}
