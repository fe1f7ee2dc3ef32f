package org.zhanqiao.demand.corrections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.CanonicalJson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActConflict;
import org.zhanqiao.proceeding.ActLog;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.History;
import org.zhanqiao.proceeding.Instructing;
import org.zhanqiao.proceeding.Rung;

/// The one place in which a correction request changes, whoever decided it. Its row is held by the transaction of the
/// caller.
@Component
final class CorrectionMoves {

    private final CorrectionTable table;
    private final CorrectionClock clock;
    private final ActLog acts;
    private final ApplicationEventPublisher events;

    CorrectionMoves(CorrectionTable table, CorrectionClock clock, ActLog acts, ApplicationEventPublisher events) {
        this.table = table;
        this.clock = clock;
        this.acts = acts;
        this.events = events;
    }

    /// It begins.
    void begin(Correction correction, Act<CorrectionState, CorrectionAct> act) {
        remember(correction, "", act);
        var _ = reckonAnew(new CorrectionFile(correction, history(correction.id())));
    }

    /// The last day anew, on the calendar that is in force now.
    Correction reckonAnew(CorrectionFile file) {
        var correction = file.correction();
        var after = withClock(
                correction,
                correction.state(),
                correction.version(),
                correction.moved(),
                file.history(),
                correction.rung());
        table.update(after);
        return after;
    }

    /// Does an act: the request as it is after it, the act, its evidence and its event, together or not at all.
    ///
    /// @param me   who does it; null for the platform
    /// @param rung that is reached now; null for none
    Correction move(
            CorrectionFile file,
            Decision<CorrectionAct> decision,
            @Nullable Person me,
            @Nullable Rung rung,
            Instant now) {
        var before = file.correction();
        var last = file.history().last();
        var state = CorrectionLifecycle.GRAPH.after(before.state(), decision.kind()).stream()
                .findFirst()
                .orElseThrow(() -> new ActConflict(last));
        var said = new Decision<>(
                decision.proceeding(),
                decision.version(),
                decision.kind(),
                decision.because(),
                Instructing.signed(decision.detail(), me));
        var act = Act.of(said, last.number() + 1, state, me, now);
        var history = new ArrayList<>(file.history().acts());
        history.add(act);
        // A day that comes changes nothing that a person decided on.
        var after = withClock(
                before,
                state,
                me == null ? before.version() : before.version() + 1,
                state == before.state() ? before.moved() : now,
                new History<>(history),
                state == before.state() ? (rung == null ? before.rung() : rung) : null);
        table.update(after);
        remember(after, before.state().name(), act);
        return after;
    }

    private Correction withClock(
            Correction correction,
            CorrectionState state,
            long version,
            Instant moved,
            History<CorrectionState, CorrectionAct> history,
            @Nullable Rung rung) {
        var due = state == CorrectionState.FILED ? clock.reckon(history) : null;
        return correction.moved(
                state, version, moved, due == null ? null : due.day(), due != null && due.isProvisional(), rung);
    }

    History<CorrectionState, CorrectionAct> history(String id) {
        return acts.history(id, CorrectionState.class, CorrectionAct.class);
    }

    private void remember(Correction after, String from, Act<CorrectionState, CorrectionAct> act) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("consumer", after.consumer());
        facts.put("provider", after.provider());
        facts.put("service", after.about().service());
        facts.put("item", after.item());
        facts.put("call", after.about().call());
        if (act.kind() == CorrectionAct.FILE) {
            facts.put("sealed", CanonicalJson.sha256(after.sealedText()));
        }
        acts.record(act, from, facts);
        events.publishEvent(new CorrectionMoved(after, act));
    }
}
