package org.zhanqiao.demand.corrections;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.CallEntry;
import org.zhanqiao.audit.CallFilter;
import org.zhanqiao.audit.CallOutcome;
import org.zhanqiao.audit.Place;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.proceeding.ProceedingFilter;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActConflict;
import org.zhanqiao.proceeding.AnswerBy;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;

/// Correction requests. Whatever is done to one is one transaction with its act, its evidence and its
/// [CorrectionMoved];
/// of two who act at once one wins, and the other gets an [ActConflict] that says what happened.
@Service
public class Corrections {

    private final CorrectionTable table;
    private final CorrectionMoves moves;
    private final ParticularsSeal seal;
    private final AuditTrail trail;
    private final Offerings offerings;
    private final InstantSource clock;

    Corrections(
            CorrectionTable table,
            CorrectionMoves moves,
            ParticularsSeal seal,
            AuditTrail trail,
            Offerings offerings,
            InstantSource clock) {
        this.table = table;
        this.moves = moves;
        this.seal = seal;
        this.trail = trail;
        this.offerings = offerings;
        this.clock = clock;
    }

    /// How many values of each dataset were found wrong, by the dataset's code: reported since, and corrected by the
    /// provider. A dataset without any is left out.
    public Map<String, Long> countCorrected(Collection<String> datasets, Instant since) {
        return table.countCorrected(datasets, since);
    }

    /// A call by which the person's agency got data, as the evidence has it. Nobody learns of a call of another agency.
    public Optional<CallEntry> findCall(String call, Person me) {
        var agency = me.agency().orElse("");
        if (call.isBlank() || agency.isEmpty()) {
            return Optional.empty();
        }
        var filter = new CallFilter(null, null, CallOutcome.SERVED, "", agency, "", "", call.strip(), List.of());
        return trail.listCalls(filter, new Place.Newest(), 1).rows().stream()
                .filter(entry -> entry.agency().equals(agency))
                .findFirst();
    }

    /// Files a correction request; the provider's clock runs.
    ///
    /// @throws UnfitAct naming everything that is wrong, such as a call that did not return the item
    @Transactional
    public Correction file(CorrectionDraft draft, Person me) {
        var flaws = new ArrayList<InputError>();
        var found = findCall(draft.call(), me);
        if (found.isEmpty()) {
            flaws.add(InputError.of("call", "demand.correction.call.unknown"));
        } else if (!found.get().fields().contains(draft.item())) {
            flaws.add(InputError.of("item", "demand.correction.item.stated"));
        }
        flaws.addAll(draft.particulars().listFlaws());
        UnfitAct.unlessEmpty(flaws);
        var call = found.orElseThrow();
        if (!Party.of(me, call.agency(), call.provider()).contains(Party.CONSUMER_OFFICER)) {
            throw new NotFound("call", draft.call());
        }
        var now = clock.instant();
        var id = "C-%d-%06d".formatted(now.atZone(Page.ZONE).getYear(), table.nextNumber());
        boolean named =
                trail.findUse(draft.particulars().subject(), call.call()).isPresent();
        var filed = new Correction(
                id,
                call.agency(),
                call.provider(),
                offerings.findOffering(call.service()).map(Offering::dataset).orElse(""),
                draft.item(),
                new Correction.About(
                        call.call(), call.service(), call.grant(), call.log(), call.index(), call.received(), named),
                seal.seal(id, draft.particulars()),
                CorrectionState.FILED,
                1,
                me.login(),
                now,
                now,
                null,
                false,
                null);
        if (!table.insert(filed)) {
            UnfitAct.unlessEmpty(List.of(InputError.of("item", "demand.correction.item.open")));
        }
        moves.begin(filed, Act.of(new Decision<>(id, 1, CorrectionAct.FILE, "", Map.of()), 1, filed.state(), me, now));
        return table.rows().find(id).orElseThrow();
    }

    /// Does what somebody decided.
    ///
    /// @throws NotFound    when there is no such correction request for this person
    /// @throws ActConflict when somebody else did something first, or its state does not allow this
    /// @throws UnfitAct    naming what is wrong with the act
    @Transactional
    public Correction act(Decision<CorrectionAct> decision, Person me) {
        var file = visible(table.rows().lock(decision.proceeding()), decision.proceeding(), Sight.of(me));
        if (file.correction().version() != decision.version()
                || !file.possible(me).contains(decision.kind())) {
            throw ActConflict.of(file.history().last(), file.correction().version() != decision.version());
        }
        var wrong = new ArrayList<>(decision.listReasonFlaws(decision.kind().needsReason()));
        if (decision.kind() == CorrectionAct.SUPERVISE) {
            wrong.addAll(AnswerBy.listFlaws(AnswerBy.NAME, decision.detail().getOrDefault(AnswerBy.NAME, ""), today()));
        }
        UnfitAct.unlessEmpty(wrong);
        return moves.move(file, decision, me, null, clock.instant());
    }

    /// A correction request as this person sees it.
    ///
    /// @throws NotFound when there is none, or it is not for this person
    public CorrectionFile getFile(String id, Person me) {
        return getFile(id, Sight.of(me));
    }

    /// The same as somebody sees it.
    public CorrectionFile getFile(String id, Sight sight) {
        return visible(table.rows().find(id), id, sight);
    }

    private CorrectionFile visible(Optional<Correction> found, String id, Sight sight) {
        return found.map(correction -> new CorrectionFile(correction, moves.history(id)))
                .filter(file -> sight.sees(
                        file.correction().consumer(), file.correction().provider()))
                .orElseThrow(() -> new NotFound("correction request", id));
    }

    /// What it says about somebody; empty for whoever may not read that, and once it is over.
    public Optional<Particulars> findParticulars(CorrectionFile file, Person me) {
        var correction = file.correction();
        return correction.sealedText().isEmpty() || !file.mayReadParticulars(me)
                ? Optional.empty()
                : Optional.of(seal.open(correction.id(), correction.sealedText()));
    }

    /// The reference ([AuditTrail#reference]) of what the record is found by; empty once it is over.
    public Optional<String> findReference(Correction correction) {
        return correction.sealedText().isEmpty()
                ? Optional.empty()
                : Optional.of(trail.reference(
                        seal.open(correction.id(), correction.sealedText()).subject()));
    }

    /// All that are not over, by id: what the platform itself reckons with.
    public List<Correction> listOpen() {
        return table.listOpen();
    }

    /// Whether the provider has reported on a value that came under a grant.
    public boolean isReportedOn(String grant) {
        return table.isReportedOn(grant);
    }

    /// A page of correction requests, last moved first unless the query sorts by `id`, `state`, `consumer`, `provider`,
    /// `due` or `moved`.
    public Paged<Correction> list(ProceedingFilter filter, ListQuery query) {
        return table.rows().list(filter, query, today());
    }

    public long count(ProceedingFilter filter) {
        return table.rows().count(filter, today());
    }

    private LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }
}
