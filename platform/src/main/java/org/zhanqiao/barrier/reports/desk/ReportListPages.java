package org.zhanqiao.barrier.reports.desk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.reports.CampaignWindow;
import org.zhanqiao.barrier.reports.CampaignWindows;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.Counters;
import org.zhanqiao.barrier.reports.PhotoAnswer;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportFilter;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// The bureau’s list of reports, and each of them.
@Controller
@Allowed(Role.BUREAU)
class ReportListPages {

    static final String LIST = "/desk/reports";

    private final Pages pages;
    private final Reports reports;
    private final Counters counters;
    private final Identity identity;
    private final CampaignWindows windows;

    ReportListPages(Pages pages, Reports reports, Counters counters, Identity identity, CampaignWindows windows) {
        this.pages = pages;
        this.reports = reports;
        this.counters = counters;
        this.identity = identity;
        this.windows = windows;
    }

    /// What the list was narrowed to, as it stands in the address; anything unknown is no bound.
    ///
    /// @param cases    ids of the cases that handle them
    /// @param counter  code of the counter where they came up
    /// @param campaign code of the campaign that they count to
    record Narrow(
            @Nullable String state,
            @Nullable String channel,
            @BindParam("case") @Nullable List<String> cases,
            @Nullable String counter,
            @Nullable String campaign) {

        ReportFilter filter(CampaignWindows windows) {
            return new ReportFilter(
                    named(ReportState.values(), state),
                    named(Channel.values(), channel),
                    "",
                    cases == null
                            ? List.of()
                            : cases.stream().filter(id -> !id.isBlank()).toList(),
                    counter == null ? "" : counter,
                    campaignCode().isEmpty() ? Optional.empty() : Optional.of(windows.listCounted(campaignCode())));
        }

        /// Empty for any.
        String campaignCode() {
            return campaign == null ? "" : campaign;
        }

        private static <E extends Enum<E>> Optional<E> named(E[] values, @Nullable String name) {
            return Arrays.stream(values)
                    .filter(each -> each.name().equals(name))
                    .findFirst();
        }
    }

    @GetMapping(LIST)
    View list(ListQuery query, Narrow narrow) {
        var filter = narrow.filter(windows);
        return pages.show(
                "barrier/report-list",
                new ReportListView(
                        reports.listReports(filter, query),
                        filter.state().map(Enum::name).orElse(""),
                        filter.channel().map(Enum::name).orElse(""),
                        filter.cases(),
                        new ReportListView.Of(filter.counter(), counter(filter.counter())),
                        new ReportListView.Of(
                                narrow.campaignCode(),
                                windows.find(narrow.campaignCode())
                                        .map(CampaignWindow::name)
                                        .orElse(""))));
    }

    /// Without who reported it and without what was written freely, which may name others.
    @GetMapping(LIST + ".csv")
    View export(ListQuery query, Narrow narrow) {
        var filter = narrow.filter(windows);
        var names = new HashMap<String, String>();
        identity.listAgencies().forEach(agency -> names.put(agency.code(), agency.shortName()));
        return pages.table(
                "barrier.reports",
                List.of(
                        "barrier.report.reference",
                        "barrier.report.received",
                        "barrier.reports.state",
                        "barrier.reports.channel",
                        "barrier.report.matter",
                        "barrier.report.paper",
                        "barrier.report.howOften",
                        "barrier.report.timeSpent",
                        "barrier.report.counter",
                        "barrier.reports.agency",
                        "barrier.own.holder",
                        "barrier.own.cause",
                        "barrier.report.photos",
                        "barrier.report.case"),
                Paged.everything(query, each -> reports.listReports(filter, each))
                        .map(report -> cells(report, names)));
    }

    private static List<?> cells(Report report, Map<String, String> names) {
        return List.of(
                report.reference(),
                report.receivedAt(),
                new CellWord("barrier.report.state." + report.state().name()),
                new CellWord("barrier.channel." + report.channel().name()),
                report.matter(),
                report.paper(),
                word("barrier.howOften.", report.howOften()),
                word("barrier.timeSpent.", report.timeSpent()),
                report.counter(),
                names.getOrDefault(report.agency(), report.agency()),
                names.getOrDefault(report.holder(), report.holder()),
                word("barrier.report.cause.", report.cause()),
                report.photos(),
                report.caseId());
    }

    private static Object word(String key, @Nullable Enum<?> choice) {
        return choice == null ? "" : new CellWord(key + choice.name());
    }

    @GetMapping(LIST + "/{reference}")
    View one(@PathVariable String reference, @RequestParam(defaultValue = "") String done) {
        return show(
                HttpStatus.OK,
                reports.getReport(reference),
                List.of("hidden", "shown").contains(done) ? done : "",
                "",
                List.of());
    }

    private View show(HttpStatus status, Report report, String done, String because, List<InputError> errors) {
        return pages.show(
                status,
                "barrier/report-one",
                new ReportView(
                        report,
                        reports.getReporter(report.reference()),
                        counter(report.counter()),
                        agency(report.agency()),
                        agency(report.holder()),
                        report.enteredBy().isEmpty() ? "" : identity.personName(report.enteredBy()),
                        campaign(report),
                        reports.listPhotos(report.reference()),
                        done,
                        because,
                        errors));
    }

    private ReportView.@Nullable Campaign campaign(Report report) {
        var code = windows.campaignOf(List.of(report.reference()));
        return code.isEmpty()
                ? null
                : new ReportView.Campaign(
                        code, windows.find(code).map(CampaignWindow::name).orElse(code));
    }

    private String counter(String code) {
        return counters.find(code)
                .map(counter -> counter.name() + " · " + counter.place())
                .orElse("");
    }

    private String agency(String code) {
        return identity.findAgency(code).map(Agency::shortName).orElse(code);
    }

    /// Hides a report with a reason, or shows it again.
    @PostMapping(LIST + "/{reference}/{act}")
    View setHidden(
            @PathVariable String reference,
            @PathVariable String act,
            @RequestParam(defaultValue = "-1") long version,
            @RequestParam(defaultValue = "") String because,
            @AuthenticationPrincipal SignedInPerson me) {
        var reason = HidingReason.of(act, because);
        var report = reports.getReport(reference);
        var errors = reason.check();
        if (!errors.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, report, "", because, errors);
        }
        if (report.version() != version || !reports.setHidden(report, reason.because(), me)) {
            return show(
                    HttpStatus.CONFLICT,
                    reports.getReport(reference),
                    "",
                    because,
                    List.of(InputError.of("because", "barrier.report.changedMeanwhile")));
        }
        return pages.redirect(LIST + "/" + reference + "?done=" + reason.done());
    }

    @GetMapping(LIST + "/{reference}/photos/{number}")
    ResponseEntity<byte[]> photo(@PathVariable String reference, @PathVariable int number) {
        return PhotoAnswer.of(reports.findPhoto(reference, number), number);
    }
}
