package org.zhanqiao.demand.disputes;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.corrections.Corrections;
import org.zhanqiao.demand.proceeding.ProceedingFilter;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.PlatformActs;
import org.zhanqiao.demand.requests.UseRecords;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActConflict;
import org.zhanqiao.proceeding.ActLog;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;

/// Disputes. Whatever is done in one is one transaction with its act, its evidence and its [DisputeMoved];
/// of two who act at once one wins, and the other gets an [ActConflict] that says what happened.
@Service
public class Disputes {

    private final DisputeTable table;
    private final DisputeCheck check;
    private final ActLog acts;
    private final AccessRequests requests;
    private final PlatformActs platform;
    private final Grants grants;
    private final UseRecords useRecords;
    private final Corrections corrections;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Disputes(
            DisputeTable table,
            DisputeCheck check,
            ActLog acts,
            AccessRequests requests,
            PlatformActs platform,
            Grants grants,
            UseRecords useRecords,
            Corrections corrections,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.table = table;
        this.check = check;
        this.acts = acts;
        this.requests = requests;
        this.platform = platform;
        this.grants = grants;
        this.useRecords = useRecords;
        this.corrections = corrections;
        this.events = events;
        this.clock = clock;
    }

    /// On what grounds somebody can raise a dispute over a request: none for whoever is on neither side.
    ///
    /// @throws NotFound when there is no such request for this person
    public List<Ground> listGrounds(String request, Person me) {
        return listGrounds(requests.getDossier(request, me), me);
    }

    /// The same for a request that was read.
    public List<Ground> listGrounds(Dossier dossier, Person me) {
        var request = dossier.request();
        if (!dossier.isOut()) {
            return List.of();
        }
        Grant grant = request.grant().isEmpty() ? null : grants.getGrant(request.grant());
        var seen = new Ground.Seen(
                dossier,
                grant,
                grant != null && corrections.isReportedOn(grant.id()),
                useRecords.isUnrecorded(request));
        return DisputeFile.side(me, request.consumer(), request.provider())
                .map(side -> Ground.listFitting(side, seen, today()))
                .orElse(List.of());
    }

    /// Raises a dispute; the two agencies negotiate.
    ///
    /// @param ground name of a [Ground]
    /// @throws NotFound when there is no such request for this person
    /// @throws UnfitAct naming everything that is wrong, such as a ground that the request does not show
    @Transactional
    public Dispute raise(String request, String ground, String claim, Person me) {
        var dossier = requests.getDossier(request, me);
        var over = dossier.request();
        var side = DisputeFile.side(me, over.consumer(), over.provider())
                .filter(_ -> dossier.isOut())
                .orElseThrow(() -> new NotFound("request", request));
        var now = clock.instant();
        var id = "D-%d-%06d".formatted(now.atZone(Page.ZONE).getYear(), table.nextNumber());
        var decision = Decision.of(id, 1, DisputeAct.RAISE, claim);
        var flaws = new ArrayList<InputError>();
        var chosen = Ground.find(ground).filter(listGrounds(dossier, me)::contains);
        if (chosen.isEmpty()) {
            flaws.add(InputError.of("ground", "demand.dispute.ground.stated"));
        }
        decision.listReasonFlaws(true).stream()
                .map(flaw -> flaw.messageKey().equals("proceeding.because.stated")
                        ? InputError.of("claim", "demand.dispute.claim.stated", Decision.LONGEST)
                        : InputError.of("claim", flaw.messageKey()))
                .forEach(flaws::add);
        UnfitAct.unlessEmpty(flaws);
        var dispute = new Dispute(
                id,
                over.id(),
                over.consumer(),
                over.provider(),
                over.ask().service(),
                side,
                chosen.orElseThrow(),
                decision.because(),
                DisputeState.NEGOTIATING,
                1,
                now,
                now,
                now);
        if (!table.insert(dispute)) {
            UnfitAct.unlessEmpty(List.of(InputError.of("ground", "demand.dispute.ground.open")));
        }
        remember(dispute, null, Act.of(decision, 1, dispute.state(), me, now));
        return dispute;
    }

    /// Does what somebody decided.
    ///
    /// @throws NotFound    when there is no such dispute for this person
    /// @throws ActConflict when somebody else did something first, or its state does not allow this
    /// @throws UnfitAct    naming what is wrong with the act
    @Transactional
    public Dispute act(Decision<DisputeAct> decision, Person me) {
        var file = visible(table.rows().lock(decision.proceeding()), decision.proceeding(), Sight.of(me));
        var before = file.dispute();
        if (before.version() != decision.version() || !file.possible(me).contains(decision.kind())) {
            throw ActConflict.of(file.history().last(), before.version() != decision.version());
        }
        UnfitAct.unlessEmpty(check.listFlaws(file, decision));
        var said = said(file, decision);
        var now = clock.instant();
        var order = said.containsKey(DisputeAct.DUTY)
                ? Optional.of(
                        new Order(Duty.valueOf(said.get(DisputeAct.DUTY)), said.getOrDefault(DisputeAct.ORDER, "")))
                : file.findOrder();
        var state = file.after(decision.kind(), order.orElse(null), me);
        var after = before.moved(state, now);
        table.update(after);
        var full = new Decision<>(before.id(), before.version(), decision.kind(), decision.because(), said);
        var act = Act.of(full, file.history().last().number() + 1, state, me, now);
        remember(after, before.state(), act);
        if (state == DisputeState.EXECUTING && before.state() != DisputeState.EXECUTED) {
            carryOut(getFile(after.id(), me), order.orElseThrow());
        }
        return after;
    }

    /// What an order does by itself when it comes into force: what was refused is back with its provider.
    private void carryOut(DisputeFile file, Order order) {
        if (order.duty() == Duty.ANSWER_ANEW) {
            platform.noteOrder(file.dispute().request(), file.findOrdering().orElseThrow(), order.text());
        }
    }

    /// What an act says: what was asked for and no more. Who consents to a settlement says the same as who proposed it.
    private static Map<String, String> said(DisputeFile file, Decision<DisputeAct> decision) {
        if (decision.kind() == DisputeAct.CONSENT_SETTLEMENT) {
            return file.findProposal().orElseThrow().detail();
        }
        return decision.kind().says().stream()
                .filter(name -> !decision.detail().getOrDefault(name, "").isEmpty())
                .collect(Collectors.toMap(name -> name, decision.detail()::get));
    }

    private void remember(Dispute after, @Nullable DisputeState from, Act<DisputeState, DisputeAct> act) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("request", after.request());
        facts.put("consumer", after.consumer());
        facts.put("provider", after.provider());
        facts.put("raisedBy", after.raisedBy().name());
        facts.put("ground", after.ground().name());
        acts.record(act, from == null ? "" : from.name(), facts);
        events.publishEvent(new DisputeMoved(after, from == null ? after.state() : from, act));
    }

    /// A dispute as this person sees it.
    ///
    /// @throws NotFound when there is none, or it is not for this person
    public DisputeFile getFile(String id, Person me) {
        return getFile(id, Sight.of(me));
    }

    /// The same as somebody sees it.
    public DisputeFile getFile(String id, Sight sight) {
        return visible(table.rows().find(id), id, sight);
    }

    private DisputeFile visible(Optional<Dispute> found, String id, Sight sight) {
        return found.map(dispute -> new DisputeFile(dispute, acts.history(id, DisputeState.class, DisputeAct.class)))
                .filter(file ->
                        sight.sees(file.dispute().consumer(), file.dispute().provider()))
                .orElseThrow(() -> new NotFound("dispute", id));
    }

    /// Disputes over a request, oldest first, for whoever sees the request.
    public List<Dispute> listOver(String request) {
        return table.listOver(request);
    }

    /// A page of disputes, last moved first unless the query sorts by `id`, `state`, `consumer`,
    /// `provider`, `due` (when the stage began) or `moved`.
    public Paged<Dispute> list(ProceedingFilter filter, ListQuery query) {
        return table.rows().list(filter, query, today());
    }

    public long count(ProceedingFilter filter) {
        return table.rows().count(filter, today());
    }

    private LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }
}
