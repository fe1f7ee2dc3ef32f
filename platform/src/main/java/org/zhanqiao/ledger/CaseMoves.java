package org.zhanqiao.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActLog;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.History;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.Reckoning;

/// The one place in which a case changes, whoever decided it. Its row is held by the transaction of the caller.
@Component
final class CaseMoves {

    private final CaseTable table;
    private final Reporters reporters;
    private final Milestones milestones;
    private final CaseClock clock;
    private final ActLog acts;
    private final ApplicationEventPublisher events;

    CaseMoves(
            CaseTable table,
            Reporters reporters,
            Milestones milestones,
            CaseClock clock,
            ActLog acts,
            ApplicationEventPublisher events) {
        this.table = table;
        this.reporters = reporters;
        this.milestones = milestones;
        this.clock = clock;
        this.acts = acts;
        this.events = events;
    }

    CaseFile file(Case about) {
        return new CaseFile(
                about,
                acts.history(about.id(), CaseState.class, CaseAct.class),
                reporters.list(about.id()),
                milestones.list(about.id()));
    }

    /// A case, its row held to the end of the transaction.
    Optional<CaseFile> lock(String id) {
        return table.lock(id).map(this::file);
    }

    /// It begins.
    ///
    /// @param detail what is said besides what is wrong
    Case begin(Case about, Map<String, String> detail, @Nullable Person me) {
        var decision = new Decision<>(about.id(), about.version(), CaseAct.FILE, "", detail);
        var act = Act.of(decision, 1, about.state(), me, about.filed());
        record(about, "", act);
        var filed = reckonAnew(file(about));
        events.publishEvent(new CaseMoved(file(filed), filed.state(), act));
        return filed;
    }

    /// The last day anew, from the calendar that is in force. Reporters who were promised a day keep it, or get a later
    /// one.
    Case reckonAnew(CaseFile file) {
        var reckoned =
                promised(reckoned(file.about(), file.history(), file.about().rung()), file.history());
        table.update(reckoned);
        return reckoned;
    }

    /// Does an act: the case as it is after it, the act, its evidence and its event, together or not at all.
    ///
    /// @param changes what it changes besides its state and its clock
    /// @param me      who does it; null for the platform and for a reporter who does not sign in
    CaseFile move(CaseFile file, Decision<CaseAct> decision, Case.Changed changes, @Nullable Person me, Instant now) {
        var before = file.about();
        var state = file.after(decision.kind());
        var act = Act.of(decision, file.history().last().number() + 1, state, me, now);
        var all = new ArrayList<>(file.history().acts());
        all.add(act);
        var history = new History<>(all);
        // Neither a day that comes nor a note nor whoever joins or leaves changes what a person decided on.
        switch (decision.kind()) {
            case ESCALATE, JOIN, LEAVE, NOTE -> {}
            case FILE, TRIAGE, ASSIGN, ACCEPT, RETURN, ADJUDICATE, NAME_PERSON, PLAN, REACH_MILESTONE, PAUSE, RESUME ->
                changes.decided();
            case REPORT_REMEDY, VERIFY, REJECT_REMEDY, CONFIRM, DENY, LAPSE, REOPEN, REFUSE, MERGE, SPLIT, SUPERVISE ->
                changes.decided();
        }
        var changed = changes.state(state, now).done();
        var after = reckoned(changed, history, changed.rung());
        table.update(after);
        record(after, before.state().name(), act);
        var moved = new CaseFile(after, history, reporters.list(after.id()), milestones.list(after.id()));
        events.publishEvent(new CaseMoved(moved, before.state(), act));
        return moved;
    }

    private Case promised(Case about, History<CaseState, CaseAct> history) {
        var promised = about.answerBy();
        return history.findLast(EnumSet.of(CaseAct.VERIFY))
                .map(act -> clock.answerBy(act.at()))
                .filter(day -> promised != null && day.isAfter(promised))
                .map(day -> about.changed().answerBy(day).done())
                .orElse(about);
    }

    /// With its last day; a case that is in time again has left the ladder. One that is proven, closed or paused has no
    /// last day, however late it became so.
    private Case reckoned(Case about, History<CaseState, CaseAct> history, @Nullable Rung rung) {
        var today = history.last().at().atZone(Page.ZONE).toLocalDate();
        return switch (clock.reckon(about, history.acts())) {
            case Reckoning.Due due
            when about.state().isTimed() ->
                about.changed()
                        .due(due.day(), due.isProvisional())
                        .rung(due.day().isBefore(today) ? rung : null)
                        .done();
            case Reckoning.Due _, Reckoning.Standing _ ->
                about.changed().due(null, false).rung(rung).done();
        };
    }

    private void record(Case after, String from, Act<CaseState, CaseAct> act) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("about", after.kind().name());
        facts.put("subject", after.about().subject());
        facts.put("owner", after.owner().agency());
        facts.put("person", after.owner().person());
        facts.putAll(factsOf(act.detail()));
        acts.record(act, from, facts);
    }

    /// What an act says that is no free text stands in the tree itself.
    private static Map<String, Object> factsOf(Map<String, String> detail) {
        var facts = new LinkedHashMap<String, Object>();
        CaseDetail.FACTS.forEach(name -> {
            if (detail.containsKey(name)) {
                facts.put("said." + name, detail.get(name));
            }
        });
        return facts;
    }
}
