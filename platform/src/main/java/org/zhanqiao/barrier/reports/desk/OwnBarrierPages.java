package org.zhanqiao.barrier.reports.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.Cause;
import org.zhanqiao.barrier.KnownMatters;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.HowOften;
import org.zhanqiao.barrier.reports.OwnBarrier;
import org.zhanqiao.barrier.reports.OwnList;
import org.zhanqiao.barrier.reports.OwnListColumn;
import org.zhanqiao.barrier.reports.OwnLists;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportFilter;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.tabular.TableDownload;
import org.zhanqiao.tabular.TableWriter;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.tabular.UploadedTable;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// What an agency itself is hindered by: its list, a form, and files with a dry run.
@Controller
@Allowed(Role.DATA_OFFICER)
class OwnBarrierPages {

    static final String LIST = "/desk/own-barriers";

    private final Pages pages;
    private final Reports reports;
    private final OwnLists lists;
    private final KnownMatters known;
    private final Identity identity;

    OwnBarrierPages(Pages pages, Reports reports, OwnLists lists, KnownMatters known, Identity identity) {
        this.pages = pages;
        this.reports = reports;
        this.lists = lists;
        this.known = known;
        this.identity = identity;
    }

    /// What was typed.
    record Form(
            @Nullable String matter,
            @Nullable String data,
            @Nullable String holder,
            @Nullable String cause,
            @Nullable String howOften,
            @Nullable String story) {

        OwnBarrier barrier(Identity identity) {
            return new OwnBarrier(
                    text(matter),
                    text(data),
                    identity.findAgency(text(holder)).map(Agency::code).orElse(""),
                    named(Cause.values(), cause),
                    named(HowOften.values(), howOften),
                    text(story));
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }

        private static <E extends Enum<E>> @Nullable E named(E[] values, @Nullable String name) {
            return Arrays.stream(values)
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    @GetMapping(LIST)
    View list(
            ListQuery query, @RequestParam(defaultValue = "") String done, @AuthenticationPrincipal SignedInPerson me) {
        return show(HttpStatus.OK, query, me, "entered".equals(done) ? done : "", List.of());
    }

    private View show(HttpStatus status, ListQuery query, SignedInPerson me, String done, List<InputError> errors) {
        return pages.show(
                status,
                "barrier/own-barriers",
                new OwnListView(reports.listReports(own(me), query), null, agencies(), "", done, errors));
    }

    @GetMapping(LIST + ".csv")
    View export(ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        var names = agencies();
        return pages.table(
                "barrier.own",
                List.of(
                        "barrier.report.reference",
                        "barrier.report.received",
                        "barrier.reports.state",
                        "barrier.own.matter",
                        "barrier.own.data",
                        "barrier.own.holder",
                        "barrier.own.cause",
                        "barrier.own.story",
                        "barrier.report.case"),
                Paged.everything(query, each -> reports.listReports(own(me), each))
                        .map(report -> cells(report, names)));
    }

    private static List<?> cells(Report report, Map<String, String> names) {
        var cause = report.cause();
        return List.of(
                report.reference(),
                report.receivedAt(),
                new CellWord("barrier.report.state." + report.state().name()),
                report.matter(),
                report.paper(),
                names.getOrDefault(report.holder(), report.holder()),
                cause == null ? "" : new CellWord("barrier.report.cause." + cause.name()),
                report.story(),
                report.caseId());
    }

    @GetMapping(LIST + "/new")
    View blank() {
        return form(HttpStatus.OK, new OwnBarrier("", "", "", null, null, ""), List.of());
    }

    private View form(HttpStatus status, OwnBarrier barrier, List<InputError> errors) {
        return pages.show(
                status,
                "barrier/own-barrier",
                new OwnBarrierView(
                        barrier,
                        identity.listAgencies().stream()
                                .map(OwnBarrierView.Holder::of)
                                .toList(),
                        known.list(KnownMatters.Kind.MATTER),
                        errors));
    }

    @PostMapping(LIST + "/new")
    View enter(Form form, @AuthenticationPrincipal SignedInPerson me) {
        var barrier = form.barrier(identity);
        var errors = new ArrayList<>(barrier.check(agency(me)));
        if (errors.isEmpty()) {
            lists.findSame(barrier, agency(me))
                    .ifPresent(known -> errors.add(InputError.of("matter", "barrier.own.known", known)));
        }
        if (!errors.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, barrier, errors);
        }
        reports.enter(barrier.report(me.getName(), agency(me)));
        return pages.redirect(LIST + "?done=entered");
    }

    @PostMapping(LIST + "/lists")
    View bring(
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me)
            throws IOException {
        if (file == null || !UploadedTable.isThere(file)) {
            return refuse(me, InputError.of("file", "barrier.own.file.missing"));
        }
        try {
            return switch (UploadedTable.read(
                    file, (path, name) -> lists.tryOut(path, name, agency(me), me.getName()))) {
                case OwnLists.Brought.TriedOut(var id) -> pages.redirect(LIST + "/lists/" + id);
                case OwnLists.Brought.Refused(var error) -> refuse(me, error);
            };
        } catch (UnfitFile unfit) {
            return refuse(me, InputError.of("file", "barrier.own.unfit", unfit.in(locale)));
        }
    }

    private View refuse(SignedInPerson me, InputError error) {
        return show(HttpStatus.UNPROCESSABLE_CONTENT, ListQuery.first(), me, "", List.of(error));
    }

    @GetMapping(LIST + "/lists/{id}")
    View dryRun(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me) {
        return show(HttpStatus.OK, getList(id, me), List.of());
    }

    private View show(HttpStatus status, OwnList list, List<InputError> errors) {
        return pages.show(
                status,
                "barrier/own-list",
                new OwnListView(
                        null,
                        list,
                        agencies(),
                        list.takenBy().isEmpty() ? "" : identity.personName(list.takenBy()),
                        "",
                        errors));
    }

    /// Takes the good lines over.
    @PostMapping(LIST + "/lists/{id}")
    View take(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me) {
        return lists.take(getList(id, me), me.getName())
                ? pages.redirect(LIST + "/lists/" + id)
                : show(
                        HttpStatus.CONFLICT,
                        getList(id, me),
                        List.of(InputError.of("content", "barrier.own.takenAlready")));
    }

    @GetMapping({LIST + "/template.xlsx", LIST + "/template.csv"})
    View template() {
        return TableDownload.of("本部门堵点模板", (format, out) -> {
            try (var table = TableWriter.of(format, out, "本部门堵点", Set.of(5))) {
                table.row(Arrays.stream(OwnListColumn.values())
                        .map(OwnListColumn::heading)
                        .toList());
            }
        });
    }

    private OwnList getList(UUID id, SignedInPerson me) {
        return lists.find(id, agency(me)).orElseThrow(() -> new NotFound("list", id));
    }

    private static ReportFilter own(SignedInPerson me) {
        return new ReportFilter(Optional.empty(), Optional.of(Channel.AGENCY), agency(me));
    }

    private Map<String, String> agencies() {
        var names = new HashMap<String, String>();
        identity.listAgencies().forEach(each -> names.put(each.code(), each.shortName()));
        return names;
    }

    private static String agency(SignedInPerson me) {
        return me.agency().orElseThrow(() -> new NotFound("agency", me.id()));
    }
}
