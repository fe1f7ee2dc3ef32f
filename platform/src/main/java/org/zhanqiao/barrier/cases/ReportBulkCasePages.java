package org.zhanqiao.barrier.cases;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.reports.desk.ReportBulkView;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// Lets hundreds of reports of one thing join one case at once. What is in a case or hidden is left and named.
@Controller
@Allowed(Role.BUREAU)
class ReportBulkCasePages {

    private static final String ACT = "join";

    private final Pages pages;
    private final Reports reports;
    private final ReportCases cases;

    ReportBulkCasePages(Pages pages, Reports reports, ReportCases cases) {
        this.pages = pages;
        this.reports = reports;
        this.cases = cases;
    }

    /// @param chosen reports, as the list names them: `REFERENCE@VERSION`
    /// @param typed  id of the case
    @PostMapping("/desk/reports/bulk/" + ACT)
    View join(
            @RequestParam(name = "report", required = false) @Nullable List<String> chosen,
            @RequestParam(name = "case", defaultValue = "") String typed,
            @AuthenticationPrincipal SignedInPerson me) {
        var meant = chosen == null ? List.<String>of() : chosen;
        var id = Case.idOf(typed);
        var references = meant.stream()
                .map(each -> each.replaceFirst("@.*", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (references.isEmpty() || references.size() > ReportBulkView.MOST) {
            // The page says by itself that nothing was chosen, or too much.
            return again(HttpStatus.UNPROCESSABLE_CONTENT, meant, typed, List.of());
        }
        if (id.isEmpty()) {
            return again(HttpStatus.UNPROCESSABLE_CONTENT, meant, typed, "barrier.case.missing");
        }
        try {
            cases.join(references, id, me.person());
        } catch (ReportCases.LinkedMeanwhile e) {
            return again(HttpStatus.CONFLICT, meant, typed, "barrier.report.changedMeanwhile");
        } catch (ReportCases.CaseOver e) {
            return again(HttpStatus.UNPROCESSABLE_CONTENT, meant, typed, "barrier.case.over", id);
        } catch (NotFound e) {
            return again(HttpStatus.UNPROCESSABLE_CONTENT, meant, typed, "barrier.case.unknown");
        }
        return pages.show("barrier/report-bulk-done", done(references, cases.goesOn(id)));
    }

    private View again(HttpStatus status, List<String> meant, String typed, String key, Object... arguments) {
        return again(status, meant, typed, List.of(InputError.of("case", key, arguments)));
    }

    private View again(HttpStatus status, List<String> meant, String typed, List<InputError> errors) {
        return pages.show(status, "barrier/report-bulk", new ReportBulkView(ACT, meant, typed, errors));
    }

    private ReportBulkView.Done done(Set<String> references, String id) {
        var found =
                reports.listReports(references).stream().collect(Collectors.toMap(Report::reference, Report::caseId));
        var left = references.stream()
                .filter(reference -> !id.equals(found.get(reference)))
                .map(reference -> new ReportBulkView.Left(
                        reference,
                        found.containsKey(reference) ? ReportBulkView.Why.TAKEN : ReportBulkView.Why.UNKNOWN))
                .toList();
        return new ReportBulkView.Done(ACT, references.size() - left.size(), left);
    }
}
