package org.zhanqiao.demand.missing;

/// What can be done to a statement of missing data, and who does it.
public enum MissingActKind {
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
    /// By the agency that names a published entry, or by the platform when a named one is published.
    FULFIL(MissingParty.SOURCE),
    /// A day that was named has passed.
    NOTE_OVERDUE(MissingParty.PLATFORM),
    WITHDRAW(MissingParty.ASKER);

    private final MissingParty party;

    MissingActKind(MissingParty party) {
        this.party = party;
    }

    public MissingParty party() {
        return party;
    }

    /// Whether it needs a reason in words.
    public boolean needsReason() {
        return switch (this) {
            case OBJECT, DECLINE, POINT, RESCHEDULE, WITHDRAW -> true;
            case STATE, SECOND, ASSIGN, ACCEPT, LINK, FULFIL, NOTE_OVERDUE -> false;
        };
    }

    /// Whether somebody decides it on the version of the statement that they read; whoever joins, names a draft or only
    /// notes a day changes nothing that a decision rests on.
    boolean changesDecisions() {
        return switch (this) {
            case SECOND, LINK, NOTE_OVERDUE -> false;
            case STATE, POINT, ASSIGN, DECLINE, ACCEPT, OBJECT, RESCHEDULE, FULFIL, WITHDRAW -> true;
        };
    }
}
