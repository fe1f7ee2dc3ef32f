package org.zhanqiao.ledger.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseFilter;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.proceeding.ActConflict;
import org.zhanqiao.proceeding.ActPage;
import org.zhanqiao.proceeding.ActPages;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// One act on many cases: each is a decision of its own on the version that was seen, so one that somebody else moved
/// keeps none of the others from it.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
class BulkPages {

    static final int MOST = 500;

    private static final List<CaseAct> BUREAU =
            List.of(CaseAct.TRIAGE, CaseAct.ASSIGN, CaseAct.SUPERVISE, CaseAct.MERGE, CaseAct.REFUSE);
    private static final List<CaseAct> AGENCY = List.of(CaseAct.ACCEPT, CaseAct.NAME_PERSON);

    private final Pages pages;
    private final Cases cases;
    private final ActInputs inputs;

    BulkPages(Pages pages, Cases cases, ActInputs inputs) {
        this.pages = pages;
        this.cases = cases;
        this.inputs = inputs;
    }

    /// What somebody can do to many at once.
    static List<CaseAct> acts(SignedInPerson me) {
        if (me.has(Role.BUREAU)) {
            return BUREAU;
        }
        return me.person().roles().hasAny(Role.DATA_OFFICER, Role.SHARING_HEAD) ? AGENCY : List.of();
    }

    /// What is to be done with those chosen: the page that asks for the rest.
    ///
    /// @param chosen cases, each with the version that was seen: `ID@VERSION`
    /// @param all    whether all that the list was narrowed to are meant, as far as the act can be done to them
    @PostMapping(CasePages.LIST + "/bulk")
    View ask(
            @RequestParam(name = "case", required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String act,
            ListQuery query,
            CasePages.Asked asked,
            @AuthenticationPrincipal SignedInPerson me) {
        var kind = decided(act, me);
        var meant = all ? listAll(kind, query, asked.filter(me)) : chosen;
        return form(
                HttpStatus.OK, kind, meant == null ? List.of() : meant, Map.of(CaseDetail.CAMPAIGN, ""), List.of(), me);
    }

    /// One more than can be done, so that too many show as such.
    private List<String> listAll(CaseAct kind, ListQuery query, CaseFilter filter) {
        return Paged.everything(query, each -> cases.list(filter, each))
                .filter(about -> about.state().allows(kind))
                .limit(MOST + 1)
                .map(about -> about.id() + "@" + about.version())
                .toList();
    }

    @PostMapping(CasePages.LIST + "/bulk/{act}")
    View act(
            @PathVariable String act,
            @RequestParam(name = "case", required = false) @Nullable List<String> chosen,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        var kind = decided(act, me);
        var all = chosen == null ? List.<String>of() : chosen;
        if (all.isEmpty() || all.size() > MOST) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, kind, all, typed, List.of(), me);
        }
        var detail = new LinkedHashMap<String, String>();
        ActInputs.says(kind).forEach(name -> detail.put(name, ActInputs.said(name, typed)));
        // Of many cases, those of different campaigns, each stays in its own unless one is chosen.
        detail.remove(CaseDetail.CAMPAIGN, "");
        var outcomes = new ArrayList<BulkView.Outcome>();
        for (var one : all) {
            var seen = Seen.of(one);
            var decision = new Decision<>(seen.id(), seen.version(), kind, typed.getOrDefault("because", ""), detail);
            try {
                cases.act(decision, me.person());
                outcomes.add(BulkView.Outcome.of(seen.id(), BulkView.Kind.DONE, List.of()));
            } catch (ActConflict conflict) {
                var last = conflict.last();
                outcomes.add(new BulkView.Outcome(
                        seen.id(),
                        conflict.isLate() ? BulkView.Kind.CONFLICT : BulkView.Kind.IMPOSSIBLE,
                        last.key("ledger.case.acted."),
                        "ledger.case.state." + last.to().name(),
                        List.of()));
            } catch (UnfitAct unfit) {
                // What is wrong with what was typed is wrong for all of them, and nothing was done yet.
                if (outcomes.stream().noneMatch(BulkView.Outcome::isDone)) {
                    return form(HttpStatus.UNPROCESSABLE_CONTENT, kind, all, typed, unfit.flaws(), me);
                }
                outcomes.add(BulkView.Outcome.of(seen.id(), BulkView.Kind.UNFIT, unfit.flaws()));
            } catch (NotFound e) {
                outcomes.add(BulkView.Outcome.of(seen.id(), BulkView.Kind.UNKNOWN, List.of()));
            }
        }
        return pages.show("ledger/bulk-done", new BulkView.Done(kind.name(), outcomes));
    }

    private View form(
            HttpStatus status,
            CaseAct kind,
            List<String> chosen,
            Map<String, String> typed,
            List<InputError> errors,
            SignedInPerson me) {
        var first = chosen.stream()
                .map(Seen::of)
                .map(seen -> cases.findFile(seen.id()))
                .flatMap(Optional::stream)
                .filter(file -> file.isVisibleTo(me.person()))
                .findFirst();
        return pages.show(
                status,
                "ledger/bulk",
                new BulkView(
                        new ActPage(
                                "",
                                CasePages.LIST,
                                CasePages.KEY,
                                kind.name(),
                                0,
                                kind.isGrave(),
                                List.of(),
                                List.of(),
                                first.map((CaseFile file) -> inputs.of(file, kind, typed))
                                        .orElse(List.of()),
                                errors),
                        chosen,
                        MOST));
    }

    /// A case and the version of it that was seen in the list.
    private record Seen(String id, long version) {
        static Seen of(String chosen) {
            int at = chosen.indexOf('@');
            try {
                return new Seen(chosen.substring(0, Math.max(at, 0)), Long.parseLong(chosen.substring(at + 1)));
            } catch (NumberFormatException e) {
                throw new NotFound("case", chosen);
            }
        }
    }

    /// @throws NotFound for what is not done to many at once
    private static CaseAct decided(String name, SignedInPerson me) {
        return ActPages.find(CaseAct.class, name)
                .filter(acts(me)::contains)
                .orElseThrow(() -> new NotFound("act", name));
    }
}
