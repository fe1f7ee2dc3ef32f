package org.zhanqiao.catalog.search;

import java.time.Instant;

/// How far a control plane's index is.
public sealed interface IndexStanding {

    /// It is being made from the database and answers nothing yet.
    record Building(long done, long total) implements IndexStanding {}

    /// It has everything that was in the database at a moment a second ago or less.
    record Current(long entries) implements IndexStanding {}

    /// It cannot follow.
    ///
    /// @param since when it was last current; results are as of then. The epoch when it answers nothing at all
    record Behind(Cause cause, Instant since) implements IndexStanding {}

    /// Why an index cannot follow.
    enum Cause {
        /// The disk is full, or the directory cannot be written.
        DISK,
        /// The database does not answer.
        DATABASE,
        /// What the database holds could not be read as an entry; a defect.
        DEFECT
    }
}
