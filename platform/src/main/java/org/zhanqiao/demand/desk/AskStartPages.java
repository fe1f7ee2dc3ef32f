package org.zhanqiao.demand.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.demand.requests.UnfitRequest;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// Beginning a request: who asks for what, or the same once more. What then has to be written is [AskPages]’.
@Controller
@Allowed(Role.DATA_OFFICER)
class AskStartPages {

    private static final String NEW = RequestListPages.ASKED + "/new";

    private final Pages pages;
    private final AccessRequests requests;
    private final RequestViews views;
    private final Catalog catalog;
    private final Offerings offerings;
    private final Identity identity;

    AskStartPages(
            Pages pages,
            AccessRequests requests,
            RequestViews views,
            Catalog catalog,
            Offerings offerings,
            Identity identity) {
        this.pages = pages;
        this.requests = requests;
        this.views = views;
        this.catalog = catalog;
        this.offerings = offerings;
        this.identity = identity;
    }

    @GetMapping(NEW)
    View choose(
            @RequestParam(defaultValue = "") String caller,
            @RequestParam(defaultValue = "") String service,
            AskPrefill prefill,
            @AuthenticationPrincipal SignedInPerson me) {
        return choose(HttpStatus.OK, caller, service, prefill, List.of(), me);
    }

    @PostMapping(NEW)
    View draft(
            @RequestParam(defaultValue = "") String caller,
            @RequestParam(defaultValue = "") String service,
            AskPrefill prefill,
            @AuthenticationPrincipal SignedInPerson me) {
        try {
            return pages.redirect(AskPages.step(
                    requests.draft(ask(caller, service, prefill), me.person()).id(), AskStep.WHY));
        } catch (UnfitRequest unfit) {
            return unfit(caller, service, prefill, unfit, me);
        }
    }

    private View unfit(String caller, String service, AskPrefill prefill, UnfitRequest unfit, SignedInPerson me) {
        var errors =
                unfit.flaws().stream().map(flaw -> flaw.error(item -> item)).toList();
        return choose(HttpStatus.UNPROCESSABLE_CONTENT, caller, service, prefill, errors, me);
    }

    private Ask ask(String caller, String service, AskPrefill prefill) {
        var blank = Ask.blank(caller, service);
        return offerings
                .findOffering(service)
                .map(offering -> prefill.fill(blank, offering, catalog.getDataset(offering.dataset()), offerings))
                .orElse(blank);
    }

    private View choose(
            HttpStatus status,
            String caller,
            String service,
            AskPrefill prefill,
            List<InputError> errors,
            SignedInPerson me) {
        var own = me.agency().orElse("");
        var all = offerings.listOfferings().stream().filter(Offering::askable).toList();
        var asked = all.stream()
                .filter(offering ->
                        offering.code().equals(service) || offering.dataset().equals(service))
                .filter(offering -> !offering.agency().equals(own))
                .map(Offering::code)
                .findFirst();
        var wrong = new ArrayList<>(errors);
        if (asked.isEmpty() && !service.isEmpty() && errors.isEmpty()) {
            wrong.add(requests.findWithdrawn(dataset(service))
                    .map(flaw -> flaw.error(item -> item))
                    .orElseGet(() -> unknown(service, own)));
        }
        Map<String, String> agencies = new TreeMap<>();
        identity.listAgencies().forEach(agency -> agencies.put(agency.code(), agency.shortName()));
        Map<String, List<AskView.Choice>> services = new TreeMap<>();
        all.stream()
                .filter(offering -> !offering.agency().equals(own))
                .forEach(offering -> services.computeIfAbsent(
                                agencies.getOrDefault(offering.agency(), offering.agency()), name -> new ArrayList<>())
                        .add(new AskView.Choice(offering.code(), offering.title())));
        return pages.show(
                status,
                "demand/ask-choose",
                new AskView.Choose(
                        identity.listSystemsOf(own).stream()
                                .filter(system -> !system.auditor())
                                .map(system -> new AskView.Choice(system.code(), system.name()))
                                .toList(),
                        services.entrySet().stream()
                                .map(each -> new AskView.Group(each.getKey(), each.getValue()))
                                .toList(),
                        caller,
                        asked.orElse(""),
                        catalog.findDataset(service)
                                .filter(dataset ->
                                        asked.isEmpty() && !dataset.agency().equals(own))
                                .filter(dataset ->
                                        requests.findWithdrawn(dataset.code()).isEmpty())
                                .map(Dataset::code)
                                .orElse(""),
                        asked.isEmpty()
                                ? requests.findReplacement(dataset(service)).orElse("")
                                : "",
                        prefill,
                        wrong));
    }

    /// The dataset of what an address names, which is a service or a dataset itself.
    private String dataset(String service) {
        return offerings.findOffering(service).map(Offering::dataset).orElse(service);
    }

    /// Why nothing is chosen although the address names something.
    private InputError unknown(String service, String own) {
        if (offerings
                .findOffering(service)
                .filter(offering -> !offering.agency().equals(own) && !offering.reviewed())
                .isPresent()) {
            return InputError.of("service", "demand.ask.unreviewed");
        }
        return catalog.findDataset(dataset(service))
                .map(dataset -> InputError.of(
                        "service",
                        dataset.agency().equals(own) ? "demand.ask.service.own" : "demand.ask.service.unserved",
                        dataset.name()))
                .orElseGet(() -> InputError.of("service", "demand.ask.service.unknown", service));
    }

    /// The same once more, to renew or to amend it.
    @PostMapping(AskPages.ONE + "/renew")
    View renew(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        try {
            var renewal = requests.renew(id, me.person());
            return pages.redirect(
                    renewal.state() == RequestState.DRAFT
                            ? AskPages.step(renewal.id(), AskStep.WHY)
                            : RequestPages.path(renewal.id()));
        } catch (RequestConflict conflict) {
            return pages.show(HttpStatus.CONFLICT, "proceeding/conflict", views.conflict(conflict));
        } catch (UnfitRequest unfit) {
            var ask = requests.getDossier(id, me.person()).request().ask();
            return unfit(ask.caller(), ask.service(), AskPrefill.NONE, unfit, me);
        }
    }
}
