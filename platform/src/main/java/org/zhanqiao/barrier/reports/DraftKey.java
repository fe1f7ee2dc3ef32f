package org.zhanqiao.barrier.reports;

import java.time.Instant;

/// What ties a browser to its draft, and later to its report. Reference and secret follow from it, so that a report
/// that is sent again because the first answer was lost is the same report.
///
/// @param id        under which the draft is kept
/// @param begun     when it was begun
/// @param reference by which the report is named
/// @param secret    by which its reporter is known; shown to them and kept by nobody
record DraftKey(String id, Instant begun, String reference, String secret) {

    @Override
    public String toString() {
        return "DraftKey[" + reference + "]";
    }
}
