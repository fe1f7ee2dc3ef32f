package org.zhanqiao.demand.disputes;

import java.util.List;
import java.util.Set;
import org.zhanqiao.demand.proceeding.SidedAct;
import org.zhanqiao.demand.requests.Party;

/// What can be done in a dispute. Officers speak for their side; what binds it is done by its head.
public enum DisputeAct implements SidedAct {
    RAISE,
    /// One side says something.
    STATE,
    PROPOSE_SETTLEMENT,
    CONSENT_SETTLEMENT,
    DECLINE_SETTLEMENT,
    BRING_TO_AUTHORITY,
    /// The bureau mediates, and notes what came of it.
    MEDIATE,
    DECIDE,
    ACCEPT,
    APPEAL,
    SUBMIT_TO_GOVERNMENT,
    /// The city's government office issues what the government has decided.
    RECORD_RULING,
    REPORT_EXECUTION,
    CONFIRM_EXECUTION,
    DENY_EXECUTION,
    WITHDRAW;

    static final String DUTY = "duty";
    static final String ORDER = "order";
    static final String SUBMITTED = "submitted";
    static final String DOCUMENT = "document";
    static final String RECEIVED = "received";
    static final String REFERENCE = "reference";

    private static final Set<Party> HEADS = Set.of(Party.CONSUMER_HEAD, Party.PROVIDER_HEAD);
    private static final Set<Party> SIDES =
            Set.of(Party.CONSUMER_OFFICER, Party.CONSUMER_HEAD, Party.PROVIDER_OFFICER, Party.PROVIDER_HEAD);

    @Override
    public Set<Party> parties() {
        return switch (this) {
            case RAISE, STATE, PROPOSE_SETTLEMENT, REPORT_EXECUTION, CONFIRM_EXECUTION, DENY_EXECUTION -> SIDES;
            case CONSENT_SETTLEMENT, DECLINE_SETTLEMENT, BRING_TO_AUTHORITY, ACCEPT, APPEAL, WITHDRAW -> HEADS;
            case MEDIATE, DECIDE, SUBMIT_TO_GOVERNMENT -> Set.of(Party.BUREAU);
            case RECORD_RULING -> Set.of(Party.CITY_OFFICE);
        };
    }

    @Override
    public boolean needsReason() {
        return switch (this) {
            case RAISE, STATE, DECLINE_SETTLEMENT, BRING_TO_AUTHORITY, MEDIATE, DECIDE, APPEAL -> true;
            case RECORD_RULING, REPORT_EXECUTION, DENY_EXECUTION, WITHDRAW -> true;
            case PROPOSE_SETTLEMENT, CONSENT_SETTLEMENT, ACCEPT, SUBMIT_TO_GOVERNMENT, CONFIRM_EXECUTION -> false;
        };
    }

    /// Whoever states something, mediates or carries an order out says that, and not why.
    @Override
    public String reasonKey() {
        return switch (this) {
            case STATE -> "demand.dispute.statement";
            case MEDIATE -> "demand.dispute.mediation";
            case REPORT_EXECUTION -> "demand.dispute.execution";
            case RAISE, PROPOSE_SETTLEMENT, CONSENT_SETTLEMENT, DECLINE_SETTLEMENT -> SidedAct.super.reasonKey();
            case BRING_TO_AUTHORITY, DECIDE, ACCEPT, APPEAL, SUBMIT_TO_GOVERNMENT -> SidedAct.super.reasonKey();
            case RECORD_RULING, CONFIRM_EXECUTION, DENY_EXECUTION, WITHDRAW -> SidedAct.super.reasonKey();
        };
    }

    /// What it says beside its reason, in the order in which it is asked for.
    List<String> says() {
        return switch (this) {
            case PROPOSE_SETTLEMENT, DECIDE -> List.of(DUTY, ORDER);
            case SUBMIT_TO_GOVERNMENT -> List.of(SUBMITTED);
            case RECORD_RULING -> List.of(DOCUMENT, RECEIVED, DUTY, ORDER);
            case REPORT_EXECUTION -> List.of(REFERENCE);
            case RAISE, STATE, CONSENT_SETTLEMENT, DECLINE_SETTLEMENT, BRING_TO_AUTHORITY, MEDIATE -> List.of();
            case ACCEPT, APPEAL, CONFIRM_EXECUTION, DENY_EXECUTION, WITHDRAW -> List.of();
        };
    }
}
