package org.zhanqiao.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// The rows that a case of quality is about, and what their last check by rule came to.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class RowPages {

    private static final String ONE = "/desk/cases/{id:ZG-[0-9-]+}/rows";
    private static final String ENTRIES = "/catalog/entries/";
    private static final List<String> DONE = List.of("named", "checked");

    private final Pages pages;
    private final RowChecks checks;
    private final RuleBook rules;
    private final Cases cases;
    private final Identity identity;

    RowPages(Pages pages, RowChecks checks, RuleBook rules, Cases cases, Identity identity) {
        this.pages = pages;
        this.checks = checks;
        this.rules = rules;
        this.cases = cases;
        this.identity = identity;
    }

    static String path(String caseId) {
        return "/desk/cases/" + caseId + "/rows";
    }

    @GetMapping(ONE)
    View rows(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedInPerson me) {
        return show(HttpStatus.OK, id, null, List.of(), DONE.contains(done) ? done : "", me);
    }

    @PostMapping(ONE)
    @Allowed(Role.BUREAU)
    View name(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String dataset,
            @RequestParam(defaultValue = "") String items,
            @RequestParam(defaultValue = "") String rows,
            @AuthenticationPrincipal SignedInPerson me) {
        var typed = new Naming(dataset, items, rows);
        try {
            checks.name(id, typed, me.person());
            return pages.redirect(path(id) + "?done=named");
        } catch (UnfitAct unfit) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, typed, unfit.flaws(), "", me);
        }
    }

    @PostMapping(ONE + "/check")
    @Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
    View check(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        return switch (checks.check(id, me.person())) {
            case CheckOutcome.Checked _ -> pages.redirect(path(id) + "?done=checked");
            case CheckOutcome.Unreadable _ -> unchecked(id, "quality.check.unreadable", me);
            case CheckOutcome.NamedAnew _ -> unchecked(id, "quality.check.namedAnew", me);
        };
    }

    private View unchecked(String id, String key, SignedInPerson me) {
        return show(HttpStatus.CONFLICT, id, null, List.of(InputError.of("check", key)), "", me);
    }

    @PostMapping(ONE + "/take-back")
    @Allowed(Role.BUREAU)
    View takeBack(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        checks.takeBack(id, me.person());
        return pages.redirect("/desk/cases/" + id);
    }

    private View show(
            HttpStatus status,
            String id,
            @Nullable Naming typed,
            List<InputError> errors,
            String done,
            SignedInPerson me) {
        var file = cases.getFile(id, me.person());
        if (file.about().kind() != CaseKind.QUALITY) {
            throw new NotFound("rows", id);
        }
        var rows = checks.find(id).orElse(null);
        var prefilled = typed == null ? new Naming(dataset(file, rows), "", "") : typed;
        return pages.show(
                status,
                "quality/rows",
                new RowsView(
                        id,
                        file.about().about().title(),
                        rows == null ? null : named(rows),
                        RowChecks.mayName(file, me.person()),
                        RowChecks.mayCheck(file, me.person()),
                        prefilled,
                        checks.titles(prefilled.code()),
                        errors,
                        done));
    }

    /// The one that is named, or that the case points at.
    private static String dataset(CaseFile file, @Nullable NamedRows rows) {
        if (rows != null) {
            return rows.dataset();
        }
        var path = file.about().about().path();
        return path.startsWith(ENTRIES) ? path.substring(ENTRIES.length()) : "";
    }

    private RowsView.Named named(NamedRows rows) {
        var dataset = rules.findDataset(rows.dataset());
        Map<String, String> titles = dataset.stream()
                .map(Dataset::items)
                .flatMap(List::stream)
                .collect(Collectors.toMap(DataItem::name, DataItem::title));
        var check = rows.check();
        return new RowsView.Named(
                rows.dataset(),
                dataset.map(Dataset::name).orElse(""),
                rows.items().stream()
                        .map(item -> titles.getOrDefault(item, item))
                        .toList(),
                rows.count(),
                rows.at(),
                identity.personName(rows.by()),
                check == null
                        ? null
                        : new RowsView.Checked(
                                check.at(),
                                identity.personName(check.by()),
                                check.passed(),
                                checks.isOld(check),
                                lines(check, titles)));
    }

    private static List<RowsView.Line> lines(NamedRows.Check check, Map<String, String> titles) {
        var lines = new ArrayList<RowsView.Line>();
        for (var outcome : check.outcomes()) {
            lines.add(new RowsView.Line(
                    outcome.row(),
                    RowsView.State.of(outcome),
                    outcome.broken().stream()
                            .map(each -> new RowsView.Broken(
                                    titles.getOrDefault(each.item(), each.item()),
                                    each.rule().messageKey()))
                            .toList()));
        }
        return lines;
    }
}
