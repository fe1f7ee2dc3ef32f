package org.zhanqiao.demand.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.ServiceItems;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.AskFlaw;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// Writing a request, step by step. Every step keeps what was typed, complete or not, so nothing is lost; the last one
/// names all that is missing at once.
@Controller
@Allowed(Role.DATA_OFFICER)
class AskPages {

    static final String ONE = RequestListPages.ASKED + "/{id:R-[0-9-]+}";

    private static final String PER_DAY = "callsPerDay";
    private static final String PER_SECOND = "callsPerSecond";

    private final Pages pages;
    private final AccessRequests requests;
    private final RequestViews views;
    private final AskItems items;
    private final Catalog catalog;
    private final ServiceItems matters;

    AskPages(
            Pages pages,
            AccessRequests requests,
            RequestViews views,
            AskItems items,
            Catalog catalog,
            ServiceItems matters) {
        this.pages = pages;
        this.requests = requests;
        this.views = views;
        this.items = items;
        this.catalog = catalog;
        this.matters = matters;
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
        var dossier = requests.getDossier(id, me.person());
        if (!dossier.mayRevise(me.person())) {
            // Sent on meanwhile: what can be done now stands on its page.
            return pages.redirect(RequestPages.path(id));
        }
        var wanted = AskStep.of(step);
        var errors = check.isEmpty() ? List.<InputError>of() : errors(dossier.request(), wanted, locale);
        return show(HttpStatus.OK, dossier, wanted, errors, me, locale);
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
                AskStep.WHY,
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
        var dataset = catalog.getDataset(
                requests.getDossier(id, me.person()).request().dataset());
        var flaws = new ArrayList<GrantFlaw>();
        var conflict = revise(id, new Typed(typed), AskStep.ITEMS, me, ask -> items.read(ask, typed, dataset, flaws));
        if (flaws.isEmpty() || conflict.isPresent()) {
            return conflict.orElseGet(() -> pages.redirect(step(id, AskStep.LIMITS)));
        }
        var dossier = requests.getDossier(id, me.person());
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
                AskStep.LIMITS,
                me,
                ask -> ask.limited(form.text("case").equals("yes"), form.date("until"), day.getAsLong(), perSecond));
    }

    /// The step again, with what was typed: nothing of it is written.
    private View unreadable(String id, Typed form, boolean day, boolean second, SignedInPerson me) {
        var dossier = requests.getDossier(id, me.person());
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

    private View save(String id, Typed typed, AskStep step, SignedInPerson me, Function<Ask, Ask> change) {
        return revise(id, typed, step, me, change).orElseGet(() -> pages.redirect(step(id, step.next())));
    }

    /// Writes what was typed.
    ///
    /// @return the page of what somebody did first, with what was typed; then nothing was written
    private Optional<View> revise(String id, Typed typed, AskStep step, SignedInPerson me, Function<Ask, Ask> change) {
        var before = requests.getDossier(id, me.person()).request();
        var written = change.apply(before.ask());
        try {
            requests.revise(id, typed.number("version", Long.MAX_VALUE), written, me.person());
            return Optional.empty();
        } catch (RequestConflict conflict) {
            return Optional.of(pages.show(
                    HttpStatus.CONFLICT, "proceeding/conflict", views.conflict(conflict, step.parts(), written)));
        }
    }
}
