package org.zhanqiao.demand.corrections;

import java.util.EnumSet;
import java.util.Set;
import org.zhanqiao.demand.proceeding.SidedAct;
import org.zhanqiao.demand.requests.Party;

/// What can be done in a correction request, and who does it.
public enum CorrectionAct implements SidedAct {
    FILE(false, Party.CONSUMER_OFFICER),
    REPORT_CORRECTED(true, Party.PROVIDER_OFFICER),
    REPORT_RIGHT(true, Party.PROVIDER_OFFICER),
    CONFIRM(false, Party.CONSUMER_OFFICER),
    /// The report does not convince, or the value is still wrong: the provider verifies anew, on a clock of its own.
    REOPEN(true, Party.CONSUMER_OFFICER),
    WITHDRAW(true, Party.CONSUMER_OFFICER),
    ESCALATE(false, Party.PLATFORM),
    /// The bureau or the city's government office, which it has climbed to, gives the provider an
    /// instruction (督办).
    SUPERVISE(true, Party.BUREAU, Party.CITY_OFFICE),
    /// The provider replies to an instruction; what it owes stays owed.
    REPLY(true, Party.PROVIDER_OFFICER);

    private final Party party;
    private final Party other;
    private final boolean needsReason;

    CorrectionAct(boolean needsReason, Party party) {
        this(needsReason, party, party);
    }

    CorrectionAct(boolean needsReason, Party party, Party other) {
        this.party = party;
        this.other = other;
        this.needsReason = needsReason;
    }

    @Override
    public Set<Party> parties() {
        return EnumSet.of(party, other);
    }

    @Override
    public boolean needsReason() {
        return needsReason;
    }

    /// Whoever reports back says what was verified, whoever instructs what is to be done; neither says why.
    @Override
    public String reasonKey() {
        return switch (this) {
            case REPORT_CORRECTED, REPORT_RIGHT -> "demand.correction.report";
            case SUPERVISE -> "proceeding.instruction";
            case REPLY -> "proceeding.reply";
            case FILE, CONFIRM, REOPEN, WITHDRAW, ESCALATE -> SidedAct.super.reasonKey();
        };
    }
}
