package org.zhanqiao.demand.missing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.CanonicalJson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActLog;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.Instructing;

/// The one place in which a statement of missing data changes, whoever decided it. Its row is held by the transaction
/// of the caller.
@Component
final class MissingMoves {

    private final MissingTable table;
    private final ActLog acts;
    private final ApplicationEventPublisher events;

    MissingMoves(MissingTable table, ActLog acts, ApplicationEventPublisher events) {
        this.table = table;
        this.acts = acts;
        this.events = events;
    }

    /// A statement begins.
    ///
    /// @return whether there is no open statement of the same data
    boolean begin(MissingDataset missing, Person me) {
        if (!table.insert(missing)) {
            return false;
        }
        var need = missing.needs().getFirst();
        table.insert(missing.id(), 1, need);
        var act =
                act(missing, 1, MissingActKind.STATE, MissingState.STATED, me, need.at(), "", new MissingDetail.None());
        remember(missing, missing, act, need);
        return true;
    }

    /// Another agency joins.
    MissingDataset join(MissingDossier dossier, Need need, Person me) {
        table.insert(dossier.missing().id(), dossier.last().number() + 1, need);
        return move(dossier, MissingActKind.SECOND, me, need.at(), "", new MissingDetail.None(), need);
    }

    /// Does an act: the statement as it is after it, the act, its evidence and its event, together or not at all.
    ///
    /// @param me who does it; null for the platform
    MissingDataset move(
            MissingDossier dossier,
            MissingActKind kind,
            @Nullable Person me,
            Instant now,
            String because,
            MissingDetail detail) {
        return move(dossier, kind, me, now, because, detail, null);
    }

    private MissingDataset move(
            MissingDossier dossier,
            MissingActKind kind,
            @Nullable Person me,
            Instant now,
            String because,
            MissingDetail detail,
            @Nullable Need joined) {
        var before = dossier.missing();
        var state = MissingLifecycle.after(before.state(), kind).orElseThrow(() -> new MissingConflict(dossier));
        var act = act(before, dossier.last().number() + 1, kind, state, me, now, because, detail);
        var needs = new java.util.ArrayList<>(before.needs());
        if (joined != null) {
            needs.add(joined);
        }
        var after = before.after(act, List.copyOf(needs));
        table.update(after);
        remember(before, after, act, joined);
        return after;
    }

    private static Act<MissingState, MissingActKind> act(
            MissingDataset missing,
            long number,
            MissingActKind kind,
            MissingState to,
            @Nullable Person me,
            Instant at,
            String because,
            MissingDetail detail) {
        var decision =
                new Decision<>(missing.id(), missing.version(), kind, because, Instructing.signed(detail.said(), me));
        return Act.of(decision, number, to, me, at);
    }

    /// The act, its evidence and its event stand or fall together.
    private void remember(
            MissingDataset before, MissingDataset after, Act<MissingState, MissingActKind> act, @Nullable Need need) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("missing", after.id());
        facts.put("source", after.source());
        facts.put("entry", after.entry());
        if (need != null) {
            facts.put(
                    "needed",
                    CanonicalJson.sha256(CanonicalJson.write(need.text().facts())));
        }
        acts.record(act, act.number() == 1 ? "" : before.state().name(), facts);
        events.publishEvent(new MissingMoved(after, act));
    }
}
