package org.zhanqiao.demand.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.ServiceItems;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.AskFlaw;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.demand.requests.UnfitRequest;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// Writing a request, step by step. Every step keeps what was typed, complete or not, so nothing is lost; the last one
/// names all that is missing at once.
@Controller
@Allowed(Role.DATA_OFFICER)
class AskPages {

    private static final String NEW = RequestListPages.ASKED + "/new";
    private static final String ONE = RequestListPages.ASKED + "/{id:R-[0-9-]+}";

    private static final String PER_DAY = "callsPerDay";
    private static final String PER_SECOND = "callsPerSecond";

    private final Pages pages;
    private final AccessRequests requests;
    private final RequestViews views;
    private final AskItems items;
    private final Catalog catalog;
    private final Offerings offerings;
    private final Identity identity;
    private final ServiceItems matters;

    AskPages(
            Pages pages,
            AccessRequests requests,
            RequestViews views,
            AskItems items,
            Catalog catalog,
            Offerings offerings,
            Identity identity,
            ServiceItems matters) {
        this.pages = pages;
        this.requests = requests;
        this.views = views;
        this.items = items;
        this.catalog = catalog;
        this.offerings = offerings;
        this.identity = identity;
        this.matters = matters;
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
            return pages.redirect(step(
                    requests.draft(ask(caller, service, prefill), me.person()).id(), AskStep.WHY));
        } catch (UnfitRequest unfit) {
            var errors =
                    unfit.flaws().stream().map(flaw -> flaw.error(item -> item)).toList();
            return choose(HttpStatus.UNPROCESSABLE_CONTENT, caller, service, prefill, errors, me);
        }
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
        var all = offerings.listOfferings().stream().filter(Offering::reviewed).toList();
        var asked = all.stream()
                .filter(offering ->
                        offering.code().equals(service) || offering.dataset().equals(service))
                .filter(offering -> !offering.agency().equals(own))
                .map(Offering::code)
                .findFirst();
        var wrong = new ArrayList<>(errors);
        if (asked.isEmpty() && !service.isEmpty() && errors.isEmpty()) {
            wrong.add(unknown(service, own));
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
                                .map(Dataset::code)
                                .orElse(""),
                        prefill,
                        wrong));
    }

    /// Why nothing is chosen although the address names something.
    private InputError unknown(String service, String own) {
        return catalog.findDataset(service)
                .map(dataset -> InputError.of(
                        "service",
                        dataset.agency().equals(own) ? "demand.ask.service.own" : "demand.ask.service.unserved",
                        dataset.name()))
                .orElseGet(() -> InputError.of("service", "demand.ask.service.unknown", service));
    }

    /// The same once more, to renew or to amend it.
    @PostMapping(ONE + "/renew")
    View renew(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        try {
            var renewal = requests.renew(id, me.person());
            return pages.redirect(
                    renewal.state() == RequestState.DRAFT
                            ? step(renewal.id(), AskStep.WHY)
                            : RequestPages.path(renewal.id()));
        } catch (RequestConflict conflict) {
            return pages.show(HttpStatus.CONFLICT, "proceeding/conflict", views.conflict(conflict));
        }
    }

    static String step(String id, AskStep step) {
        return RequestPages.path(id) + "/" + step.text();
    }

    @GetMapping(ONE + "/{step:why|items|limits|check}")
    View show(
            @PathVariable String id,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String check,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var dossier = revisable(id, me);
        var wanted = AskStep.of(step);
        var errors = check.isEmpty() ? List.<InputError>of() : errors(dossier.request(), wanted, locale);
        return show(HttpStatus.OK, dossier, wanted, errors, me, locale);
    }

    /// @throws NotFound when the reader cannot change what is asked
    private Dossier revisable(String id, SignedInPerson me) {
        var dossier = requests.getDossier(id, me.person());
        if (!dossier.mayRevise(me.person())) {
            throw new NotFound("request to be written", id);
        }
        return dossier;
    }

    private View show(
            HttpStatus status,
            Dossier dossier,
            AskStep step,
            List<InputError> errors,
            SignedInPerson me,
            Locale locale) {
        var write = write(dossier, errors);
        return switch (step) {
            case WHY ->
                pages.show(
                        status,
                        "demand/ask-why",
                        new AskView.Why(write, matters.listOf(dossier.request().consumer())));
            case ITEMS -> pages.show(status, "demand/ask-items", items.view(write));
            case LIMITS -> pages.show(status, "demand/ask-limits", AskView.Limits.of(write));
            case CHECK ->
                pages.show(
                        status,
                        "demand/ask-check",
                        new AskView.Check(
                                write,
                                views.of(dossier, me, null, locale),
                                flaws(dossier.request(), locale),
                                dossier.request().state().isCompleting() ? views.signedOff(dossier.request()) : null,
                                views.otherPaper(dossier.request())));
        };
    }

    private List<InputError> errors(AccessRequest request, AskStep step, Locale locale) {
        return views.errors(
                request,
                requests.listFlaws(request.ask()).stream()
                        .filter(flaw -> AskStep.ofField(flaw.field()) == step)
                        .toList(),
                locale);
    }

    private List<AskView.StepFlaws> flaws(AccessRequest request, Locale locale) {
        var byStep = new LinkedHashMap<AskStep, List<AskFlaw>>();
        for (var step : AskStep.values()) {
            byStep.put(step, new ArrayList<>());
        }
        requests.listFlaws(request.ask())
                .forEach(flaw -> byStep.getOrDefault(AskStep.ofField(flaw.field()), new ArrayList<>())
                        .add(flaw));
        return byStep.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each ->
                        new AskView.StepFlaws(each.getKey().text(), views.errors(request, each.getValue(), locale)))
                .toList();
    }

    @PostMapping(ONE + "/why")
    View why(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var form = new Typed(typed);
        return save(
                id,
                form,
                AskStep.ITEMS,
                me,
                ask -> ask.saying(new Ask.Why(
                        form.text("purpose"),
                        form.text("matter"),
                        form.text("sparedPaper"),
                        form.text("legalBasis"),
                        form.text("scene"),
                        form.text("scope"))));
    }

    @PostMapping(ONE + "/items")
    View items(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var dataset = catalog.getDataset(revisable(id, me).request().dataset());
        var flaws = new ArrayList<GrantFlaw>();
        var conflict = revise(id, new Typed(typed), me, ask -> items.read(ask, typed, dataset, flaws));
        if (flaws.isEmpty() || conflict.isPresent()) {
            return conflict.orElseGet(() -> pages.redirect(step(id, AskStep.LIMITS)));
        }
        var dossier = revisable(id, me);
        var errors = views.errors(
                dossier.request(),
                flaws.stream()
                        .map(flaw -> new AskFlaw("filter", flaw.messageKey(), flaw.item(), flaw.details()))
                        .toList(),
                locale);
        return show(HttpStatus.UNPROCESSABLE_CONTENT, dossier, AskStep.ITEMS, errors, me, locale);
    }

    @PostMapping(ONE + "/limits")
    View limits(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        var form = new Typed(typed);
        var day = form.whole(PER_DAY, 1_000_000_000_000L);
        var second = form.whole(PER_SECOND, 1_000_000);
        if (day.isEmpty() || second.isEmpty()) {
            return unreadable(id, form, day.isEmpty(), second.isEmpty(), me);
        }
        int perSecond = Math.toIntExact(second.getAsLong());
        return save(
                id,
                form,
                AskStep.CHECK,
                me,
                ask -> ask.limited(form.text("case").equals("yes"), form.date("until"), day.getAsLong(), perSecond));
    }

    /// The step again, with what was typed: nothing of it is written.
    private View unreadable(String id, Typed form, boolean day, boolean second, SignedInPerson me) {
        var dossier = revisable(id, me);
        var errors = new ArrayList<InputError>();
        if (day) {
            errors.add(InputError.of(PER_DAY, "demand.ask.number"));
        }
        if (second) {
            errors.add(InputError.of(PER_SECOND, "demand.ask.number"));
        }
        return pages.show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "demand/ask-limits",
                new AskView.Limits(
                        write(dossier, errors),
                        form.text("until"),
                        form.text(PER_DAY),
                        form.text(PER_SECOND),
                        form.text("case").equals("yes")));
    }

    private AskView.Write write(Dossier dossier, List<InputError> errors) {
        var request = dossier.request();
        var unfinished = requests.listFlaws(request.ask()).stream()
                .map(flaw -> AskStep.ofField(flaw.field()).text())
                .collect(Collectors.toSet());
        return new AskView.Write(
                request,
                views.names(request),
                unfinished,
                request.state() == RequestState.INCOMPLETE ? views.missing(dossier) : List.of(),
                errors);
    }

    private View save(String id, Typed typed, AskStep next, SignedInPerson me, Function<Ask, Ask> change) {
        return revise(id, typed, me, change).orElseGet(() -> pages.redirect(step(id, next)));
    }

    /// Writes what was typed.
    ///
    /// @return the page of what somebody did first; then nothing was written
    private Optional<View> revise(String id, Typed typed, SignedInPerson me, Function<Ask, Ask> change) {
        try {
            var before = revisable(id, me).request();
            requests.revise(id, typed.number("version", Long.MAX_VALUE), change.apply(before.ask()), me.person());
            return Optional.empty();
        } catch (RequestConflict conflict) {
            return Optional.of(pages.show(HttpStatus.CONFLICT, "proceeding/conflict", views.conflict(conflict)));
        }
    }
}
