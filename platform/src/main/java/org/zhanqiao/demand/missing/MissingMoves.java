package org.zhanqiao.demand.missing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.demand.CanonicalJson;
import org.zhanqiao.identity.Person;
import tools.jackson.databind.json.JsonMapper;

/// The one place in which a statement of missing data changes, whoever decided it. Its row is held by the transaction
/// of the caller.
@Component
final class MissingMoves {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MissingTable table;
    private final ControlEvidence evidence;
    private final ApplicationEventPublisher events;

    MissingMoves(MissingTable table, ControlEvidence evidence, ApplicationEventPublisher events) {
        this.table = table;
        this.evidence = evidence;
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
        var act = act(
                missing.id(),
                1,
                MissingActKind.STATE,
                MissingState.STATED,
                me,
                need.at(),
                "",
                new MissingDetail.None());
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
        var act = act(before.id(), dossier.last().number() + 1, kind, state, me, now, because, detail);
        var needs = new java.util.ArrayList<>(before.needs());
        if (joined != null) {
            needs.add(joined);
        }
        var after = before.after(act, List.copyOf(needs));
        table.update(after);
        remember(before, after, act, joined);
        return after;
    }

    private static MissingAct act(
            String missing,
            long number,
            MissingActKind kind,
            MissingState to,
            @Nullable Person me,
            Instant at,
            String because,
            MissingDetail detail) {
        return new MissingAct(
                missing,
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

    /// The act, its evidence and its event stand or fall together.
    private void remember(MissingDataset before, MissingDataset after, MissingAct act, @Nullable Need need) {
        table.insert(act);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", act.kind().name());
        facts.put("from", act.number() == 1 ? "" : before.state().name());
        facts.put("to", after.state().name());
        facts.put("missing", after.id());
        facts.put("source", after.source());
        facts.put("entry", after.entry());
        facts.put("by", act.by());
        facts.put("agency", act.agency());
        facts.put("at", act.at().toString());
        var texts = new LinkedHashMap<String, Object>();
        texts.put("detail", JSON.writeValueAsString(act.detail()));
        if (!act.because().isEmpty()) {
            texts.put("because", act.because());
        }
        if (need != null) {
            facts.put(
                    "needed",
                    CanonicalJson.sha256(CanonicalJson.write(need.text().facts())));
            texts.put("name", after.name());
            texts.put("need", need.text().facts());
        }
        evidence.record(act.evidenceKey(), facts, texts);
        events.publishEvent(new MissingMoved(after, act));
    }
}
