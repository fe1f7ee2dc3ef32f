package org.zhanqiao.ledger.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.CaseColumn;
import org.zhanqiao.ledger.CaseFiles;
import org.zhanqiao.ledger.ImportOutcome;
import org.zhanqiao.ledger.ListedCase;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.tabular.DryRunLine;
import org.zhanqiao.tabular.LineFault;
import org.zhanqiao.tabular.LineOutcome;
import org.zhanqiao.tabular.TableDownload;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.tabular.UploadedTable;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// Cases brought as a file: tried out line by line, then filed.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
class CaseImportPages {

    private static final String HOME = CasePages.LIST + "/import";
    private static final String LOOK_AGAIN_SECONDS = "3";
    private static final String ONE = HOME + "/{id:[0-9a-f-]{36}}";

    private final Pages pages;
    private final CaseFiles files;
    private final CaseNames names;
    private final InstantSource clock;

    CaseImportPages(Pages pages, CaseFiles files, CaseNames names, InstantSource clock) {
        this.pages = pages;
        this.files = files;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping(HOME)
    View home(@AuthenticationPrincipal SignedInPerson me) {
        return home(HttpStatus.OK, me, List.of());
    }

    private View home(HttpStatus status, SignedInPerson me, List<InputError> errors) {
        var columns = Stream.of(CaseColumn.values())
                .filter(CaseColumn::isRead)
                .map(column ->
                        new CaseImportView.Column(column, String.join("、", column.others()), files.listWords(column)))
                .toList();
        return pages.show(
                status, "ledger/import", new CaseImportView(columns, me.has(Role.BUREAU), TableFile.MEGABYTES, errors));
    }

    @GetMapping({HOME + "/template.xlsx", HOME + "/template.csv"})
    View template() {
        return TableDownload.of("整改台账模板", files::writeTemplate);
    }

    @PostMapping(HOME)
    View bring(
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me)
            throws IOException {
        if (file == null || !UploadedTable.isThere(file)) {
            return refused(me, List.of(InputError.of("file", "ledger.import.noFile")));
        }
        try {
            var id = UploadedTable.read(file, (path, name) -> files.tryOut(path, name, me.person()));
            return pages.redirect(HOME + "/" + id);
        } catch (UnfitFile unfit) {
            return refused(me, List.of(InputError.of("file", "ledger.import.unfit", unfit.in(locale))));
        } catch (UnfitAct unfit) {
            return refused(me, unfit.flaws());
        }
    }

    private View refused(SignedInPerson me, List<InputError> errors) {
        return home(HttpStatus.UNPROCESSABLE_CONTENT, me, errors);
    }

    @GetMapping(ONE)
    View shown(
            @PathVariable UUID id,
            ListQuery query,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletResponse response) {
        if (files.getProgress(id, me.person()).isGoingOn()) {
            // The page looks again by itself, also without JavaScript.
            response.setHeader("Refresh", LOOK_AGAIN_SECONDS);
        }
        return shown(HttpStatus.OK, id, query, null, me);
    }

    private View shown(HttpStatus status, UUID id, ListQuery query, @Nullable Words problem, SignedInPerson me) {
        var brought = files.getImport(id, me.person());
        var progress = files.getProgress(id, me.person());
        var lines = files.listLines(id, query);
        var agencies = names.agencies(said(lines, CaseImportPages::agency));
        var people = names.people(said(lines, CaseImportPages::person));
        Map<Long, String> filed = progress.finishedAt() == null ? Map.of() : files.listFiled(lines.rows(), me.person());
        return pages.show(
                status,
                "ledger/import-shown",
                new CaseImportView.Shown(
                        id.toString(),
                        brought.file(),
                        progress.finishedAt(),
                        progress.isGoingOn()
                                ? new CaseImportView.GoingOn(
                                        progress.done(),
                                        progress.all(),
                                        progress.remaining(clock.instant())
                                                .map(left -> Math.ceilDiv(left.toSeconds(), 60L))
                                                .orElse(0L))
                                : null,
                        progress.filed(),
                        progress.leftOut(),
                        Stream.of(LineOutcome.values())
                                .filter(outcome -> outcome != LineOutcome.CHANGED)
                                .map(outcome -> new CaseImportView.Count(outcome.name(), brought.total(outcome)))
                                .toList(),
                        brought.total(),
                        brought.written(),
                        lines.map(line -> row(
                                line,
                                filed.getOrDefault(line.firstLine(), line.body().id()),
                                agencies.apply(agency(line)),
                                people.apply(person(line)))),
                        problem));
    }

    private static Set<String> said(Paged<DryRunLine<ListedCase>> lines, Function<DryRunLine<ListedCase>, String> of) {
        return lines.rows().stream().map(of).collect(Collectors.toSet());
    }

    private static String agency(DryRunLine<ListedCase> line) {
        return line.body().value(CaseColumn.AGENCY);
    }

    private static String person(DryRunLine<ListedCase> line) {
        return line.body().value(CaseColumn.PERSON);
    }

    /// @param id of the case that it is, or became
    private static CaseImportView.Row row(DryRunLine<ListedCase> line, String id, String agency, String person) {
        var said = line.body();
        return new CaseImportView.Row(
                line.firstLine(),
                line.outcome().name(),
                line.outcome().tone(),
                id,
                said.value(CaseColumn.NUMBER),
                said.value(CaseColumn.TITLE),
                said.isAssigned() ? "ASSIGNED" : said.isTriaged() ? "TRIAGED" : "RECEIVED",
                agency,
                person,
                said.due(),
                line.faults().stream().map(CaseImportPages::said).toList());
    }

    private static CaseImportView.Fault said(LineFault fault) {
        return new CaseImportView.Fault(
                fault.column(), Words.of(fault.messageKey(), fault.arguments().toArray()));
    }

    @PostMapping(ONE)
    View importShown(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me) {
        return switch (files.importShown(id, me.person())) {
            case ImportOutcome.Done _, ImportOutcome.GoingOn _ -> pages.redirect(HOME + "/" + id);
            case ImportOutcome.AlreadyImported _ -> problem(id, Words.of("ledger.import.problem.already"), me);
            case ImportOutcome.LedgerChanged(var line, var title) ->
                problem(id, Words.of("ledger.import.problem.changed", Long.toString(line), title), me);
        };
    }

    private View problem(UUID id, Words problem, SignedInPerson me) {
        return shown(HttpStatus.CONFLICT, id, ListQuery.first(), problem, me);
    }
}
