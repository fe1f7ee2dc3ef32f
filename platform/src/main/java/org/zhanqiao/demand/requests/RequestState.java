package org.zhanqiao.demand.requests;

import java.util.EnumSet;
import java.util.Set;

/// Where a request stands. [Lifecycle] says what leads from one to the other.
public enum RequestState {
    /// Being written; nobody outside the agency sees it.
    DRAFT,
    /// Written; the head of the asking agency's sharing office has to sign it off.
    AWAITING_SIGN_OFF,
    /// With the provider; the clock of the answer runs.
    SUBMITTED,
    /// The provider named all that is missing; the clock stands.
    INCOMPLETE,
    /// It was completed, and what is asked for changed by it; the head of the asking agency's sharing
    /// office has to sign it off anew. The clock stands on.
    COMPLETION_PROPOSED,
    /// The provider's officer would approve; the head has to sign it off. The clock runs on.
    APPROVAL_PROPOSED,
    /// The provider's officer would refuse; the head has to sign it off. The clock runs on.
    REFUSAL_PROPOSED,
    /// Approved; the agreement waits for both signatures. The clock of the delivery runs.
    APPROVED,
    /// The asking side signed the agreement.
    CONSUMER_SIGNED,
    /// The asked side signed the agreement.
    PROVIDER_SIGNED,
    /// Both signed; the grant serves.
    IN_FORCE,
    /// A request that amends it is in force in its place; the items that this one dropped have to be
    /// disposed of.
    REDUCED,
    /// Ended before its term; what was got has to be disposed of.
    ENDED,
    /// Its term is over; what was got has to be disposed of.
    EXPIRED,
    /// Ended, and the disposal confirmed.
    DISPOSED,
    /// A request that renews or amends it is in force in its place.
    SUPERSEDED,
    /// Refused, with the legal reason. Only what ends a dispute over it can bring it back to its provider.
    REFUSED,
    /// Taken back by whoever asked.
    WITHDRAWN;

    private static final Set<RequestState> ANSWERING = EnumSet.of(SUBMITTED, APPROVAL_PROPOSED, REFUSAL_PROPOSED);
    private static final Set<RequestState> DELIVERING = EnumSet.of(APPROVED, CONSUMER_SIGNED, PROVIDER_SIGNED);
    private static final Set<RequestState> DISPOSING = EnumSet.of(REDUCED, ENDED, EXPIRED);

    /// Whether the provider owes an answer now.
    public boolean isAnswering() {
        return ANSWERING.contains(this);
    }

    /// Whether the asking agency has to complete it, so that the clock of the answer stands.
    public boolean isCompleting() {
        return this == INCOMPLETE || this == COMPLETION_PROPOSED;
    }

    /// Whether an approved request waits for its data.
    public boolean isDelivering() {
        return DELIVERING.contains(this);
    }

    /// Whether the asking agency has to dispose of what it got.
    public boolean isDisposing() {
        return DISPOSING.contains(this);
    }

    /// Whether another request is in force in its place.
    public boolean isReplaced() {
        return this == REDUCED || this == SUPERSEDED;
    }

    /// Whether somebody outside the asking agency sees it.
    public boolean isOut() {
        return this != DRAFT && this != AWAITING_SIGN_OFF;
    }

    /// Whose turn it is; nobody's while a grant serves and when all is over.
    public Set<Party> awaits() {
        return switch (this) {
            case DRAFT, INCOMPLETE, PROVIDER_SIGNED, REDUCED, ENDED, EXPIRED -> EnumSet.of(Party.CONSUMER_OFFICER);
            case AWAITING_SIGN_OFF, COMPLETION_PROPOSED -> EnumSet.of(Party.CONSUMER_HEAD);
            case SUBMITTED, CONSUMER_SIGNED -> EnumSet.of(Party.PROVIDER_OFFICER);
            case APPROVAL_PROPOSED, REFUSAL_PROPOSED -> EnumSet.of(Party.PROVIDER_HEAD);
            case APPROVED -> EnumSet.of(Party.CONSUMER_OFFICER, Party.PROVIDER_OFFICER);
            case IN_FORCE, DISPOSED, SUPERSEDED, REFUSED, WITHDRAWN -> EnumSet.noneOf(Party.class);
        };
    }

    /// Whether nobody can do anything more by themselves.
    public boolean isOver() {
        return Lifecycle.listActs(this).stream()
                .allMatch(act -> act.parties().stream().allMatch(Party::isPlatform));
    }
}
