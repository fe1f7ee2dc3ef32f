package org.zhanqiao.demand.requests;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;

/// Access requests. Whatever is done to one is one transaction with its act, its evidence and its [RequestMoved]; of
/// two who act at once one wins, and the other gets a [RequestConflict] that says what happened.
@Service
public class AccessRequests {

    /// What sends a request on; then nothing may be missing.
    private static final Set<ActKind> SENDS =
            Set.of(ActKind.PROPOSE, ActKind.SIGN_OFF, ActKind.COMPLETE, ActKind.SIGN_OFF_COMPLETION);

    private final RequestTable table;
    private final SignedOffTable signedOff;
    private final RequestMoves moves;
    private final AskCheck check;
    private final ShareTypes shareTypes;
    private final RequestedEntries requested;
    private final Offerings offerings;
    private final Identity identity;
    private final InstantSource clock;

    AccessRequests(
            RequestTable table,
            SignedOffTable signedOff,
            RequestMoves moves,
            AskCheck check,
            ShareTypes shareTypes,
            RequestedEntries requested,
            Offerings offerings,
            Identity identity,
            InstantSource clock) {
        this.table = table;
        this.signedOff = signedOff;
        this.moves = moves;
        this.check = check;
        this.shareTypes = shareTypes;
        this.requested = requested;
        this.offerings = offerings;
        this.identity = identity;
        this.clock = clock;
    }

    /// Begins a request.
    ///
    /// @throws UnfitRequest when the system is not of the person's agency, there is no such service, or its entry
    ///     is not reviewed yet or withdrawn
    @Transactional
    public AccessRequest draft(String caller, String service, Person me) {
        return draft(Ask.blank(caller, service), me);
    }

    /// Begins a request with everything at once.
    @Transactional
    public AccessRequest draft(Ask ask, Person me) {
        return draft(ask, "", me);
    }

    /// Begins a request that renews or amends one in force: the same once more, to be changed. When its
    /// agreement is signed it takes the place of the other in the same transaction. There is one at a time:
    /// while it is under way, it is answered, however often and by whomever it is asked for.
    ///
    /// @throws RequestConflict when that one is not in force
    /// @throws UnfitRequest    when the entry of its service was withdrawn
    @Transactional
    public AccessRequest renew(String id, Person me) {
        var dossier = lock(id, me);
        if (!dossier.mayRenew(me)) {
            throw RequestConflict.impossible(
                    dossier.request(), dossier.history().last());
        }
        return findSuccessor(id).orElseGet(() -> draft(dossier.request().ask().until(null), id, me));
    }

    /// The request by which one is being renewed or amended, or was; none that came to nothing.
    public Optional<AccessRequest> findSuccessor(String id) {
        return table.findSuccessor(id);
    }

    /// Of these requests, the ids of those whose grant was suspended last.
    public Set<String> listSuspended(Collection<String> ids) {
        return table.listSuspended(ids);
    }

    /// Other requests of the same system for the same service and purpose that are in force, or on
    /// their way there; whichever comes into force last takes the place of the others.
    public List<AccessRequest> listAlike(AccessRequest request) {
        return table.listAlike(request);
    }

    private AccessRequest draft(Ask ask, String supersedes, Person me) {
        var now = clock.instant();
        var consumer = me.agency().orElseThrow(() -> new NotFound("agency of", me.login()));
        var offering = sides(ask, consumer);
        UnfitRequest.unlessEmpty(
                requested.findWithdrawn(offering.dataset()).stream().toList());
        var request = new AccessRequest(
                "R-%d-%06d".formatted(now.atZone(Page.ZONE).getYear(), table.nextNumber()),
                consumer,
                offering.agency(),
                offering.dataset(),
                shareTypes.of(offering.dataset()),
                ask,
                RequestState.DRAFT,
                1,
                me.login(),
                now,
                now,
                null,
                false,
                null,
                false,
                "",
                supersedes);
        moves.begin(request, me);
        return request;
    }

    private Offering sides(Ask ask, String consumer) {
        var flaws = new ArrayList<AskFlaw>();
        if (identity.findSystem(ask.caller())
                .filter(system -> !system.auditor() && system.agencyCode().equals(consumer))
                .isEmpty()) {
            flaws.add(AskFlaw.of("caller", "demand.ask.caller"));
        }
        var offering = offerings.findOffering(ask.service());
        if (offering.isEmpty()) {
            flaws.add(AskFlaw.of("service", "demand.ask.service"));
        } else if (offering.get().agency().equals(consumer)) {
            flaws.add(AskFlaw.of("service", "demand.ask.own"));
        } else if (!offering.get().reviewed()) {
            flaws.add(AskFlaw.of("service", "demand.ask.unreviewed"));
        }
        UnfitRequest.unlessEmpty(flaws);
        return offering.orElseThrow();
    }

    /// Writes what is asked anew, while it is a draft or has to be completed. What is still missing may be missing.
    ///
    /// @throws RequestConflict when somebody else changed it first, or it cannot be changed any more
    @Transactional
    public AccessRequest revise(String id, long version, Ask ask, Person me) {
        var dossier = lock(id, me);
        var before = dossier.request();
        if (before.version() != version || !dossier.mayRevise(me)) {
            throw RequestConflict.of(before, dossier.history().last(), version);
        }
        var offering = sides(ask, before.consumer());
        var shareType = before.state() == RequestState.DRAFT ? shareTypes.of(offering.dataset()) : before.shareType();
        var after = before.revised(ask, offering, shareType, version + 1);
        if (before.state() == RequestState.INCOMPLETE
                && !ask.service().equals(before.ask().service())) {
            UnfitRequest.unlessEmpty(List.of(AskFlaw.of("service", "demand.ask.otherService")));
        }
        moves.update(after, version);
        return after;
    }

    /// That an entry was withdrawn, and what takes its place; nothing of one that was not.
    public Optional<AskFlaw> findWithdrawn(String dataset) {
        return requested.findWithdrawn(dataset);
    }

    /// The code of the entry that took the place of one that was withdrawn.
    public Optional<String> findReplacement(String dataset) {
        return requested.findReplacement(dataset);
    }

    /// What was signed off of a request, beside what it asks for now.
    public SignedOff getSignedOff(AccessRequest request) {
        return signedOff.beside(request);
    }

    /// Everything that is asked wrongly or not at all.
    public List<AskFlaw> listFlaws(Ask ask) {
        return check.listFlaws(ask);
    }

    /// Does what somebody decided.
    ///
    /// @throws NotFound        when there is no such request for this person
    /// @throws RequestConflict when somebody else did something first, or its state does not allow this
    /// @throws UnfitRequest    naming what is wrong with the act, or with what is asked
    @Transactional
    public AccessRequest act(RequestDecision decision, Person me) {
        var dossier = require(decision, me);
        return moves.move(
                dossier, decision.kind(), me, clock.instant(), decision.because(), decision.detail(), grant(decision));
    }

    /// Whether its day has passed, also before [Ladder][org.zhanqiao.proceeding.Ladder] has seen that.
    private boolean isPast(AccessRequest request) {
        var due = request.due();
        return due != null && due.isBefore(today());
    }

    private static String grant(RequestDecision decision) {
        return decision.detail() instanceof ActDetail.Signature(var _, var _, var grant) ? grant : "";
    }

    /// Whether a decision can be carried out, as [#act] would; holds the request until the transaction ends.
    @Transactional
    public Dossier require(RequestDecision decision, Person me) {
        var dossier = lock(decision.request(), me);
        var request = dossier.request();
        var history = dossier.history();
        if (request.version() != decision.version()
                || !dossier.possible(me).contains(decision.kind())
                || (decision.kind() == ActKind.ASK_EXTENSION && isPast(request))) {
            throw RequestConflict.of(request, history.last(), decision.version());
        }
        var flaws = new ArrayList<>(decision.listFlaws(mostDays(decision.kind(), history), today()));
        flaws.addAll(secondPerson(decision.kind(), history, me));
        if (decision.detail() instanceof ActDetail.Refusal(var ground, var _) && ground == RefusalGround.NOT_HELD) {
            requested.findHeld(request).ifPresent(flaws::add);
        }
        if (SENDS.contains(decision.kind())) {
            flaws.addAll(check.listFlaws(request.ask()));
        }
        UnfitRequest.unlessEmpty(flaws);
        return dossier;
    }

    private static int mostDays(ActKind kind, RequestHistory history) {
        int left = RequestClocks.LONGEST_EXTENSION - history.extendedDays();
        return kind == ActKind.CONSENT_EXTENSION
                ? history.findOpenExtension().flatMap(ActDetail::findDays).orElse(left)
                : left;
    }

    /// What one person proposed another one signs off (art. 20).
    private static List<AskFlaw> secondPerson(ActKind kind, RequestHistory history, Person me) {
        var proposal = kind.signsOff();
        var proposed = proposal == null ? Optional.<Act<RequestState, ActKind>>empty() : history.findLast(proposal);
        return proposed.filter(act -> act.by().equals(me.login())).isPresent()
                ? List.of(AskFlaw.of("because", "demand.act.secondPerson"))
                : List.of();
    }

    /// A request as this person sees it, held until the transaction ends.
    Dossier lock(String id, Person me) {
        var request = table.lock(id).orElseThrow(() -> new NotFound("request", id));
        return visible(new Dossier(request, table.history(id)), Sight.of(me));
    }

    /// A request as this person sees it.
    ///
    /// @throws NotFound when there is none, or it is not for this person
    public Dossier getDossier(String id, Person me) {
        return getDossier(id, Sight.of(me));
    }

    /// A request as somebody sees it, rewritten parts as [SeenRequests] has it.
    ///
    /// @throws NotFound when there is none, or it is not for them
    public Dossier getDossier(String id, Sight sight) {
        var request = table.findSeen(id, sight.agency()).orElseThrow(() -> new NotFound("request", id));
        return visible(new Dossier(request, table.history(id)), sight);
    }

    /// Requests with what was done to them, by id; those that are not there are left out. It asks nobody who reads: for
    /// what the platform itself reckons.
    public List<Dossier> listDossiers(Collection<String> ids) {
        return table.listDossiers(ids);
    }

    /// A request, whoever asks; what of it is shown to whom is the caller's matter.
    public Optional<AccessRequest> findRequest(String id) {
        return table.find(id);
    }

    /// Requests for any of these datasets, whoever asks, as the bureau reads them, last moved first; which of them are
    /// shown to whom is the caller's matter.
    public List<AccessRequest> listOnDatasets(Collection<String> datasets) {
        return table.listOnDatasets(datasets);
    }

    private static Dossier visible(Dossier dossier, Sight sight) {
        var request = dossier.request();
        boolean sees = sight.isOf(request.consumer())
                || (dossier.isOut() && sight.sees(request.consumer(), request.provider()));
        if (!sees) {
            throw new NotFound("request", request.id());
        }
        return dossier;
    }

    /// A page of requests, last moved first unless the query sorts by `id`, `state`, `service`, `purpose`, `consumer`,
    /// `provider`, `due` or `moved`.
    public Paged<AccessRequest> listRequests(RequestFilter filter, ListQuery query) {
        return table.list(filter, query, today());
    }

    public long count(RequestFilter filter) {
        return table.count(filter, today());
    }

    private LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }
}
