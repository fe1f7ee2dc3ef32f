package org.zhanqiao.demand.disputes;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
import org.zhanqiao.proceeding.ActPages;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.DeskWork;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// Disputes: the list, the form that raises one, one of them, and the page of each act.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class DisputePages {

    static final String LIST = "/desk/disputes";
    static final String KEY = "demand.dispute";
    private static final String ONE = LIST + "/{id:D-[0-9-]+}";
    private static final ActPages.Place PLACE = new ActPages.Place(KEY, "demand.dispute.conflict", LIST);

    private final Pages pages;
    private final ProceedingPages lists;
    private final ActPages acts;
    private final ProceedingViews proceedings;
    private final Disputes disputes;
    private final DisputeViews views;
    private final StageTimes stages;

    DisputePages(
            Pages pages,
            ProceedingPages lists,
            ActPages acts,
            ProceedingViews proceedings,
            Disputes disputes,
            DisputeViews views,
            StageTimes stages) {
        this.pages = pages;
        this.lists = lists;
        this.acts = acts;
        this.proceedings = proceedings;
        this.disputes = disputes;
        this.views = views;
        this.stages = stages;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationItem disputesNavigation() {
            return NavigationItem.of(
                    240, "demand.disputes", LIST, Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE);
        }

        @Bean
        DeskWork disputesWork(Disputes disputes) {
            return reader -> ProceedingPages.waiting(reader, 240, "demand.disputes", LIST, false, disputes::count);
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
                        "demand.request",
                        "demand.export.serviceCode",
                        "demand.export.raisedBy",
                        "demand.dispute.ground",
                        "demand.export.raised",
                        "demand.dispute.stage",
                        "demand.export.stageSince"),
                each -> List.of(
                        each.request(),
                        each.service(),
                        new CellWord("demand.measures.side." + each.raisedBy().name()),
                        new CellWord(each.ground().messageKey()),
                        each.raisedAt(),
                        each.state()
                                .stage()
                                .<Object>map(stage -> new CellWord("demand.dispute.stage." + stage.name()))
                                .orElse(""),
                        each.since()));
    }

    private ProceedingPages.Kind<Dispute> kind() {
        var agencies = ProceedingViews.once(proceedings::agency);
        return new ProceedingPages.Kind<>(
                KEY,
                LIST,
                DisputeState.values(),
                List.of(Narrow.ANY, Narrow.OPEN, Narrow.MINE, Narrow.CLIMBED),
                false,
                disputes::list,
                disputes::count,
                each -> row(each, agencies));
    }

    private ProceedingList.Row row(Dispute each, UnaryOperator<String> agencies) {
        return new ProceedingList.Row(
                each.id(),
                each.state().name(),
                each.state().tone(),
                Words.of("demand.dispute.what." + each.ground().name(), each.request()),
                agencies.apply(each.consumer()),
                agencies.apply(each.provider()),
                null,
                false,
                null,
                stages.standing(each),
                each.moved());
    }

    @GetMapping(LIST + "/new")
    @Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD})
    View begin(@RequestParam String request, @AuthenticationPrincipal SignedInPerson me) {
        return form(HttpStatus.OK, request, "", "", List.of(), me);
    }

    @PostMapping(LIST + "/new")
    @Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD})
    View raise(
            @RequestParam String request,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String claim,
            @AuthenticationPrincipal SignedInPerson me) {
        try {
            var raised = disputes.raise(request, ground, claim, me.person());
            return pages.redirect(path(raised.id()) + "?done=" + DisputeAct.RAISE);
        } catch (UnfitAct unfit) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, request, ground, claim, unfit.flaws(), me);
        }
    }

    private View form(
            HttpStatus status,
            String request,
            String ground,
            String claim,
            List<InputError> errors,
            SignedInPerson me) {
        var grounds = disputes.listGrounds(request, me.person());
        if (grounds.isEmpty()) {
            throw new NotFound("request", request);
        }
        return pages.show(status, "demand/dispute-new", new NewDisputeView(request, grounds, ground, claim, errors));
    }

    @GetMapping(ONE)
    View dispute(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedInPerson me) {
        return pages.show(
                "demand/dispute",
                views.of(
                        disputes.getFile(id, me.person()),
                        me.person(),
                        ActPages.find(DisputeAct.class, done).orElse(null)));
    }

    @GetMapping(ONE + "/act/{act}")
    View ask(@PathVariable String id, @PathVariable String act, @AuthenticationPrincipal SignedInPerson me) {
        var decided = decided(act);
        var file = disputes.getFile(id, me.person());
        return acts.ask(
                PLACE,
                file.possible(me.person()).contains(decided),
                file.history().last(),
                () -> views.page(file, decided, file.dispute().version(), Map.of(), List.of()));
    }

    @PostMapping(ONE + "/act/{act}")
    View act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam long version,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        var decided = decided(act);
        var decision = new Decision<>(id, version, decided, typed.getOrDefault("because", ""), typed);
        return acts.act(
                PLACE,
                decision,
                () -> disputes.act(decision, me.person()),
                flaws -> views.page(disputes.getFile(id, me.person()), decided, version, typed, flaws));
    }

    /// @throws NotFound for what is no decision on a page of its own
    private static DisputeAct decided(String name) {
        return ActPages.find(DisputeAct.class, name)
                .filter(act -> act != DisputeAct.RAISE)
                .orElseThrow(() -> new NotFound("act", name));
    }
}
