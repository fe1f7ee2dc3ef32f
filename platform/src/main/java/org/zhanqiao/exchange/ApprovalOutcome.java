package org.zhanqiao.exchange;

/// What became of a second approval.
public sealed interface ApprovalOutcome {

    /// It counts, at every node within a second.
    record Approved(SecondApproval approval) implements ApprovalOutcome {}

    /// Whoever signed the grant cannot be its second person.
    record SamePerson() implements ApprovalOutcome {}

    /// Somebody approved it before; nothing was done.
    record ApprovedBefore(SecondApproval approval) implements ApprovalOutcome {}
}
