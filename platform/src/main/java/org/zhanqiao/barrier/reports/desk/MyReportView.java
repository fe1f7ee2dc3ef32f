package org.zhanqiao.barrier.reports.desk;

import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.reports.CaseProgress;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.web.Paged;

/// What somebody reported while signed in.
public record MyReportView(Paged<Row> reports, boolean answered) {

    /// @param progress how far its case has come; null while it has none
    public record Row(Report report, CaseProgress.@Nullable Progress progress) {}
}
