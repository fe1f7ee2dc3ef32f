package org.zhanqiao.barrier.reports.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.reports.CampaignWindows;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// Hides many reports for one reason, shows them again, or asks into which case they are to go: those ticked in the
/// list, or all that the list was narrowed to. Each is an act of its own on the version that was seen, with its own
/// evidence, so one that somebody else changed
/// keeps none of the others from it.
@Controller
@Allowed(Role.BUREAU)
class ReportBulkPages {

    static final int MOST = ReportBulkView.MOST;

    /// The act that lets them join a case, which is done where reports and cases meet.
    static final String JOIN = "join";

    private static final String BULK = ReportListPages.LIST + "/bulk";

    private final Pages pages;
    private final Reports reports;
    private final CampaignWindows windows;

    ReportBulkPages(Pages pages, Reports reports, CampaignWindows windows) {
        this.pages = pages;
        this.reports = reports;
        this.windows = windows;
    }

    /// The page that asks for the reason.
    ///
    /// @param chosen reports, each with the version that was seen: `REFERENCE@VERSION`
    /// @param all    whether all that the list was narrowed to are meant
    @PostMapping(BULK)
    View ask(
            @RequestParam(name = "report", required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String act,
            ListQuery query,
            ReportListPages.Narrow narrow) {
        var meant = all ? listAll(meant(act), query, narrow) : chosen == null ? List.<String>of() : chosen;
        return form(HttpStatus.OK, act, meant, "", List.of());
    }

    /// What there is something to do to.
    private static Predicate<Report> meant(String act) {
        if (act.equals(JOIN)) {
            return report -> report.state() == ReportState.RECEIVED;
        }
        var reason = HidingReason.of(act, "");
        return report -> isHidden(report) != reason.hides();
    }

    /// One more than can be done, so that too many show as such.
    private List<String> listAll(Predicate<Report> meant, ListQuery query, ReportListPages.Narrow narrow) {
        var filter = narrow.filter(windows);
        return Paged.everything(query, each -> reports.listReports(filter, each))
                .filter(meant)
                .limit(MOST + 1)
                .map(report -> report.reference() + "@" + report.version())
                .toList();
    }

    private static boolean isHidden(Report report) {
        return report.state() == ReportState.HIDDEN;
    }

    @PostMapping(BULK + "/{act}")
    View act(
            @PathVariable String act,
            @RequestParam(name = "report", required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "") String because,
            @AuthenticationPrincipal SignedInPerson me) {
        var reason = HidingReason.of(act, because);
        var meant = chosen == null ? List.<String>of() : chosen;
        var errors = reason.check();
        if (meant.isEmpty() || meant.size() > MOST || !errors.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, act, meant, because, errors);
        }
        var left = new ArrayList<ReportBulkView.Left>();
        for (var each : meant) {
            change(each, reason, me).ifPresent(left::add);
        }
        return pages.show("barrier/report-bulk-done", new ReportBulkView.Done(act, meant.size() - left.size(), left));
    }

    /// @return why it was left as it is; empty when it was changed
    private Optional<ReportBulkView.Left> change(String chosen, HidingReason reason, SignedInPerson me) {
        var seen = Seen.of(chosen);
        var report = reports.findReport(seen.reference());
        if (report.isEmpty()) {
            return Optional.of(new ReportBulkView.Left(seen.reference(), ReportBulkView.Why.UNKNOWN));
        }
        if (isHidden(report.get()) == reason.hides()) {
            return Optional.of(new ReportBulkView.Left(seen.reference(), ReportBulkView.Why.ALREADY));
        }
        return report.get().version() == seen.version() && reports.setHidden(report.get(), reason.because(), me)
                ? Optional.empty()
                : Optional.of(new ReportBulkView.Left(seen.reference(), ReportBulkView.Why.CHANGED));
    }

    private View form(HttpStatus status, String act, List<String> chosen, String because, List<InputError> errors) {
        return pages.show(status, "barrier/report-bulk", new ReportBulkView(act, chosen, because, errors));
    }

    /// A report and the version of it that was seen in the list.
    private record Seen(String reference, long version) {

        static Seen of(String chosen) {
            var parts = chosen.split("@", -1);
            try {
                return new Seen(parts[0], Long.parseLong(parts[parts.length - 1]));
            } catch (NumberFormatException e) {
                throw new NotFound("report", chosen);
            }
        }
    }
}
