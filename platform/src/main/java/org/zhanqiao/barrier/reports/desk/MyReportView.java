package org.zhanqiao.barrier.reports.desk;

import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportStory;
import org.zhanqiao.web.Paged;

/// What somebody reported while signed in.
public record MyReportView(Paged<Row> reports, boolean answered) {

    /// @param told what became of it
    public record Row(Report report, ReportStory.Told told) {}
}
