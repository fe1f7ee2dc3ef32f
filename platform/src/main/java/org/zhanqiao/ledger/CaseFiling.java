package org.zhanqiao.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.UnfitAct;

/// Files the cases of a list by the same acts as one that is filed by hand.
@Component
class CaseFiling {

    private final Cases cases;
    private final CaseSubjects subjects;
    private final CaseTable table;
    private final CaseMoves moves;
    private final CaseActs acts;
    private final CaseCheck check;
    private final CaseSources sources;
    private final Reporters reporters;
    private final Milestones milestones;

    CaseFiling(
            Cases cases,
            CaseSubjects subjects,
            CaseTable table,
            CaseMoves moves,
            CaseActs acts,
            CaseCheck check,
            CaseSources sources,
            Reporters reporters,
            Milestones milestones) {
        this.cases = cases;
        this.subjects = subjects;
        this.table = table;
        this.moves = moves;
        this.acts = acts;
        this.check = check;
        this.sources = sources;
        this.reporters = reporters;
        this.milestones = milestones;
    }

    /// Holds the filing of lists to the end of the transaction: of two who file at once, the second sees what the first
    /// did.
    void hold() {
        table.holdImports();
    }

    /// Files a line, each step an act with its evidence that names the import. A line that points at a thing that
    /// has a case joins that.
    ///
    /// @return id of the case; empty when it could not be done: it is filed meanwhile, or whom it names is gone.
    ///     The caller undoes then what was begun.
    Optional<String> file(ListedCase said, UUID id, Person me, Instant now) {
        var draft = subjects.named(CaseMatching.draft(said, me));
        if (table.findBySubject(draft.kind(), draft.about().subject()).isPresent()) {
            return Optional.of(cases.file(draft, me).id()).filter(joined -> isNumbered(said, joined, me));
        }
        var about = Case.filed(table.nextId(now), draft, draft.reportedAt(), now);
        if (!table.insert(about) || !isNumbered(said, about.id(), me)) {
            return Optional.empty();
        }
        reporters.add(about.id(), List.of(new Joining(draft.reporter(), draft.ref(), draft.reportedAt())));
        var roadmap = said.value(CaseColumn.MILESTONES);
        if (!roadmap.isEmpty()) {
            milestones.replace(about.id(), Milestones.parse(roadmap, new ArrayList<>()));
        }
        var filed = moves.begin(
                about,
                detail(id, CaseDetail.NUMBER, said.value(CaseColumn.NUMBER), CaseDetail.MILESTONES, roadmap),
                me);
        try {
            if (said.isTriaged()) {
                filed = act(
                        filed,
                        CaseAct.TRIAGE,
                        detail(
                                id,
                                CaseDetail.DAYS,
                                Integer.toString(said.days()),
                                CaseDetail.CAMPAIGN,
                                said.value(CaseColumn.CAMPAIGN)),
                        me,
                        now);
            }
            if (said.isAssigned()) {
                act(
                        filed,
                        CaseAct.ASSIGN,
                        detail(
                                id,
                                CaseDetail.AGENCY,
                                said.value(CaseColumn.AGENCY),
                                CaseDetail.PERSON,
                                said.value(CaseColumn.PERSON)),
                        me,
                        now);
            }
            return Optional.of(about.id());
        } catch (UnfitAct unfit) {
            return Optional.empty();
        }
    }

    /// Notes the number that a line had in its list; another case may have it meanwhile.
    private boolean isNumbered(ListedCase said, String id, Person me) {
        return said.value(CaseColumn.NUMBER).isEmpty() || sources.add(CaseMatching.number(said, me), id);
    }

    private Case act(Case about, CaseAct kind, Map<String, String> detail, Person me, Instant now) {
        var file = moves.file(about);
        var decision = new Decision<>(about.id(), about.version(), kind, "", detail);
        UnfitAct.unlessEmpty(check.listFlaws(file, decision));
        return acts.act(file, decision, me, now).about();
    }

    /// What is said, without what is empty.
    private static Map<String, String> detail(UUID id, String... namesAndValues) {
        var detail = new HashMap<String, String>();
        detail.put(CaseDetail.IMPORT, id.toString());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                detail.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return detail;
    }
}
