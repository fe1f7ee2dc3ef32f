package org.zhanqiao.barrier.reports.desk;

import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportStory;
import org.zhanqiao.web.Paged;

/// What somebody reported while signed in.
///
/// @param done what became of an answer, the end of a message key; empty for nothing
public record MyReportView(Paged<Row> reports, String done) {

    /// @param told what became of it
    public record Row(Report report, ReportStory.Told told) {}
}
