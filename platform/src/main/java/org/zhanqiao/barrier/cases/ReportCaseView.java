package org.zhanqiao.barrier.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.reports.CaseProgress;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.similar.SimilarReports;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.web.InputError;

/// Which case handles a report.
///
/// @param counter  name and place of the counter where it came up; empty for none
/// @param holder   short name of the agency that holds the data, where an agency reports; empty for none
/// @param progress of the case it is linked to; null for none
/// @param same     the case about the same paper; null for none
/// @param alike    reports that say nearly the same, the most alike first
/// @param likely   cases about papers that may be what it tells in other words
/// @param typed    id that was typed
public record ReportCaseView(
        Report report,
        String counter,
        String holder,
        CaseProgress.@Nullable Progress progress,
        @Nullable Case same,
        List<SimilarReports.Similar> alike,
        List<LikelyCases.Likely> likely,
        String typed,
        List<InputError> errors) {

    /// The case that the page proposes: what was typed, the one about the same paper, the one of the report that is
    /// most alike, or one that may be the same.
    public String proposed() {
        if (!typed.isEmpty()) {
            return typed;
        }
        if (same != null) {
            return same.id();
        }
        return alike.stream()
                .map(SimilarReports.Similar::caseId)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .or(() -> likely.stream().map(LikelyCases.Likely::id).findFirst())
                .orElse("");
    }

    public boolean isHidden() {
        return report.state() == ReportState.HIDDEN;
    }

    /// Whether a case of its own is the one about the same paper, which comes back.
    public boolean reopens() {
        return same != null && same.state().isOver() && same.state() != CaseState.REFUSED;
    }

    /// Whether it can have a case of its own: there is none about the same paper that it can join.
    public boolean mayOpen() {
        return same == null || reopens();
    }

    @Override
    public String toString() {
        return "ReportCaseView[" + report.reference() + "]";
    }
}
