package org.zhanqiao.catalog;

import java.time.Instant;

/// Something that was done to an entry.
///
/// @param revision of the entry after it
/// @param because  why; empty where no reason is asked for
public record EntryAct(long revision, Kind kind, String by, Instant at, String because) {

    /// What can be done to an entry; in which state, and by whom, is drawn in [EntryLifecycle].
    public enum Kind {
        BEGUN,
        SAVED,
        SUBMITTED,
        /// Taken back by the provider before the bureau decided.
        RECALLED,
        RETURNED,
        PUBLISHED,
        /// The next version was begun.
        AMENDED,
        /// The bureau gave five working days more (政务数据共享条例 art. 17).
        EXTENDED,
        /// The draft was given up; a version in force stays.
        DISCARDED,
        WITHDRAWAL_PROPOSED,
        WITHDRAWN,
        /// An item in force is protected more from now on; what is being written or reviewed goes on.
        LEVEL_RAISED,
        /// Registered as it is, with its gaps, by the platform's own doors: a published file, the demo city.
        ADOPTED
    }
}
