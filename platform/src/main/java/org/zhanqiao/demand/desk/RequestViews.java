package org.zhanqiao.demand.desk;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.disputes.Dispute;
import org.zhanqiao.demand.disputes.Disputes;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.AskFlaw;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestClocks;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ClockView;
import org.zhanqiao.proceeding.ConflictView;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.StepWords;

/// Puts together what pages of one request show.
@Component
final class RequestViews {

    /// Acts that rest on what was signed off.
    private static final Set<ActKind> COMPARED =
            Set.of(ActKind.COMPLETE, ActKind.SIGN_OFF_COMPLETION, ActKind.SEND_BACK_COMPLETION);

    /// Acts that decide whether the provider gets more time.
    private static final Set<ActKind> EXTENSION = Set.of(ActKind.CONSENT_EXTENSION, ActKind.DENY_EXTENSION);

    private final AccessRequests requests;
    private final RequestClocks clocks;
    private final StepWords stepWords;
    private final ControlEvidence evidence;
    private final Agreements agreements;
    private final Disputes disputes;
    private final Catalog catalog;
    private final Offerings offerings;
    private final Identity identity;
    private final InstantSource clock;

    RequestViews(
            AccessRequests requests,
            RequestClocks clocks,
            StepWords stepWords,
            ControlEvidence evidence,
            Agreements agreements,
            Disputes disputes,
            Catalog catalog,
            Offerings offerings,
            Identity identity,
            InstantSource clock) {
        this.requests = requests;
        this.clocks = clocks;
        this.stepWords = stepWords;
        this.evidence = evidence;
        this.agreements = agreements;
        this.disputes = disputes;
        this.catalog = catalog;
        this.offerings = offerings;
        this.identity = identity;
        this.clock = clock;
    }

    RequestView of(Dossier dossier, SignedInPerson me, @Nullable ActKind done, Locale locale) {
        var request = dossier.request();
        var possible = dossier.possible(me.person());
        return new RequestView(
                request,
                names(request),
                catalog.getDataset(request.dataset()),
                clocks(dossier, locale),
                acts(dossier),
                possible.stream().filter(kind -> !kind.isSignature()).toList(),
                dossier.mayRevise(me.person()),
                dossier.mayRenew(me.person()),
                agreements.findAgreement(request.id()).isPresent(),
                possible.stream().anyMatch(ActKind::isSignature),
                dossier.history().findSuspension().isPresent(),
                successor(dossier, me),
                requests.listAlike(request).stream()
                        .filter(alike -> isKnown(alike, me))
                        .toList(),
                me.person().roles().has(Role.DATA_OFFICER)
                        || me.person().roles().has(Role.SHARING_HEAD),
                !disputes.listGrounds(dossier, me.person()).isEmpty(),
                disputes.listOver(request.id()).stream().map(Dispute::id).toList(),
                done,
                clock.instant().atZone(Page.ZONE).toLocalDate());
    }

    /// What took its place, or renews it; while it is being written, only its own agency knows of it.
    private @Nullable AccessRequest successor(Dossier dossier, SignedInPerson me) {
        return dossier.history()
                .findLast(ActKind.SUPERSEDE)
                .map(act -> act.said("successor"))
                .filter(id -> !id.isEmpty())
                .flatMap(requests::findRequest)
                .or(() -> requests.findSuccessor(dossier.request().id()))
                .filter(successor -> isKnown(successor, me))
                .orElse(null);
    }

    private static boolean isKnown(AccessRequest request, SignedInPerson me) {
        return request.state().isOut() || Sight.of(me).isOf(request.consumer());
    }

    RequestView.Names names(AccessRequest request) {
        return new RequestView.Names(
                agency(request.consumer()).map(Agency::name).orElse(request.consumer()),
                identity.findSystem(request.ask().caller())
                        .map(CallingSystem::name)
                        .orElse(request.ask().caller()),
                agency(request.provider()).map(Agency::name).orElse(request.provider()),
                offerings
                        .findOffering(request.ask().service())
                        .map(Offering::title)
                        .orElse(request.ask().service()));
    }

    /// What the provider named as missing.
    List<String> missing(Dossier dossier) {
        return RequestView.missing(dossier.history().acts().reversed().stream().map(ActDetail::of));
    }

    /// The clocks of a request, the answer's first.
    List<ClockView> clocks(Dossier dossier, Locale locale) {
        var shown = new ArrayList<ClockView>();
        var state = dossier.request().state();
        clocks.answer(dossier.request().shareType(), dossier.history())
                .ifPresent(reckoning -> shown.add(
                        clock("demand.clock.answer", reckoning, state.isAnswering() || state.isCompleting(), locale)));
        clocks.delivery(dossier.history())
                .ifPresent(reckoning ->
                        shown.add(clock("demand.clock.delivery", reckoning, state.isDelivering(), locale)));
        return shown;
    }

    private ClockView clock(String titleKey, Reckoning reckoning, boolean running, Locale locale) {
        return ClockView.of(titleKey, "demand.clock.stands", reckoning, running, stepWords.lines(reckoning, locale));
    }

    private List<RequestView.Act> acts(Dossier dossier) {
        Map<String, ControlEvidence.Standing> places =
                evidence.listBelow("demand.request:" + dossier.request().id() + ":");
        return dossier.history().acts().reversed().stream()
                .map(act -> {
                    var place = places.get(act.evidenceKey());
                    return new RequestView.Act(act, shortName(act), place == null ? -1 : place.entry());
                })
                .toList();
    }

    private String shortName(Act<RequestState, ActKind> act) {
        return agency(act.agency()).map(Agency::shortName).orElse(act.agency());
    }

    private Optional<Agency> agency(String code) {
        return code.isEmpty() ? Optional.empty() : identity.findAgency(code);
    }

    /// What somebody is told whose act was not done.
    ConflictView conflict(RequestConflict conflict) {
        return conflict(conflict.current(), conflict.last(), conflict.isLate(), "");
    }

    /// What somebody is told who wants what they cannot do now.
    ConflictView impossible(Dossier dossier) {
        return conflict(dossier.request(), dossier.history().last(), false, "");
    }

    /// The same for one act: whose it is, where others can do it now.
    ConflictView impossible(Dossier dossier, ActKind kind) {
        return conflict(
                dossier.request(),
                dossier.history().last(),
                false,
                dossier.allows(kind) ? "demand.party." + kind.party().name() : "");
    }

    private ConflictView conflict(AccessRequest current, Act<RequestState, ActKind> last, boolean late, String whose) {
        return new ConflictView(
                "demand.conflict",
                RequestPages.path(current.id()),
                current.id(),
                last.name(),
                shortName(last),
                last.at(),
                "demand.acted." + last.kind().name(),
                "demand.state." + current.state().name(),
                RequestWords.tone(current.state()),
                late,
                whose,
                List.of());
    }

    ActView act(Dossier dossier, ActKind kind, ActForm form, List<AskFlaw> flaws, Locale locale) {
        var request = dossier.request();
        return new ActView(
                request,
                names(request),
                catalog.getDataset(request.dataset()),
                EXTENSION.contains(kind) ? extension(dossier) : "",
                kind,
                kind.needsReason(),
                COMPARED.contains(kind) ? signedOff(request) : null,
                form,
                errors(request, flaws, locale));
    }

    /// What the provider said when it asked for more time last.
    private static String extension(Dossier dossier) {
        return dossier.history().acts().reversed().stream()
                .filter(act -> act.kind() == ActKind.ASK_EXTENSION)
                .findFirst()
                .map(Act::because)
                .orElse("");
    }

    /// What is asked beside what was signed off.
    SignedOffView signedOff(AccessRequest request) {
        return new SignedOffView(requests.getSignedOff(request), catalog.getDataset(request.dataset()));
    }

    /// Flaws with the items as the reader calls them.
    List<InputError> errors(AccessRequest request, List<AskFlaw> flaws, Locale locale) {
        boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        var dataset = catalog.getDataset(request.dataset());
        UnaryOperator<String> title = name -> dataset.findItem(name)
                .map(item -> chinese || item.titleEn().isEmpty() ? item.title() : item.titleEn())
                .orElse(name);
        return flaws.stream().map(flaw -> flaw.error(title)).distinct().toList();
    }
}
