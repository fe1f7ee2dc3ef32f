package org.zhanqiao.exchange.grants;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.exchange.desk.ItemLabel;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.exchange.desk.PlainTerms;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// Signing a grant in three steps: who calls what, on which terms, and everything once more before it counts. Works
/// without JavaScript; every step carries all that was typed.
@Controller
@Allowed(Role.SECURITY_ADMIN)
class SigningPages {

    private static final String NEW = AllGrantPages.PATH + "/new";
    private static final List<Duration> LAST_GOOD = List.of(
            Duration.ZERO,
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7));

    private final Pages pages;
    private final Identity identity;
    private final Exchange exchange;
    private final Catalog catalog;
    private final Grants grants;
    private final Dossiers dossiers;
    private final LevelRules levels;
    private final InstantSource clock;

    SigningPages(
            Pages pages,
            Identity identity,
            Exchange exchange,
            Catalog catalog,
            Grants grants,
            Dossiers dossiers,
            LevelRules levels,
            InstantSource clock) {
        this.pages = pages;
        this.identity = identity;
        this.exchange = exchange;
        this.catalog = catalog;
        this.grants = grants;
        this.dossiers = dossiers;
        this.levels = levels;
        this.clock = clock;
    }

    /// What a form is about, once its caller and service are known.
    private record Scene(GrantForm form, CallingSystem system, DataService service, Dataset dataset, SourceKind kind) {}

    @GetMapping(NEW)
    View choose(@RequestParam MultiValueMap<String, String> parameters) {
        return choose(HttpStatus.OK, GrantForm.of(parameters), List.of());
    }

    @GetMapping(NEW + "/terms")
    View terms(@RequestParam(defaultValue = "") String caller, @RequestParam(defaultValue = "") String service) {
        return onStage(GrantForm.blank(caller, service), scene -> terms(HttpStatus.OK, scene, List.of()));
    }

    /// Back from the check, with everything that was typed.
    @PostMapping(NEW + "/terms")
    View again(@RequestParam MultiValueMap<String, String> parameters) {
        return onStage(GrantForm.of(parameters), scene -> terms(HttpStatus.OK, scene, List.of()));
    }

    @PostMapping(NEW + "/check")
    View check(
            @RequestParam MultiValueMap<String, String> parameters,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        return onStage(
                GrantForm.of(parameters),
                scene -> whenSound(scene, locale, draft -> {
                    var preview = draft.toGrant("", me.getName(), clock.instant());
                    return pages.show(
                            "exchange/sign-check",
                            new SigningView.Check(
                                    scene.form(),
                                    dossiers.words(preview),
                                    dossiers.isKeyless(preview),
                                    grants.listAlike(draft).stream()
                                            .map(SigningView.Superseded::of)
                                            .toList(),
                                    draft.notBefore().isAfter(clock.instant()) ? draft.notBefore() : null));
                }));
    }

    @PostMapping(AllGrantPages.PATH)
    View sign(
            @RequestParam MultiValueMap<String, String> parameters,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        return onStage(
                GrantForm.of(parameters),
                scene -> whenSound(scene, locale, draft -> {
                    var grant = grants.signInPlace(draft, me.getName());
                    return pages.redirect(AllGrantPages.PATH + "/" + grant.id() + "?done=SIGNED");
                }));
    }

    /// Goes on with the draft, or back to the terms with everything that is wrong with it.
    private View whenSound(Scene scene, Locale locale, Function<GrantDraft, View> next) {
        var reading = GrantFormReader.read(scene.form(), scene.dataset(), clock.instant());
        var errors = errors(scene, reading, locale);
        return errors.isEmpty() ? next.apply(reading.draft()) : terms(HttpStatus.UNPROCESSABLE_CONTENT, scene, errors);
    }

    private View onStage(GrantForm form, Function<Scene, View> act) {
        var system = identity.findSystem(form.text("caller")).filter(found -> !found.auditor());
        var service = exchange.findService(form.text("service"));
        var errors = new ArrayList<InputError>();
        if (system.isEmpty()) {
            errors.add(InputError.of("caller", "exchange.sign.noCaller"));
        }
        if (service.isEmpty()) {
            errors.add(InputError.of("service", "exchange.sign.noService"));
        }
        if (system.isEmpty() || service.isEmpty()) {
            return choose(HttpStatus.UNPROCESSABLE_CONTENT, form, errors);
        }
        return act.apply(new Scene(
                form,
                system.get(),
                service.get(),
                catalog.getDataset(service.get().dataset()),
                exchange.sourceKind(service.get())));
    }

    private View choose(HttpStatus status, GrantForm form, List<InputError> errors) {
        Map<String, String> agencies = new TreeMap<>();
        identity.listAgencies().forEach(agency -> agencies.put(agency.code(), agency.shortName()));
        Map<String, List<AllGrantsView.Choice>> systems = new TreeMap<>();
        identity.listSystems().stream()
                .filter(system -> !system.auditor())
                .forEach(system -> systems.computeIfAbsent(
                                agencies.getOrDefault(system.agencyCode(), system.agencyCode()),
                                name -> new ArrayList<>())
                        .add(new AllGrantsView.Choice(system.code(), system.name())));
        Map<String, List<AllGrantsView.Choice>> services = new TreeMap<>();
        exchange.listServices()
                .forEach(service -> services.computeIfAbsent(
                                agencies.getOrDefault(service.agency(), service.agency()), name -> new ArrayList<>())
                        .add(new AllGrantsView.Choice(service.code(), service.title())));
        return pages.show(
                status,
                "exchange/sign-choose",
                new SigningView.Choose(form, groups(systems), groups(services), errors));
    }

    private static List<SigningView.Group> groups(Map<String, List<AllGrantsView.Choice>> choices) {
        return choices.entrySet().stream()
                .map(entry -> new SigningView.Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    private View terms(HttpStatus status, Scene scene, List<InputError> errors) {
        var modes = Stream.of(Mode.values())
                .filter(mode -> mode != Mode.LIST || scene.service().listable(scene.kind()))
                .toList();
        var table = levels.inForce();
        var oneKey = scene.kind() == SourceKind.HTTP ? scene.service().httpKey() : "";
        return pages.show(
                status,
                "exchange/sign-terms",
                new SigningView.Terms(
                        scene.form(),
                        new SigningView.Sides(
                                identity.getAgency(scene.system().agencyCode()).name(),
                                scene.system().code(),
                                scene.system().name(),
                                identity.getAgency(scene.service().agency()).name(),
                                scene.service().title()),
                        modes.stream()
                                .map(mode -> new AllGrantsView.Choice(mode.text(), mode.name()))
                                .toList(),
                        modes.stream().map(PlainTerms::mode).toList(),
                        scene.dataset().items().stream()
                                .map(item -> new SigningView.Item(
                                        ItemLabel.of(scene.dataset(), item.name()),
                                        PlainTerms.type(item.type()),
                                        PlainTerms.level(item.level().number()),
                                        MaskChoice.listFor(item, table).stream()
                                                .map(choice -> new SigningView.Mask(choice.text(), choice.words()))
                                                .toList(),
                                        oneKey.isEmpty() || oneKey.equals(item.name())))
                                .toList(),
                        oneKey,
                        Stream.of(Condition.Comparison.values())
                                .map(comparison -> new SigningView.Comparison(
                                        comparison.name(), Phrase.of("exchange.comparison." + comparison.name())))
                                .toList(),
                        IntStream.rangeClosed(1, GrantForm.CONDITIONS).boxed().toList(),
                        LAST_GOOD.stream()
                                .map(age -> new SigningView.LastGood(
                                        Long.toString(age.toSeconds()), PlainTerms.lastGood(age)))
                                .toList(),
                        identity.findSm4Key(scene.system().code()).isEmpty(),
                        errors));
    }

    private List<InputError> errors(Scene scene, GrantFormReader.Reading reading, Locale locale) {
        boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        UnaryOperator<String> title = name -> scene.dataset()
                .findItem(name)
                .map(item -> chinese || item.titleEn().isEmpty() ? item.title() : item.titleEn())
                .orElse(name);
        return Stream.concat(reading.flaws().stream(), exchange.listFlaws(reading.draft()).stream())
                .distinct()
                .map(flaw -> FlawWords.error(field(flaw), flaw, title))
                .toList();
    }

    /// The id of the input that a flaw belongs to.
    private static String field(GrantFlaw flaw) {
        return switch (flaw.rule()) {
            case CALLER_KNOWN -> "caller";
            case SERVICE_KNOWN -> "service";
            case PURPOSE_STATED -> "purpose";
            case MATTER_STATED -> "matter";
            case LEGAL_BASIS_STATED -> "legalBasis";
            case MODE_KNOWN, MODE_CHOSEN, MODE_LISTABLE -> "modes";
            case KEY_ITEM_KNOWN, KEY_ITEM_ONCE, KEY_OF_SOURCE -> "keys";
            case KEY_UNMASKED -> "maskedLookup-" + flaw.item();
            case KEY_NEEDED, FIELD_NEEDED, VERIFIABLE_NEEDED, VERIFIABLE_KNOWN, FIELD_KNOWN, FIELD_ONCE -> "items";
            case FIELD_RETURNABLE -> "items";
            case MASK_KNOWN, MASK_FITS, MASK_STRONG_ENOUGH -> "mask-" + flaw.item();
            case FILTER_KNOWN, FILTER_COUNT, FILTER_VALUE -> "filter";
            case RATE_POSITIVE -> "perSecond";
            case QUOTA_POSITIVE -> "perDay";
            case TERM_READABLE -> flaw.item();
            case TERM_ORDER -> "until";
            case LAST_GOOD_SPAN -> "lastGood";
            case AGREEMENT_HASH -> "agreement";
            case TERMS_READABLE, MEMBER_KNOWN -> "items";
            case CASE_REQUIRED_READABLE -> "caseRequired";
            case REASON_STATED -> "because";
        };
    }
}
