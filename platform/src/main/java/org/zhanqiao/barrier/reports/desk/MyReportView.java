package org.zhanqiao.barrier.reports.desk;

import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.web.Paged;

/// What somebody reported while signed in.
public record MyReportView(Paged<Report> reports, boolean answered) {}
