package org.zhanqiao.demand.corrections;

import java.util.Set;
import org.zhanqiao.demand.proceeding.SidedAct;
import org.zhanqiao.demand.requests.Party;

/// What can be done in a correction request, and who does it.
public enum CorrectionAct implements SidedAct {
    FILE(Party.CONSUMER_OFFICER, false),
    REPORT_CORRECTED(Party.PROVIDER_OFFICER, true),
    REPORT_RIGHT(Party.PROVIDER_OFFICER, true),
    CONFIRM(Party.CONSUMER_OFFICER, false),
    /// The report does not convince, or the value is still wrong: the provider verifies anew, on a clock of its own.
    REOPEN(Party.CONSUMER_OFFICER, true),
    WITHDRAW(Party.CONSUMER_OFFICER, true),
    ESCALATE(Party.PLATFORM, false),
    /// The city's government office, which it has climbed to, gives the provider an instruction (督办).
    SUPERVISE(Party.CITY_OFFICE, true);

    private final Party party;
    private final boolean needsReason;

    CorrectionAct(Party party, boolean needsReason) {
        this.party = party;
        this.needsReason = needsReason;
    }

    @Override
    public Set<Party> parties() {
        return Set.of(party);
    }

    @Override
    public boolean needsReason() {
        return needsReason;
    }

    /// Whoever reports back says what was verified, not why.
    @Override
    public String reasonKey() {
        return switch (this) {
            case REPORT_CORRECTED, REPORT_RIGHT -> "demand.correction.report";
            case FILE, CONFIRM, REOPEN, WITHDRAW, ESCALATE, SUPERVISE -> SidedAct.super.reasonKey();
        };
    }
}
