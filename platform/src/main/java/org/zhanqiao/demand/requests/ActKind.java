package org.zhanqiao.demand.requests;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be done to a request, and who does it.
public enum ActKind implements org.zhanqiao.proceeding.ActKind {
    DRAFT(Party.CONSUMER_OFFICER),
    PROPOSE(Party.CONSUMER_OFFICER),
    SEND_BACK(Party.CONSUMER_HEAD),
    SIGN_OFF(Party.CONSUMER_HEAD),
    NOTE_INCOMPLETE(Party.PROVIDER_OFFICER),
    /// What was missing is there. When what is asked for is not what was signed off, it has to be signed off anew.
    COMPLETE(Party.CONSUMER_OFFICER),
    SEND_BACK_COMPLETION(Party.CONSUMER_HEAD),
    SIGN_OFF_COMPLETION(Party.CONSUMER_HEAD),
    ASK_EXTENSION(Party.PROVIDER_OFFICER),
    CONSENT_EXTENSION(Party.BUREAU),
    DENY_EXTENSION(Party.BUREAU),
    PROPOSE_APPROVAL(Party.PROVIDER_OFFICER),
    PROPOSE_REFUSAL(Party.PROVIDER_OFFICER),
    RETURN_ANSWER(Party.PROVIDER_HEAD),
    APPROVE(Party.PROVIDER_HEAD),
    REFUSE(Party.PROVIDER_HEAD),
    /// What ended a dispute over a refusal orders that it be answered anew (art. 28). The order does that, nobody else.
    ANSWER_ANEW(Party.PLATFORM),
    SIGN_AS_CONSUMER(Party.CONSUMER_OFFICER),
    SIGN_AS_PROVIDER(Party.PROVIDER_OFFICER),
    /// The grant stops until it is resumed. An administrator's suspension is noted here by the platform.
    SUSPEND(Party.PROVIDER_HEAD),
    RESUME(Party.PROVIDER_HEAD),
    END(Party.CONSUMER_OFFICER),
    /// The grant was revoked; who did that and why stands with the grant.
    TERMINATE(Party.PLATFORM),
    /// Another request, which renews or amends this one, came into force.
    SUPERSEDE(Party.PLATFORM),
    /// Its term is nearly over; it is time to renew.
    REMIND(Party.PLATFORM),
    EXPIRE(Party.PLATFORM),
    CONFIRM_DISPOSAL(Party.CONSUMER_OFFICER),
    WITHDRAW(Party.CONSUMER_OFFICER),
    ESCALATE(Party.PLATFORM),
    /// The bureau or the city's government office, which it has climbed to, gives whoever owes it an
    /// instruction (督办).
    SUPERVISE(Party.BUREAU, Party.CITY_OFFICE),
    /// Whoever owes it says what was done about the last instruction; once to each. It stays owed, and late.
    REPLY(Party.PROVIDER_OFFICER, Party.CONSUMER_OFFICER);

    static final String LOG = "demand.request";

    private final Party party;
    private final Party other;

    ActKind(Party party) {
        this(party, party);
    }

    ActKind(Party party, Party other) {
        this.party = party;
        this.other = other;
    }

    /// Who does it.
    public Set<Party> parties() {
        return EnumSet.of(party, other);
    }

    @Override
    public String log() {
        return LOG;
    }

    /// Whether one signs the agreement by it.
    public boolean isSignature() {
        return this == SIGN_AS_CONSUMER || this == SIGN_AS_PROVIDER;
    }

    /// The proposal that it signs off, which another person made (art. 20); none when it signs off nothing.
    @Nullable ActKind signsOff() {
        return switch (this) {
            case SIGN_OFF -> PROPOSE;
            case SIGN_OFF_COMPLETION -> COMPLETE;
            case APPROVE -> PROPOSE_APPROVAL;
            case REFUSE -> PROPOSE_REFUSAL;
            case DRAFT, PROPOSE, SEND_BACK, NOTE_INCOMPLETE, COMPLETE, ASK_EXTENSION, CONSENT_EXTENSION -> null;
            case SEND_BACK_COMPLETION -> null;
            case DENY_EXTENSION, PROPOSE_APPROVAL, PROPOSE_REFUSAL, RETURN_ANSWER, SIGN_AS_CONSUMER -> null;
            case SIGN_AS_PROVIDER, SUSPEND, RESUME, END, TERMINATE, SUPERSEDE, REMIND, EXPIRE, CONFIRM_DISPOSAL -> null;
            case WITHDRAW, ESCALATE, SUPERVISE, REPLY, ANSWER_ANEW -> null;
        };
    }

    @Override
    public boolean needsReason() {
        return switch (this) {
            case SEND_BACK, SEND_BACK_COMPLETION, ASK_EXTENSION, DENY_EXTENSION, PROPOSE_REFUSAL, RETURN_ANSWER -> true;
            case SUSPEND, RESUME, END -> true;
            case CONFIRM_DISPOSAL, WITHDRAW, SUPERVISE, REPLY -> true;
            case DRAFT, PROPOSE, SIGN_OFF, NOTE_INCOMPLETE, COMPLETE, CONSENT_EXTENSION, PROPOSE_APPROVAL -> false;
            case APPROVE, REFUSE, SIGN_AS_CONSUMER, SIGN_AS_PROVIDER, TERMINATE, SUPERSEDE -> false;
            case SIGN_OFF_COMPLETION, REMIND, EXPIRE, ESCALATE, ANSWER_ANEW -> false;
        };
    }
}
