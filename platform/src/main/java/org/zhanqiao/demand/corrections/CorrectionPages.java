package org.zhanqiao.demand.corrections;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.proceeding.ProceedingFilter.Narrow;
import org.zhanqiao.demand.proceeding.ProceedingList;
import org.zhanqiao.demand.proceeding.ProceedingPages;
import org.zhanqiao.demand.proceeding.ProceedingPages.Asked;
import org.zhanqiao.demand.proceeding.ProceedingViews;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActPage;
import org.zhanqiao.proceeding.ActPages;
import org.zhanqiao.proceeding.AnswerBy;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.DeskWork;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// Correction requests: the list, the form, one of them, and the page of each act.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class CorrectionPages {

    static final String LIST = "/desk/corrections";
    static final String KEY = "demand.correction";
    private static final String ONE = LIST + "/{id:C-[0-9-]+}";
    private static final ActPages.Place PLACE = new ActPages.Place(KEY, "demand.correction.conflict", LIST);

    private final Pages pages;
    private final ProceedingPages lists;
    private final ActPages acts;
    private final ProceedingViews proceedings;
    private final Corrections corrections;
    private final CorrectionViews views;

    CorrectionPages(
            Pages pages,
            ProceedingPages lists,
            ActPages acts,
            ProceedingViews proceedings,
            Corrections corrections,
            CorrectionViews views) {
        this.pages = pages;
        this.lists = lists;
        this.acts = acts;
        this.proceedings = proceedings;
        this.corrections = corrections;
        this.views = views;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationItem correctionsNavigation() {
            return NavigationItem.of(
                    245,
                    "demand.corrections",
                    LIST,
                    Role.DATA_OFFICER,
                    Role.SHARING_HEAD,
                    Role.BUREAU,
                    Role.CITY_OFFICE);
        }

        @Bean
        DeskWork correctionsWork(Corrections corrections) {
            return reader -> ProceedingPages.waiting(reader, 245, "demand.corrections", LIST, true, corrections::count);
        }
    }

    static String path(String id) {
        return LIST + "/" + id;
    }

    @GetMapping(LIST)
    View list(ListQuery query, Asked asked, @AuthenticationPrincipal SignedInPerson me) {
        return lists.list(kind(), query, asked, me);
    }

    @GetMapping(LIST + ".csv")
    View export(ListQuery query, Asked asked, @AuthenticationPrincipal SignedInPerson me) {
        return lists.export(
                kind(),
                query,
                asked,
                me,
                List.of(
                        "demand.export.serviceCode",
                        "demand.export.item",
                        "demand.export.call",
                        "demand.export.grant",
                        "demand.export.filed"),
                each -> List.of(
                        each.about().service(),
                        each.item(),
                        each.about().call(),
                        each.about().grant(),
                        each.filedAt()));
    }

    private ProceedingPages.Kind<Correction> kind() {
        var agencies = ProceedingViews.once(proceedings::agency);
        var services = ProceedingViews.once(proceedings::service);
        var items = views.items();
        return new ProceedingPages.Kind<>(
                KEY,
                LIST,
                CorrectionState.values(),
                List.of(Narrow.ANY, Narrow.OPEN, Narrow.MINE, Narrow.OVERDUE, Narrow.CLIMBED),
                true,
                corrections::list,
                corrections::count,
                each -> row(each, agencies, services, items));
    }

    private static ProceedingList.Row row(
            Correction each,
            UnaryOperator<String> agencies,
            UnaryOperator<String> services,
            Function<Correction, String> items) {
        return new ProceedingList.Row(
                each.id(),
                each.state().name(),
                each.state().tone(),
                Words.of("demand.correction.what", services.apply(each.about().service()), items.apply(each)),
                agencies.apply(each.consumer()),
                agencies.apply(each.provider()),
                each.due(),
                each.provisional(),
                each.rung(),
                null,
                each.moved());
    }

    @GetMapping(LIST + "/new")
    @Allowed(Role.DATA_OFFICER)
    View begin(
            @RequestParam(defaultValue = "") String call, Locale locale, @AuthenticationPrincipal SignedInPerson me) {
        var draft = new CorrectionDraft(call, "", new Particulars("", "", ""));
        boolean unknown = !draft.call().isEmpty()
                && corrections.findCall(draft.call(), me.person()).isEmpty();
        return form(
                unknown ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
                draft,
                unknown ? List.of(InputError.of("call", "demand.correction.call.unknown")) : List.of(),
                locale,
                me);
    }

    @PostMapping(LIST + "/new")
    @Allowed(Role.DATA_OFFICER)
    View file(
            @RequestParam(defaultValue = "") String call,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String wrong,
            @RequestParam(defaultValue = "") String proof,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var draft = new CorrectionDraft(call, item, new Particulars(subject, wrong, proof));
        try {
            var filed = corrections.file(draft, me.person());
            return pages.redirect(path(filed.id()) + "?done=" + CorrectionAct.FILE);
        } catch (UnfitAct unfit) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, draft, unfit.flaws(), locale, me);
        }
    }

    private View form(
            HttpStatus status, CorrectionDraft draft, List<InputError> errors, Locale locale, SignedInPerson me) {
        var found = corrections.findCall(draft.call(), me.person()).map(call -> views.call(call, locale));
        return pages.show(status, "demand/correction-new", new NewCorrectionView(draft, found, errors));
    }

    @GetMapping(ONE)
    View correction(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        return pages.show(
                "demand/correction",
                views.of(
                        corrections.getFile(id, me.person()),
                        me.person(),
                        ActPages.find(CorrectionAct.class, done).orElse(null),
                        lists.today(),
                        locale));
    }

    @GetMapping(ONE + "/act/{act}")
    View ask(@PathVariable String id, @PathVariable String act, @AuthenticationPrincipal SignedInPerson me) {
        var decided = decided(act);
        var file = corrections.getFile(id, me.person());
        return acts.ask(
                PLACE,
                file.possible(me.person()).contains(decided),
                file.history().last(),
                () -> page(file, decided, file.correction().version(), Map.of(), List.of()));
    }

    @PostMapping(ONE + "/act/{act}")
    View act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam long version,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        var decided = decided(act);
        var decision = new Decision<>(id, version, decided, typed.getOrDefault("because", ""), said(decided, typed));
        return acts.act(
                PLACE,
                decision,
                () -> corrections.act(decision, me.person()),
                flaws -> page(corrections.getFile(id, me.person()), decided, version, typed, flaws));
    }

    private static Map<String, String> said(CorrectionAct act, Map<String, String> typed) {
        return act == CorrectionAct.SUPERVISE ? Map.of(AnswerBy.NAME, typed.getOrDefault(AnswerBy.NAME, "")) : Map.of();
    }

    private ActPage page(
            CorrectionFile file, CorrectionAct act, long version, Map<String, String> typed, List<InputError> errors) {
        var id = file.correction().id();
        var inputs = new ArrayList<ActPage.Input>();
        said(act, typed).values().forEach(day -> inputs.add(AnswerBy.input(day)));
        inputs.add(ActPage.Input.because(act, typed.getOrDefault("because", "")));
        return new ActPage(
                id,
                path(id),
                KEY,
                act.name(),
                version,
                act == CorrectionAct.WITHDRAW,
                Stream.concat(
                                views.matter(file.correction()).stream(),
                                act == CorrectionAct.REPLY
                                        ? file.findInstruction().stream().flatMap(CorrectionPages::facts)
                                        : Stream.empty())
                        .toList(),
                List.of(),
                inputs,
                errors);
    }

    private static Stream<ActPage.Fact> facts(Act<CorrectionState, CorrectionAct> instruction) {
        return Stream.of(
                ActPage.Fact.of("proceeding.instruction", instruction.because()),
                ActPage.Fact.of("proceeding.answerBy", instruction.said(AnswerBy.NAME)));
    }

    /// @throws NotFound for what is no decision on a page of its own
    private static CorrectionAct decided(String name) {
        return ActPages.find(CorrectionAct.class, name)
                .filter(act -> act != CorrectionAct.FILE && act != CorrectionAct.ESCALATE)
                .orElseThrow(() -> new NotFound("act", name));
    }
}
