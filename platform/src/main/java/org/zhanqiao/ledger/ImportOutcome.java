package org.zhanqiao.ledger;

/// What came of importing what a dry run showed.
public sealed interface ImportOutcome {

    record Done(long cases) implements ImportOutcome {}

    /// The first part is filed, and the rest follows by itself.
    ///
    /// @param cases that there will be
    record GoingOn(long cases) implements ImportOutcome {}

    /// Somebody imported it before; nothing was done.
    record AlreadyImported() implements ImportOutcome {}

    /// Something is otherwise than the dry run saw it; nothing was done.
    ///
    /// @param line of the file
    record LedgerChanged(long line, String title) implements ImportOutcome {}
}
