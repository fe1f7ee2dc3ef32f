package org.zhanqiao.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.ActConflict;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;

/// The ledger. Whatever is done to a case is one transaction with its act, its evidence and its [CaseMoved]; of two
/// who act at once one wins, and the other gets an [ActConflict] that says what happened.
@Service
public class Cases {

    private final CaseTable table;
    private final CaseMoves moves;
    private final CaseActs acts;
    private final CaseCheck check;
    private final Reporters reporters;
    private final Exhibits exhibits;
    private final CaseSubjects subjects;
    private final InstantSource clock;

    Cases(
            CaseTable table,
            CaseMoves moves,
            CaseActs acts,
            CaseCheck check,
            Reporters reporters,
            Exhibits exhibits,
            CaseSubjects subjects,
            InstantSource clock) {
        this.table = table;
        this.moves = moves;
        this.acts = acts;
        this.check = check;
        this.reporters = reporters;
        this.exhibits = exhibits;
        this.subjects = subjects;
        this.clock = clock;
    }

    /// Files a case. There is one case for one subject: filed again it gets another reporter, and when it was
    /// closed it is reopened; one that the bureau refused stays so. One without a subject that points at the
    /// page of a thing is about that thing.
    ///
    /// @param me who types it; null for the platform and for a reporter who does not sign in
    /// @throws UnfitAct naming everything that is wrong
    @Transactional
    public Case file(NewCase said, @Nullable Person me) {
        UnfitAct.unlessEmpty(said.listFlaws());
        var draft = subjects.named(said);
        var now = clock.instant();
        var reported = draft.reportedAt().isAfter(now) ? now : draft.reportedAt();
        var known = table.findBySubject(draft.kind(), draft.about().subject());
        if (known.isPresent()) {
            return again(known.get(), draft, reported, me, now);
        }
        var filed = Case.filed(table.nextId(now), draft, reported, now);
        if (!table.insert(filed)) {
            return again(
                    table.findBySubject(draft.kind(), draft.about().subject()).orElseThrow(), draft, reported, me, now);
        }
        reporters.add(filed.id(), List.of(new Joining(draft.reporter(), draft.ref(), reported)));
        return moves.begin(filed, Map.of(), me);
    }

    private Case again(Case known, NewCase draft, Instant reported, @Nullable Person me, Instant now) {
        var joining = List.of(new Joining(draft.reporter(), draft.ref(), reported));
        boolean back = root(known.id()).about().state().isClosed();
        join(
                known.id(),
                joining,
                draft.campaign(),
                back || me == null ? "" : draft.about().what(),
                me);
        var file = root(known.id());
        return back ? acts.reopen(file, draft.about().what(), me, now).about() : file.about();
    }

    /// The case that one goes on in, or itself, held to the end of the transaction. Nothing else is held, so that
    /// whoever merges or splits meanwhile waits for this and this for nobody.
    private CaseFile root(String id) {
        var root = rootOf(id);
        var file = moves.lock(root).orElseThrow();
        return rootOf(id).equals(root) ? file : root(id);
    }

    private String rootOf(String id) {
        return table.find(id).map(Case::root).orElseThrow(() -> new NotFound("case", id));
    }

    /// Holds the case that one goes on in, or itself, to the end of the transaction: for whoever changes something of
    /// its own together with the case.
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseFile hold(String id) {
        return root(id);
    }

    /// Adds people who report the same, however many, in one act; the clock counts from whoever said so first. While
    /// those who reported it are asked, the days to answer begin anew for all.
    ///
    /// @param campaign that a case of no campaign belongs to from now on; empty for none
    /// @param me       who lets them join; null for the platform
    @Transactional
    public void join(String id, Collection<Joining> who, String campaign, @Nullable Person me) {
        join(id, who, campaign, "", me);
    }

    /// @param words what somebody who was there already says anew; empty for nothing
    private void join(String id, Collection<Joining> who, String campaign, String words, @Nullable Person me) {
        var file = root(id);
        boolean added = reporters.add(id, who) > 0;
        if (added || !words.isEmpty()) {
            acts.join(moves.file(file.about()), added ? who : List.of(), campaign, words, me, clock.instant());
        }
    }

    /// Takes somebody out whose report turned out to be about something else, or counts no more. A proven
    /// case is closed when all who are left have confirmed it.
    ///
    /// @param because why; empty where leaving says it
    /// @param me      who decides so; null for the platform
    @Transactional
    public void leave(String id, Joining who, String because, @Nullable Person me) {
        var file = root(id);
        if (reporters.remove(id, who.kind(), who.ref())) {
            acts.leave(moves.file(file.about()), who, because, me, clock.instant());
        }
    }

    /// Names the thing that a case is about, when its words were all there was. There is one case for one subject, so
    /// nothing changes where there is one already.
    ///
    /// @param path of the page of the thing
    /// @return whether it is about that now
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean name(String id, String subject, String path) {
        return table.name(root(id).about().id(), subject, path);
    }

    /// Lets a case go on about what took the place of the thing that it is about, unless another case is about that
    /// already. Its history says so.
    ///
    /// @param path    of the page of the thing
    /// @param because what happened, in words
    /// @return whether it is about that now
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean rename(String id, String subject, String path, String because) {
        var root = rootOf(id);
        Stream.of(id, root).distinct().sorted().forEach(table::lock);
        if (!table.rename(id, subject, path)) {
            return false;
        }
        acts.join(moves.lock(root).orElseThrow(), List.of(), "", because, null, clock.instant());
        return true;
    }

    /// Does what somebody decided.
    ///
    /// @throws NotFound    when there is no such case for this person
    /// @throws ActConflict when somebody else did something first, or its state does not allow this
    /// @throws UnfitAct    naming what is wrong with the act
    @Transactional
    public CaseFile act(Decision<CaseAct> decision, Person me) {
        var file = acts.lock(decision)
                .filter(found -> found.isVisibleTo(me))
                .orElseThrow(() -> new NotFound("case", decision.proceeding()));
        if (file.about().version() != decision.version() || !file.possible(me).contains(decision.kind())) {
            throw ActConflict.of(file.history().last(), file.about().version() != decision.version());
        }
        UnfitAct.unlessEmpty(check.listFlaws(file, decision));
        return acts.act(file, decision, me, clock.instant());
    }

    /// What a reporter who does not sign in says of the remedy.
    ///
    /// @param words why not; needed for a denial
    /// @return the case after it; empty when there is nothing to answer now
    @Transactional
    public Optional<CaseFile> answer(String id, String ref, boolean gone, String words) {
        var file = root(id);
        var kind = gone ? CaseAct.CONFIRM : CaseAct.DENY;
        if (!file.possible(Set.of(CaseParty.REPORTER)).contains(kind)
                || file.reporters().stream().noneMatch(each -> each.ref().equals(ref))) {
            return Optional.empty();
        }
        var decision = new Decision<>(
                file.about().id(), file.about().version(), kind, words, Map.of(CaseDetail.REPORTER, ref));
        UnfitAct.unlessEmpty(decision.listReasonFlaws(kind.needsReason()));
        return Optional.of(acts.answer(file, decision, Reporter.Kind.PUBLIC, ref, null, clock.instant()));
    }

    /// Keeps something that proves something.
    ///
    /// @throws NotFound when there is no such case for this person to add to
    /// @throws UnfitAct when it cannot be kept
    @Transactional
    public Exhibit exhibit(String id, String name, byte[] content, Person me) {
        var file = moves.lock(id).filter(found -> mayExhibit(found, me)).orElseThrow(() -> new NotFound("case", id));
        return exhibits.add(file.about().id(), name, content, me);
    }

    /// Whether a person may hand in exhibits: the responsible agency and the bureau, while it is open.
    public boolean mayExhibit(CaseFile file, Person me) {
        var parties = file.parties(me);
        parties.remove(CaseParty.REPORTER);
        return !parties.isEmpty() && !file.about().state().isOver();
    }

    public List<Exhibit> listExhibits(String id) {
        return exhibits.list(id);
    }

    /// @throws NotFound when there is none, or it is not for this person
    public byte[] getExhibit(String id, int number, Person me) {
        var file = getFile(id, me);
        return exhibits.find(file.about().id(), Integer.toString(number))
                .map(found -> exhibits.content(id, found.number()))
                .orElseThrow(() -> new NotFound("exhibit", number));
    }

    /// A case as this person sees it.
    ///
    /// @throws NotFound when there is none, or it is not for this person
    public CaseFile getFile(String id, Person me) {
        return findFile(id).filter(file -> file.isVisibleTo(me)).orElseThrow(() -> new NotFound("case", id));
    }

    /// For features that filed or joined it.
    public Optional<CaseFile> findFile(String id) {
        return table.find(id).map(moves::file);
    }

    /// The case about a thing, open or not.
    public Optional<Case> findBySubject(CaseKind kind, String subject) {
        return table.findBySubject(kind, subject);
    }

    /// Cases by the things that they are about, open or not; things that have none are left out.
    public Map<String, Case> listBySubjects(CaseKind kind, Collection<String> subjects) {
        return table.listBySubjects(kind, subjects);
    }

    /// The milestones of a case as they are typed.
    public String roadmap(CaseFile file) {
        return Milestones.text(file.milestones());
    }

    /// Ids of those that go on in a case.
    public List<String> listMergedInto(String id) {
        return table.listMergedInto(id);
    }

    /// A page of cases, next due first unless the query sorts by `id`, `state`, `kind`, `agency`, `due` or `moved`.
    public Paged<Case> list(CaseFilter filter, ListQuery query) {
        return table.list(filter, query, today());
    }

    /// How many there are under each narrowing, whatever the filter's own is.
    public Map<CaseFilter.Narrow, Long> counts(CaseFilter filter) {
        return table.counts(filter, today());
    }

    private LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }
}
