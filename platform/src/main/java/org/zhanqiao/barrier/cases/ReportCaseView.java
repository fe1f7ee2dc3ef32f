package org.zhanqiao.barrier.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.reports.CaseProgress;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.similar.SimilarReports;
import org.zhanqiao.web.InputError;

/// Which case handles a report.
///
/// @param progress of the case it is linked to; null for none
/// @param same     id of the case that the platform opened about the same paper; empty for none
/// @param alike    reports that say nearly the same, the most alike first
/// @param typed    id that was typed
public record ReportCaseView(
        Report report,
        CaseProgress.@Nullable Progress progress,
        String same,
        List<SimilarReports.Similar> alike,
        String typed,
        List<InputError> errors) {

    /// The case that the page proposes: what was typed, the one the platform opened about the same paper, or the one of
    /// the report that is most alike.
    public String proposed() {
        if (!typed.isEmpty()) {
            return typed;
        }
        return same.isEmpty()
                ? alike.stream()
                        .map(SimilarReports.Similar::caseId)
                        .filter(id -> !id.isEmpty())
                        .findFirst()
                        .orElse("")
                : same;
    }

    @Override
    public String toString() {
        return "ReportCaseView[" + report.reference() + "]";
    }
}
