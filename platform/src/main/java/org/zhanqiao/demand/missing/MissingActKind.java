package org.zhanqiao.demand.missing;

import java.util.EnumSet;
import java.util.Set;
import org.zhanqiao.proceeding.ActKind;

/// What can be done to a statement of missing data, and who does it.
public enum MissingActKind implements ActKind {
    STATE(MissingParty.ASKER),
    /// Another agency needs the same (附议).
    SECOND(MissingParty.OTHER_AGENCY),
    POINT(MissingParty.BUREAU),
    ASSIGN(MissingParty.BUREAU),
    DECLINE(MissingParty.BUREAU),
    ACCEPT(MissingParty.SOURCE),
    OBJECT(MissingParty.SOURCE),
    /// Another day than the one that was named.
    RESCHEDULE(MissingParty.BUREAU),
    /// Names the entry that is being written; its publication ends the case.
    LINK(MissingParty.SOURCE),
    /// By the agency that names a published entry, or by the platform when a named one is published, or the data
    /// service
    /// that was asked for is opened.
    FULFIL(MissingParty.SOURCE),
    /// What was named to hold the data does not hold what is needed: the bureau decides anew. By whoever asked, too.
    REOPEN(MissingParty.BUREAU, MissingParty.ASKER),
    /// A day that was named has passed, and it goes up the ladder.
    ESCALATE(MissingParty.PLATFORM),
    /// The bureau or the city's government office, which it has climbed to, gives whoever owes it an
    /// instruction (督办).
    SUPERVISE(MissingParty.BUREAU, MissingParty.CITY_OFFICE),
    /// The source says what was done about the last instruction; once to each. It stays owed, and late.
    REPLY(MissingParty.SOURCE),
    WITHDRAW(MissingParty.ASKER);

    private final MissingParty party;
    private final MissingParty other;

    MissingActKind(MissingParty party) {
        this(party, party);
    }

    MissingActKind(MissingParty party, MissingParty other) {
        this.party = party;
        this.other = other;
    }

    /// Who may do it.
    public Set<MissingParty> parties() {
        return EnumSet.of(party, other);
    }

    @Override
    public String log() {
        return "demand.missing";
    }

    @Override
    public boolean needsReason() {
        return switch (this) {
            case OBJECT, DECLINE, POINT, REOPEN, RESCHEDULE, SUPERVISE, REPLY, WITHDRAW -> true;
            case STATE, SECOND, ASSIGN, ACCEPT, LINK, FULFIL, ESCALATE -> false;
        };
    }

    /// Whether somebody decides it on the version of the statement that they read; whoever joins, names a draft or only
    /// notes a day or urges changes nothing that a decision rests on.
    boolean changesDecisions() {
        return switch (this) {
            case SECOND, LINK, ESCALATE, SUPERVISE, REPLY -> false;
            case STATE, POINT, ASSIGN, DECLINE, ACCEPT, OBJECT, RESCHEDULE, FULFIL, REOPEN, WITHDRAW -> true;
        };
    }
}
