package org.zhanqiao.barrier.cases;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.items.MatterFilter;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.similar.SimilarReports;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// Which case handles a report: one of its own, or one that is there.
@Controller
@Allowed(Role.BUREAU)
class ReportCasePages {

    private static final int MOST_ALIKE = 20;
    private static final String ONE = "/desk/reports/{reference}/case";

    private final Pages pages;
    private final Reports reports;
    private final ReportCases cases;
    private final FoundCases found;
    private final Matters matters;
    private final SimilarReports similar;

    ReportCasePages(
            Pages pages,
            Reports reports,
            ReportCases cases,
            FoundCases found,
            Matters matters,
            SimilarReports similar) {
        this.pages = pages;
        this.reports = reports;
        this.cases = cases;
        this.found = found;
        this.matters = matters;
        this.similar = similar;
    }

    @GetMapping(ONE)
    View ask(@PathVariable String reference) {
        return show(HttpStatus.OK, reference, "", List.of());
    }

    @PostMapping(ONE + "/open")
    View open(@PathVariable String reference, @AuthenticationPrincipal SignedInPerson me) {
        try {
            return cases.open(reference, me.person())
                    .map(filed -> pages.redirect("/desk/cases/" + filed.id() + "?done=FILE"))
                    .orElseGet(() -> conflict(reference));
        } catch (ReportCases.LinkedMeanwhile e) {
            return conflict(reference);
        }
    }

    @PostMapping(ONE + "/join")
    View join(
            @PathVariable String reference,
            @RequestParam(name = "case", defaultValue = "") String caseId,
            @RequestParam(name = "too", required = false) @Nullable List<String> too) {
        var all = new LinkedHashSet<>(List.of(reference));
        if (too != null) {
            all.addAll(too);
        }
        try {
            cases.join(all, caseId.strip());
            return pages.redirect("/desk/cases/" + caseId.strip());
        } catch (ReportCases.LinkedMeanwhile e) {
            return conflict(reference);
        } catch (ReportCases.CaseOver e) {
            return show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    reference,
                    caseId,
                    List.of(InputError.of("case", "barrier.case.over", caseId.strip())));
        } catch (NotFound e) {
            return show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    reference,
                    caseId,
                    List.of(InputError.of("case", "barrier.case.unknown")));
        }
    }

    private View conflict(String reference) {
        return show(
                HttpStatus.CONFLICT, reference, "", List.of(InputError.of("case", "barrier.report.changedMeanwhile")));
    }

    @PostMapping(ONE + "/split")
    View split(@PathVariable String reference) {
        cases.split(reference);
        return pages.redirect("/desk/reports/" + reference + "/case");
    }

    private View show(HttpStatus status, String reference, String typed, List<InputError> errors) {
        var report = reports.getReport(reference);
        return pages.show(
                status,
                "barrier/report-case",
                new ReportCaseView(
                        report,
                        report.caseId().isEmpty()
                                ? null
                                : cases.find(report.caseId()).orElse(null),
                        same(report).map(Case::id).orElse(""),
                        report.caseId().isEmpty() ? similar.find(report, MOST_ALIKE) : List.of(),
                        typed,
                        errors));
    }

    /// The case that the platform opened about the same paper of the same matter.
    private Optional<Case> same(Report report) {
        var named = new ListQuery(report.matter(), "", false, 1, ListQuery.DEFAULT_SIZE);
        return matters.listMatters(MatterFilter.all(), named).rows().stream()
                .filter(matter -> matter.text().name().equals(report.matter()))
                .map(matter -> new PaperKey(matter.code(), report.paper()))
                .findFirst()
                .flatMap(found::find);
    }
}
