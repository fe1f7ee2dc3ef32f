package org.zhanqiao.ledger;

import java.util.Set;
import org.zhanqiao.proceeding.ActKind;

/// What can be done in a case, and who does it.
public enum CaseAct implements ActKind {
    FILE(false),
    /// The bureau finds that it is a case, and sets its limit.
    TRIAGE(false),
    ASSIGN(false),
    /// The agency takes it and names the person who is responsible.
    ACCEPT(false),
    /// The agency gives it back: it is another's duty. At most twice.
    RETURN(true),
    /// Given back twice, the bureau says for good whose duty it is.
    ADJUDICATE(true),
    NAME_PERSON(false),
    /// The agency lays down its milestones.
    PLAN(false),
    REACH_MILESTONE(false),
    PAUSE(true),
    RESUME(false),
    REPORT_REMEDY(true),
    /// The bureau verifies it on its proof.
    VERIFY(false),
    REJECT_REMEDY(true),
    /// Somebody who reported it says that it is gone.
    CONFIRM(false),
    /// Somebody who reported it says that it is not.
    DENY(true),
    /// The days in which those who reported it can answer are over.
    LAPSE(false),
    REOPEN(true),
    REFUSE(true),
    MERGE(false),
    SPLIT(true),
    /// Others turn out to report the same.
    JOIN(false),
    /// Somebody turned out to report something else.
    LEAVE(false),
    /// The bureau, or the city's government office that it has climbed to, writes a letter of supervision (督办函).
    SUPERVISE(true),
    NOTE(true),
    ESCALATE(false);

    private static final Set<CaseParty> OWNER = Set.of(CaseParty.OWNER_OFFICER, CaseParty.OWNER_HEAD);

    private final boolean needsReason;

    CaseAct(boolean needsReason) {
        this.needsReason = needsReason;
    }

    @Override
    public String log() {
        return "ledger.case";
    }

    @Override
    public boolean needsReason() {
        return needsReason;
    }

    /// Whoever reports what was done, adds something or instructs others says that, and not why.
    @Override
    public String reasonKey() {
        return switch (this) {
            case REPORT_REMEDY, NOTE -> "ledger.case.act." + name() + ".reason";
            case SUPERVISE -> "proceeding.instruction";
            case FILE, TRIAGE, ASSIGN, ACCEPT, RETURN, ADJUDICATE, NAME_PERSON, PLAN, REACH_MILESTONE ->
                ActKind.super.reasonKey();
            case PAUSE, RESUME, VERIFY, REJECT_REMEDY, CONFIRM, DENY, LAPSE, REOPEN -> ActKind.super.reasonKey();
            case REFUSE, MERGE, SPLIT, JOIN, LEAVE, ESCALATE -> ActKind.super.reasonKey();
        };
    }

    /// Who does it.
    public Set<CaseParty> parties() {
        return switch (this) {
            case FILE -> Set.of(CaseParty.BUREAU, CaseParty.REPORTER, CaseParty.PLATFORM);
            case TRIAGE, ASSIGN, ADJUDICATE, VERIFY, REJECT_REMEDY, REFUSE, MERGE, SPLIT -> Set.of(CaseParty.BUREAU);
            case SUPERVISE -> Set.of(CaseParty.BUREAU, CaseParty.CITY_OFFICE);
            case ACCEPT, NAME_PERSON, PLAN, REACH_MILESTONE, REPORT_REMEDY -> OWNER;
            case RETURN, PAUSE -> Set.of(CaseParty.OWNER_HEAD);
            case RESUME, NOTE -> Set.of(CaseParty.OWNER_OFFICER, CaseParty.OWNER_HEAD, CaseParty.BUREAU);
            case CONFIRM, DENY -> Set.of(CaseParty.REPORTER);
            case REOPEN -> Set.of(CaseParty.BUREAU, CaseParty.PLATFORM);
            case LAPSE, ESCALATE -> Set.of(CaseParty.PLATFORM);
            // They come of what becomes of reports, and are nobody's act in the case itself.
            case JOIN, LEAVE -> Set.of();
        };
    }

    /// Whether it cannot be taken back by whoever does it.
    public boolean isGrave() {
        return this == REFUSE || this == ADJUDICATE;
    }
}
