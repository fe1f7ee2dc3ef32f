package org.zhanqiao.catalog;

import java.time.Instant;

/// Why a published entry is being changed, and from when its time limit runs (政务数据共享条例 art. 17): 10 working days
/// after a change of law or duty, 5 more with the bureau's consent. An agency's own improvement has no time limit.
///
/// @param since    when the change of law or duty took effect, or the amendment was begun
/// @param because  what changed, such as the law and its article
/// @param extended whether the bureau consented to more time
public record Change(Cause cause, Instant since, String because, boolean extended) {

    /// Why an entry is changed.
    public enum Cause {
        LAW,
        DUTY,
        OWN;

        /// Whether the law sets a time limit for it.
        public boolean timed() {
            return this != OWN;
        }
    }
}
