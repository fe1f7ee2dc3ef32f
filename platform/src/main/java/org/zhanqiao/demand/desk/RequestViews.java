package org.zhanqiao.demand.desk;

import java.time.InstantSource;
import java.time.LocalDate;
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
import org.zhanqiao.demand.ServiceItems;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.disputes.Dispute;
import org.zhanqiao.demand.disputes.Disputes;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.AskFlaw;
import org.zhanqiao.demand.requests.AskPart;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestClocks;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.demand.requests.SignedOff;
import org.zhanqiao.demand.requests.UseRecord;
import org.zhanqiao.demand.requests.UseRecords;
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
import org.zhanqiao.web.Spoken;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.StepWords;

/// Puts together what pages of one request show.
@Component
final class RequestViews {

    /// Acts that rest on what was signed off.
    private static final Set<ActKind> COMPARED =
            Set.of(ActKind.COMPLETE, ActKind.SIGN_OFF_COMPLETION, ActKind.SEND_BACK_COMPLETION);

    /// Acts by which a request goes on to its grant, which takes the place of others.
    private static final Set<ActKind> WEIGHED = Set.of(
            ActKind.PROPOSE, ActKind.SIGN_OFF, ActKind.SIGN_OFF_COMPLETION, ActKind.PROPOSE_APPROVAL, ActKind.APPROVE);

    private final AccessRequests requests;
    private final RequestClocks clocks;
    private final StepWords stepWords;
    private final ControlEvidence evidence;
    private final Agreements agreements;
    private final Disputes disputes;
    private final Catalog catalog;
    private final Offerings offerings;
    private final Identity identity;
    private final ServiceItems matters;
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
            ServiceItems matters,
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
        this.matters = matters;
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
                dossier.listDropped(),
                alike(request, me),
                amended(request),
                me.person().roles().has(Role.DATA_OFFICER)
                        || me.person().roles().has(Role.SHARING_HEAD),
                !disputes.listGrounds(dossier, me.person()).isEmpty(),
                disputes.listOver(request.id()).stream().map(Dispute::id).toList(),
                done,
                today(),
                RequestListPages.place(request, me));
    }

    /// What took its place, or renews it; while it is being written, only its own agency knows of it.
    @Nullable AccessRequest successor(Dossier dossier, SignedInPerson me) {
        return dossier.findSuccessor()
                .flatMap(requests::findRequest)
                .or(() -> requests.findSuccessor(dossier.request().id()))
                .filter(successor -> isKnown(successor, me))
                .orElse(null);
    }

    /// Of another service, which another agency provides, nothing is compared.
    private @Nullable SignedOffView amended(AccessRequest request) {
        return Optional.of(request.supersedes())
                .filter(id -> !id.isEmpty())
                .flatMap(requests::findRequest)
                .map(AccessRequest::ask)
                .filter(former -> former.service().equals(request.ask().service()))
                .map(former ->
                        new SignedOffView(new SignedOff(former, request.ask()), catalog.getDataset(request.dataset())))
                .orElse(null);
    }

    private List<AccessRequest> alike(AccessRequest request, SignedInPerson me) {
        return requests.listAlike(request).stream()
                .filter(alike -> isKnown(alike, me))
                .toList();
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
                .map(reckoning ->
                        clock("demand.clock.answer", reckoning, state.isAnswering() || state.isCompleting(), locale))
                .ifPresent(answer -> shown.add(answer.metBy(dossier.history().findAnswer())));
        for (var before : dossier.history().answeredBefore()) {
            clocks.answer(dossier.request().shareType(), before)
                    .map(reckoning -> clock("demand.clock.answerBefore", reckoning, false, locale))
                    .ifPresent(answer -> shown.add(answer.metBy(before.findAnswer())));
        }
        clocks.delivery(dossier.history())
                .map(reckoning -> clock("demand.clock.delivery", reckoning, state.isDelivering(), locale))
                .ifPresent(
                        delivery -> shown.add(delivery.metBy(dossier.history().findDelivery())));
        disposal(dossier, locale).ifPresent(shown::add);
        return shown;
    }

    /// The records of use, with what has to be disposed of.
    UseView use(
            Dossier dossier,
            List<UseRecord> records,
            UseRecords.Draft draft,
            List<InputError> errors,
            SignedInPerson me,
            Locale locale) {
        var request = dossier.request();
        return new UseView(
                request,
                catalog.getDataset(request.dataset()),
                records,
                disposal(dossier, locale).orElse(null),
                dossier.listDropped(),
                dossier.history().findLast(ActKind.CONFIRM_DISPOSAL).orElse(null),
                dossier.possible(me.person()).contains(ActKind.CONFIRM_DISPOSAL),
                UseRecords.mayRecord(request, me.person()),
                draft,
                errors,
                today(),
                RequestListPages.place(request, me));
    }

    private LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }

    private Optional<ClockView> disposal(Dossier dossier, Locale locale) {
        boolean running = dossier.request().state().isDisposing();
        return clocks.disposal(dossier.history())
                .map(reckoning -> clock("demand.clock.disposal", reckoning, running, locale)
                        .metBy(dossier.history().findLast(ActKind.CONFIRM_DISPOSAL)));
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
        return conflict(conflict.current(), conflict.last(), conflict.isLate(), "", false, List.of());
    }

    /// The same for whoever wrote what is asked: it may have been saved meanwhile, which is no act.
    ///
    /// @param parts   what they wrote
    /// @param written as they wrote it
    ConflictView conflict(RequestConflict conflict, List<AskPart> parts, Ask written) {
        var current = conflict.current();
        boolean writable = current.state() == RequestState.DRAFT || current.state() == RequestState.INCOMPLETE;
        return conflict(
                current,
                conflict.last(),
                conflict.isLate(),
                "",
                writable,
                List.of(RequestWords.written(catalog.getDataset(current.dataset()), parts, written)));
    }

    /// What somebody is told who wants what they cannot do now.
    ConflictView impossible(Dossier dossier) {
        return conflict(dossier.request(), dossier.history().last(), false, "", false, List.of());
    }

    /// The same for one act: whose it is, where others can do it now.
    ConflictView impossible(Dossier dossier, ActKind kind) {
        return conflict(
                dossier.request(),
                dossier.history().last(),
                false,
                dossier.allows(kind) ? whose(kind) : "",
                false,
                List.of());
    }

    private static String whose(ActKind kind) {
        var parties = kind.parties();
        return "demand.party."
                + (parties.size() == 1 ? parties.iterator().next().name() : kind.name());
    }

    private ConflictView conflict(
            AccessRequest current,
            Act<RequestState, ActKind> last,
            boolean late,
            String whose,
            boolean saved,
            List<Spoken> written) {
        return new ConflictView(
                "demand.conflict",
                RequestPages.path(current.id()),
                current.id(),
                last.name(),
                shortName(last),
                last.at(),
                last.key("demand.acted."),
                "demand.state." + current.state().name(),
                RequestWords.tone(current.state()),
                late,
                whose,
                saved,
                written);
    }

    ActView act(Dossier dossier, ActKind kind, ActForm form, List<AskFlaw> flaws, SignedInPerson me, Locale locale) {
        var request = dossier.request();
        return new ActView(
                request,
                names(request),
                catalog.getDataset(request.dataset()),
                Proposed.before(dossier, kind, catalog.getDataset(request.dataset())),
                otherPaper(request),
                kind,
                kind.needsReason(),
                COMPARED.contains(kind) ? signedOff(request) : null,
                form,
                WEIGHED.contains(kind) ? alike(request, me) : List.of(),
                amended(request),
                errors(request, flaws, locale),
                RequestListPages.place(request, me));
    }

    /// The matter of a request, when it demands no such paper as the one to be spared.
    ServiceItems.@Nullable Item otherPaper(AccessRequest request) {
        var paper = request.ask().sparedPaper();
        return matters.find(request.consumer(), request.ask().matter())
                .filter(matter -> !paper.isEmpty() && !matter.demands(paper))
                .orElse(null);
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
