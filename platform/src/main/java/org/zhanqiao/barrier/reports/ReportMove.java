package org.zhanqiao.barrier.reports;

import java.time.Instant;

/// A report came into a case, or was split off it.
///
/// @param caseId id of the case
public record ReportMove(Kind kind, String caseId, Instant at) {

    public enum Kind {
        /// The case was filed for it.
        FILED,
        JOINED,
        SPLIT
    }
}
