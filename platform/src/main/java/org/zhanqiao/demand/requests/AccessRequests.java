package org.zhanqiao.demand.requests;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;
import org.zhanqiao.workday.Reckoning;

/// Access requests. Whatever is done to one is one transaction with its act, its evidence and its [RequestMoved]; of
/// two
/// who act at once one wins, and the other gets a [RequestConflict] that says what happened.
@Service
public class AccessRequests {

    /// What sends a request on; then nothing may be missing.
    private static final Set<ActKind> SENDS = Set.of(ActKind.PROPOSE, ActKind.SIGN_OFF, ActKind.COMPLETE);

    private final RequestTable table;
    private final RequestClocks clocks;
    private final AskCheck check;
    private final ShareTypes shareTypes;
    private final Offerings offerings;
    private final Identity identity;
    private final ControlEvidence evidence;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    AccessRequests(
            RequestTable table,
            RequestClocks clocks,
            AskCheck check,
            ShareTypes shareTypes,
            Offerings offerings,
            Identity identity,
            ControlEvidence evidence,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.table = table;
        this.clocks = clocks;
        this.check = check;
        this.shareTypes = shareTypes;
        this.offerings = offerings;
        this.identity = identity;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /// A request with what was done to it.
    public record Dossier(AccessRequest request, RequestHistory history) {

        /// What somebody can do to it now.
        public Set<ActKind> possible(Person person) {
            var possible = history.listPossible(request.state(), RequestClocks.LONGEST_EXTENSION);
            var parties = Party.of(person, request.consumer(), request.provider());
            possible.removeIf(kind -> !parties.contains(kind.party()));
            return possible;
        }

        /// Whether somebody can ask for the same once more.
        public boolean mayRenew(Person person) {
            return request.state() == RequestState.IN_FORCE
                    && Party.of(person, request.consumer(), request.provider()).contains(Party.CONSUMER_OFFICER);
        }

        /// Whether somebody can change what is asked.
        public boolean mayRevise(Person person) {
            return (request.state() == RequestState.DRAFT || request.state() == RequestState.INCOMPLETE)
                    && Party.of(person, request.consumer(), request.provider()).contains(Party.CONSUMER_OFFICER);
        }
    }

    /// Begins a request.
    ///
    /// @throws UnfitRequest when the system is not of the person's agency, or there is no such service
    @Transactional
    public AccessRequest draft(String caller, String service, Person me) {
        return draft(Ask.blank(caller, service), me);
    }

    /// Begins a request with everything at once.
    @Transactional
    public AccessRequest draft(Ask ask, Person me) {
        return draft(ask, "", me);
    }

    /// Begins a request that renews or amends one in force: the same once more, to be changed. When its agreement is
    /// signed it takes the place of the other in the same transaction.
    ///
    /// @throws RequestConflict when that one is not in force
    @Transactional
    public AccessRequest renew(String id, Person me) {
        var dossier = lock(id, me);
        if (!dossier.mayRenew(me)) {
            throw new RequestConflict(dossier.request(), dossier.history().last());
        }
        return draft(dossier.request().ask().withoutTerm(), id, me);
    }

    private AccessRequest draft(Ask ask, String supersedes, Person me) {
        var now = clock.instant();
        var consumer = me.agency().orElseThrow(() -> new NotFound("agency of", me.login()));
        var offering = sides(ask, consumer);
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
        table.insert(request);
        var act = act(request.id(), RequestState.DRAFT, 1, ActKind.DRAFT, me, now, "", new ActDetail.None());
        remember(request, request, act);
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
            throw new RequestConflict(before, dossier.history().last());
        }
        var offering = sides(ask, before.consumer());
        var shareType = before.state() == RequestState.DRAFT ? shareTypes.of(offering.dataset()) : before.shareType();
        var after = before.revised(ask, offering, shareType, version + 1);
        if (before.state() == RequestState.INCOMPLETE
                && !ask.service().equals(before.ask().service())) {
            UnfitRequest.unlessEmpty(List.of(AskFlaw.of("service", "demand.ask.otherService")));
        }
        update(after, version);
        return after;
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
        return move(
                dossier, decision.kind(), me, clock.instant(), decision.because(), decision.detail(), grant(decision));
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
        if (request.version() != decision.version() || !dossier.possible(me).contains(decision.kind())) {
            throw new RequestConflict(request, history.last());
        }
        var flaws = new ArrayList<>(decision.listFlaws(mostDays(decision.kind(), history)));
        flaws.addAll(secondPerson(decision.kind(), history, me));
        if (SENDS.contains(decision.kind())) {
            flaws.addAll(check.listFlaws(request.ask()));
        }
        UnfitRequest.unlessEmpty(flaws);
        return dossier;
    }

    private static int mostDays(ActKind kind, RequestHistory history) {
        int left = RequestClocks.LONGEST_EXTENSION - history.extendedDays();
        return kind == ActKind.CONSENT_EXTENSION
                ? history.findOpenExtension().flatMap(RequestAct::days).orElse(left)
                : left;
    }

    /// What one person proposed another one signs off (art. 20).
    private static List<AskFlaw> secondPerson(ActKind kind, RequestHistory history, Person me) {
        var proposal = kind.signsOff();
        var proposed = proposal == null ? Optional.<RequestAct>empty() : history.findLast(proposal);
        return proposed.filter(act -> act.by().equals(me.login())).isPresent()
                ? List.of(AskFlaw.of("because", "demand.act.secondPerson"))
                : List.of();
    }

    /// Notes that a day has come: the term is over, or the next rung of the ladder is reached. Once each, whoever asks
    /// how often.
    ///
    /// @param late working days that are over since the last day of the clock, -1 for none
    @Transactional
    void noteDay(String id, ToIntFunction<LocalDate> late) {
        var found = table.lock(id);
        if (found.isEmpty()) {
            return;
        }
        var dossier = new Dossier(found.get(), table.history(id));
        var request = dossier.request();
        var now = clock.instant();
        if (request.state() == RequestState.IN_FORCE
                && !now.isBefore(request.ask().end())) {
            move(dossier, ActKind.EXPIRE, null, now, "", new ActDetail.None(), "");
            return;
        }
        var due = request.due();
        if (due == null || !Lifecycle.listActs(request.state()).contains(ActKind.ESCALATE)) {
            return;
        }
        var reached = Rung.reached(late.applyAsInt(due));
        var before = request.rung();
        if (reached.isPresent() && (before == null || reached.get().compareTo(before) > 0)) {
            move(dossier, ActKind.ESCALATE, null, now, "", new ActDetail.Escalation(reached.get()), "");
        }
    }

    /// Notes that another request took the place of one, unless that had ended already.
    ///
    /// @return the number of the grant that is to be revoked now; empty for none
    @Transactional
    public Optional<String> noteSuperseded(String id) {
        var request = table.lock(id).orElseThrow(() -> new NotFound("request", id));
        if (request.state() != RequestState.IN_FORCE) {
            return Optional.empty();
        }
        move(
                new Dossier(request, table.history(id)),
                ActKind.SUPERSEDE,
                null,
                clock.instant(),
                "",
                new ActDetail.None(),
                "");
        return Optional.of(request.grant());
    }

    /// Notes that the grant of a request was revoked, unless the request ended by that itself.
    @Transactional
    public void noteRevocation(String id, Grant grant) {
        var request = table.lock(id).orElseThrow(() -> new NotFound("request", id));
        if (request.state() == RequestState.IN_FORCE && request.grant().equals(grant.id())) {
            var end = grant.end();
            move(
                    new Dossier(request, table.history(id)),
                    ActKind.TERMINATE,
                    null,
                    clock.instant(),
                    end == null ? "" : end.because(),
                    new ActDetail.None(),
                    "");
        }
    }

    /// Reckons the last day anew, on the calendar that is in force now.
    @Transactional
    void reckonAnew(String id) {
        table.lock(id).ifPresent(request -> {
            var history = table.history(id);
            update(
                    withClock(
                            request, request.state(), history, request.rung(), request.version(), request.moved(), ""),
                    request.version());
        });
    }

    private AccessRequest move(
            Dossier dossier,
            ActKind kind,
            @Nullable Person me,
            Instant now,
            String because,
            ActDetail detail,
            String grant) {
        var before = dossier.request();
        var state = Lifecycle.after(before.state(), kind)
                .orElseThrow(() -> new RequestConflict(before, dossier.history().last()));
        var act = act(before.id(), state, dossier.history().last().number() + 1, kind, me, now, because, detail);
        var acts = new ArrayList<>(dossier.history().acts());
        acts.add(act);
        var rung = detail instanceof ActDetail.Escalation(Rung reached)
                ? reached
                : state.isAnswering() == before.state().isAnswering() ? before.rung() : null;
        // A day that comes changes nothing that a person decided on.
        long version = me == null && state == before.state() ? before.version() : before.version() + 1;
        var after = withClock(
                before,
                state,
                new RequestHistory(acts),
                rung,
                version,
                state == before.state() ? before.moved() : now,
                grant);
        update(after, before.version());
        remember(before, after, act);
        return after;
    }

    private AccessRequest withClock(
            AccessRequest request,
            RequestState state,
            RequestHistory history,
            @Nullable Rung rung,
            long version,
            Instant moved,
            String grant) {
        var reckoning = clocks.current(state, request.shareType(), history);
        return request.moved(
                state,
                version,
                moved,
                reckoning.map(AccessRequests::day).orElse(null),
                reckoning.map(Reckoning::isProvisional).orElse(false),
                rung,
                state.isAnswering() && history.findOpenExtension().isPresent(),
                grant.isEmpty() ? request.grant() : grant);
    }

    private static @Nullable LocalDate day(Reckoning reckoning) {
        return switch (reckoning) {
            case Reckoning.Due due -> due.day();
            case Reckoning.Standing _ -> null;
        };
    }

    private static RequestAct act(
            String request,
            RequestState to,
            long number,
            ActKind kind,
            @Nullable Person me,
            Instant at,
            String because,
            ActDetail detail) {
        return new RequestAct(
                request,
                number,
                kind,
                to,
                me == null ? "" : me.login(),
                me == null ? "" : me.name(),
                me == null ? "" : me.agency().orElse(""),
                at,
                because,
                detail);
    }

    private void update(AccessRequest after, long versionBefore) {
        if (!table.update(after, versionBefore)) {
            throw new IllegalStateException("request " + after.id() + " changed while its row was held");
        }
    }

    /// The act, its evidence and its event stand or fall together.
    private void remember(AccessRequest before, AccessRequest after, RequestAct act) {
        table.insert(act);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", act.kind().name());
        facts.put("from", act.number() == 1 ? "" : before.state().name());
        facts.put("to", after.state().name());
        facts.put("request", after.id());
        facts.put("consumer", after.consumer());
        facts.put("provider", after.provider());
        facts.put("service", after.ask().service());
        facts.put("asked", after.ask().digest());
        facts.put("by", act.by());
        facts.put("agency", act.agency());
        facts.put("at", act.at().toString());
        if (act.detail() instanceof ActDetail.Signature) {
            facts.putAll(ActDetailJson.tree(act.detail()));
        }
        var texts = new LinkedHashMap<String, Object>(ActDetailJson.tree(act.detail()));
        if (!act.because().isEmpty()) {
            texts.put("because", act.because());
        }
        evidence.record(act.evidenceKey(), facts, texts);
        events.publishEvent(new RequestMoved(after, act));
    }

    /// A request as this person sees it, held until the transaction ends.
    Dossier lock(String id, Person me) {
        var request = table.lock(id).orElseThrow(() -> new NotFound("request", id));
        return visible(new Dossier(request, table.history(id)), me);
    }

    /// A request as this person sees it.
    ///
    /// @throws NotFound when there is none, or it is not for this person
    public Dossier getDossier(String id, Person me) {
        var request = table.find(id).orElseThrow(() -> new NotFound("request", id));
        return visible(new Dossier(request, table.history(id)), me);
    }

    private static Dossier visible(Dossier dossier, Person me) {
        var request = dossier.request();
        var parties = Party.of(me, request.consumer(), request.provider());
        boolean sees = parties.stream().anyMatch(Party::asks)
                || (!parties.isEmpty() && request.state().isOut());
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
