package org.zhanqiao.barrier.cases;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.reports.Counters;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.similar.SimilarReports;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.web.InputError;
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
    private final NamedPapers papers;
    private final SimilarReports similar;
    private final Counters counters;
    private final LikelyCases likely;
    private final HoldersNamed holders;

    ReportCasePages(
            Pages pages,
            Reports reports,
            ReportCases cases,
            FoundCases found,
            NamedPapers papers,
            SimilarReports similar,
            Counters counters,
            LikelyCases likely,
            HoldersNamed holders) {
        this.pages = pages;
        this.reports = reports;
        this.cases = cases;
        this.found = found;
        this.papers = papers;
        this.similar = similar;
        this.counters = counters;
        this.likely = likely;
        this.holders = holders;
    }

    @GetMapping(ONE)
    View ask(@PathVariable String reference) {
        return show(HttpStatus.OK, reference, "", List.of());
    }

    @PostMapping(ONE + "/open")
    View open(@PathVariable String reference, @AuthenticationPrincipal SignedInPerson me) {
        try {
            return cases.open(reference, me.person())
                    .map(filed -> pages.redirect("/desk/cases/" + filed.id() + "?done=" + CaseAct.FILE))
                    .orElseGet(() -> notFree(reference));
        } catch (ReportCases.LinkedMeanwhile e) {
            return conflict(reference);
        } catch (ReportCases.KnownCase e) {
            return e.isRefused()
                    ? refuse(reference, "", "barrier.case.known.refused", e.id())
                    : refuse(reference, e.id(), "barrier.case.known", e.id());
        }
    }

    @PostMapping(ONE + "/join")
    View join(
            @PathVariable String reference,
            @RequestParam(name = "case", defaultValue = "") String caseId,
            @RequestParam(name = "too", required = false) @Nullable List<String> too,
            @AuthenticationPrincipal SignedInPerson me) {
        var typed = Case.idOf(caseId);
        if (typed.isEmpty()) {
            return refuse(reference, "", "barrier.case.missing");
        }
        if (reports.getReport(reference).state() != ReportState.RECEIVED) {
            return notFree(reference);
        }
        var all = new LinkedHashSet<>(List.of(reference));
        if (too != null) {
            all.addAll(too);
        }
        try {
            return cases.join(all, typed, me.person()) == 0
                    ? notFree(reference)
                    : pages.redirect("/desk/cases/" + cases.goesOn(typed) + "?done=" + CaseAct.JOIN);
        } catch (ReportCases.LinkedMeanwhile e) {
            return conflict(reference);
        } catch (ReportCases.CaseOver e) {
            return refuse(reference, typed, "barrier.case.over", typed);
        } catch (NotFound e) {
            return refuse(reference, typed, "barrier.case.unknown");
        }
    }

    /// What is hidden is handled by nobody; what somebody else linked first is.
    private View notFree(String reference) {
        return reports.getReport(reference).state() == ReportState.HIDDEN
                ? refuse(reference, "", "barrier.case.hidden")
                : conflict(reference);
    }

    private View conflict(String reference) {
        return show(
                HttpStatus.CONFLICT, reference, "", List.of(InputError.of("case", "barrier.report.changedMeanwhile")));
    }

    private View refuse(String reference, String typed, String key, Object... arguments) {
        return show(HttpStatus.UNPROCESSABLE_CONTENT, reference, typed, List.of(InputError.of("case", key, arguments)));
    }

    @PostMapping(ONE + "/split")
    View split(@PathVariable String reference, @AuthenticationPrincipal SignedInPerson me) {
        try {
            return cases.split(reference, me.person())
                    ? pages.redirect("/desk/reports/" + reference + "/case")
                    : notFree(reference);
        } catch (ReportCases.LastReporter e) {
            return refuse(reference, "", "barrier.case.split.last");
        }
    }

    private View show(HttpStatus status, String reference, String typed, List<InputError> errors) {
        var report = reports.getReport(reference);
        var linked = report.caseId();
        var same = linked.isEmpty() ? same(report) : null;
        return pages.show(
                status,
                "barrier/report-case",
                new ReportCaseView(
                        report,
                        counters.find(report.counter())
                                .map(counter -> counter.name() + " · " + counter.place())
                                .orElse(""),
                        holders.holder(report),
                        linked.isEmpty() ? null : cases.find(linked).orElse(null),
                        same,
                        linked.isEmpty() ? similar.find(report, MOST_ALIKE) : List.of(),
                        linked.isEmpty() && same == null ? likely.find(report) : List.of(),
                        typed,
                        errors));
    }

    /// The case about the same paper of the same matter, or the one that it goes on in.
    private @Nullable Case same(Report report) {
        return papers.find(List.of(report)).flatMap(found::findRoot).orElse(null);
    }
}
