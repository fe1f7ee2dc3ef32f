package org.zhanqiao.exchange.console;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.exchange.SampleKeys;
import org.zhanqiao.exchange.desk.Deal;
import org.zhanqiao.exchange.desk.Deals;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.ConsoleAccess;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Pages;

/// The console. One POST is one call: the answer stands on the page that answers it and nowhere else, so a reload asks
/// the reader before it calls again.
@Controller
@Allowed(Role.DATA_OFFICER)
class ConsolePages {

    static final String PATH = "/agency/console";

    /// Made up, for the sample city's grants that demand a case.
    private static final String SAMPLE_CASE = "202609010001";

    private final Pages pages;
    private final Deals deals;
    private final Catalog catalog;
    private final Identity identity;
    private final TrialCalls calls;
    private final TrialViews views;
    private final ObjectProvider<SampleKeys> samples;
    private final InstantSource clock;

    ConsolePages(
            Pages pages,
            Deals deals,
            Catalog catalog,
            Identity identity,
            TrialCalls calls,
            TrialViews views,
            ObjectProvider<SampleKeys> samples,
            InstantSource clock) {
        this.pages = pages;
        this.deals = deals;
        this.catalog = catalog;
        this.identity = identity;
        this.calls = calls;
        this.views = views;
        this.samples = samples;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View prepare(
            @RequestParam(defaultValue = "") String grant,
            @RequestParam(defaultValue = "") String use,
            @RequestParam(defaultValue = "false") boolean sample,
            @AuthenticationPrincipal SignedInPerson me) {
        var agency = deals.agency(me);
        var held = usable(agency);
        if (grant.isEmpty() && held.isEmpty()) {
            return pages.show("exchange/console", new ConsoleView(List.of(), null, List.of(), null));
        }
        var deal = grant.isEmpty() ? held.getFirst() : deals.getHeld(agency, grant);
        var chosen = Use.choose(deal.grant().terms(), use);
        var known = sample(deal);
        var input = TrialInput.blank(
                deal.grant(), sample ? known : Map.of(), sample && deal.grant().caseRequired() ? SAMPLE_CASE : "");
        return show(HttpStatus.OK, held, deal, chosen, input, List.of(), null);
    }

    @PostMapping(PATH)
    View call(@RequestParam MultiValueMap<String, String> form, @AuthenticationPrincipal SignedInPerson me) {
        var agency = deals.agency(me);
        var held = usable(agency);
        var deal = deals.getHeld(agency, one(form, "grant"));
        var use = Use.choose(deal.grant().terms(), one(form, "use"));
        var input = TrialInput.of(form);
        var errors = input.errors(deal.grant(), use);
        if (!errors.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, held, deal, use, input, errors, null);
        }
        return switch (identity.openConsole(me.id(), deal.system().code())) {
            case ConsoleAccess.Stopped(var until) -> {
                var stopped = new InputError(
                        "content",
                        "exchange.console.stopped",
                        List.of(until.atZone(Page.ZONE)
                                .toLocalTime()
                                .withNano(0)
                                .toString()));
                yield show(HttpStatus.CONFLICT, held, deal, use, input, List.of(stopped), null);
            }
            case ConsoleAccess.Open access -> {
                var request = TrialRequest.of(deal.grant(), use, input, namesPurpose(held, deal));
                var trial = calls.make(request, access);
                var dataset = catalog.getDataset(deal.service().dataset());
                yield show(
                        HttpStatus.OK,
                        held,
                        deal,
                        use,
                        input,
                        List.of(),
                        views.of(trial, request, deal.grant(), dataset));
            }
        };
    }

    /// Grants that are not revoked, in force first; one that is suspended or over can be tried too, to see the refusal.
    private List<Deal> usable(Agency agency) {
        var now = clock.instant();
        return deals.held(agency).stream()
                .filter(deal -> deal.standing(now) != Grant.Standing.REVOKED)
                .sorted(Comparator.<Deal>comparingInt(deal -> deal.standing(now) == Grant.Standing.IN_FORCE ? 0 : 1)
                        .thenComparing(deal -> deal.system().code())
                        .thenComparingInt(deal -> sample(deal).isEmpty() ? 1 : 0)
                        .thenComparing(Comparator.<Deal, String>comparing(
                                        deal -> deal.service().code())
                                .reversed()))
                .toList();
    }

    private static boolean namesPurpose(List<Deal> held, Deal deal) {
        return held.stream()
                        .filter(each -> each.grant()
                                        .caller()
                                        .equals(deal.grant().caller())
                                && each.grant().service().equals(deal.grant().service()))
                        .count()
                > 1;
    }

    private Map<String, String> sample(Deal deal) {
        return samples.stream()
                .map(each -> each.find(deal.grant()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    private View show(
            HttpStatus status,
            List<Deal> held,
            Deal deal,
            Use use,
            TrialInput input,
            List<InputError> errors,
            @Nullable TrialView trial) {
        var dataset = catalog.getDataset(deal.service().dataset());
        var form = TrialForm.of(
                deal, dataset, deal.standing(clock.instant()), use, input, namesPurpose(held, deal), sample(deal));
        return pages.show(status, "exchange/console", new ConsoleView(choices(held, deal), form, errors, trial));
    }

    private static List<ConsoleView.SystemChoice> choices(List<Deal> held, Deal chosen) {
        Map<String, ConsoleView.SystemChoice> systems = new LinkedHashMap<>();
        for (var deal : held) {
            systems.computeIfAbsent(
                            deal.system().code(),
                            code -> new ConsoleView.SystemChoice(
                                    code, deal.system().name(), new ArrayList<>()))
                    .grants()
                    .add(new ConsoleView.GrantChoice(
                            deal.grant().id(),
                            deal.service().title(),
                            deal.provider().shortName(),
                            deal.grant().purpose(),
                            deal.grant().id().equals(chosen.grant().id())));
        }
        return List.copyOf(systems.values());
    }

    private static String one(MultiValueMap<String, String> form, String name) {
        var value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
