package org.zhanqiao.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;

/// What each act changes in a case besides its state. Its row is held by the transaction of the caller.
@Component
class CaseActs {

    private final CaseTable table;
    private final CaseMoves moves;
    private final Reporters reporters;
    private final Milestones milestones;
    private final Exhibits exhibits;
    private final CaseProofs proofs;
    private final OfficerKeys keys;
    private final CaseClock clock;
    private final MessageSource messages;

    CaseActs(
            CaseTable table,
            CaseMoves moves,
            Reporters reporters,
            Milestones milestones,
            Exhibits exhibits,
            CaseProofs proofs,
            OfficerKeys keys,
            CaseClock clock,
            MessageSource messages) {
        this.table = table;
        this.moves = moves;
        this.reporters = reporters;
        this.milestones = milestones;
        this.exhibits = exhibits;
        this.proofs = proofs;
        this.keys = keys;
        this.clock = clock;
        this.messages = messages;
    }

    /// Holds the case, and the other one that merging or splitting changes, in the order of their ids.
    Optional<CaseFile> lock(Decision<CaseAct> decision) {
        var id = decision.proceeding();
        var other = switch (decision.kind()) {
            case MERGE -> decision.detail().getOrDefault(CaseDetail.INTO, "");
            case SPLIT -> table.find(id).map(Case::into).orElse("");
            case FILE, TRIAGE, ASSIGN, ACCEPT, RETURN, ADJUDICATE, NAME_PERSON, PLAN, REACH_MILESTONE, PAUSE -> "";
            case RESUME, REPORT_REMEDY, VERIFY, REJECT_REMEDY, CONFIRM, DENY, LAPSE, REOPEN, REFUSE -> "";
            case JOIN, LEAVE, SUPERVISE, NOTE, ESCALATE -> "";
        };
        Stream.of(id, other).distinct().sorted().forEach(table::lock);
        return table.find(id).map(moves::file);
    }

    CaseFile act(CaseFile file, Decision<CaseAct> decision, Person me, Instant now) {
        var about = file.about();
        var changes = about.changed();
        return switch (decision.kind()) {
            case TRIAGE ->
                moves.move(
                        file,
                        decision,
                        changes.days(Integer.parseInt(said(decision, CaseDetail.DAYS)))
                                .campaign(decision.detail().getOrDefault(CaseDetail.CAMPAIGN, about.campaign())),
                        me,
                        now);
            case ASSIGN -> moves.move(file, decision, changes.owner(owner(decision)), me, now);
            case ADJUDICATE ->
                moves.move(file, decision, changes.owner(owner(decision)).settled(), me, now);
            case ACCEPT, NAME_PERSON ->
                moves.move(
                        file,
                        decision,
                        changes.owner(new Case.Owner(about.owner().agency(), said(decision, CaseDetail.PERSON))),
                        me,
                        now);
            case RETURN -> moves.move(file, decision, changes.returnedOnce(), me, now);
            case PLAN -> {
                milestones.replace(
                        about.id(), Milestones.parse(said(decision, CaseDetail.MILESTONES), new ArrayList<>()));
                yield moves.move(file, decision, changes, me, now);
            }
            case REACH_MILESTONE -> {
                int number = Integer.parseInt(said(decision, CaseDetail.MILESTONE));
                milestones.reach(about.id(), number, now);
                yield moves.move(file, reached(file, decision, number), changes, me, now);
            }
            case VERIFY -> verify(file, decision, me, now);
            case CONFIRM, DENY ->
                answer(file, decision, Reporter.Kind.AGENCY, me.agency().orElseThrow(), me, now);
            case REOPEN -> back(file, decision, me, now);
            case MERGE -> merge(file, decision, me, now);
            case SPLIT -> split(file, decision, me, now);
            case SUPERVISE -> moves.move(file, letter(file, decision, me), changes, me, now);
            case PAUSE, RESUME, REPORT_REMEDY, REJECT_REMEDY, REFUSE, NOTE ->
                moves.move(file, decision, changes, me, now);
            case FILE, LAPSE, JOIN, LEAVE, ESCALATE ->
                throw new IllegalArgumentException(decision.kind() + " is nobody's decision");
        };
    }

    /// With the milestone's name as it is now: a roadmap that is planned anew counts anew.
    private static Decision<CaseAct> reached(CaseFile file, Decision<CaseAct> decision, int number) {
        var detail = new HashMap<>(decision.detail());
        file.milestones().stream()
                .filter(each -> each.number() == number)
                .forEach(each -> detail.put(CaseDetail.REACHED, each.title()));
        return new Decision<>(decision.proceeding(), decision.version(), decision.kind(), decision.because(), detail);
    }

    /// A letter says whose it is, and of the case what was so when it was written: it is not written again.
    private static Decision<CaseAct> letter(CaseFile file, Decision<CaseAct> decision, Person me) {
        var about = file.about();
        var detail = new HashMap<>(decision.detail());
        if (file.parties(me).contains(CaseParty.CITY_OFFICE)) {
            detail.put(CaseDetail.OFFICE, CaseParty.CITY_OFFICE.name());
        }
        detail.put(CaseDetail.TO_AGENCY, about.owner().agency());
        detail.put(CaseDetail.TO_PERSON, about.owner().person());
        detail.put(CaseDetail.SINCE, about.countsFrom().toString());
        if (about.due() != null) {
            detail.put(CaseDetail.DUE, about.due().toString());
        }
        return new Decision<>(decision.proceeding(), decision.version(), decision.kind(), decision.because(), detail);
    }

    private static String said(Decision<CaseAct> decision, String name) {
        return decision.detail().getOrDefault(name, "");
    }

    private static Case.Owner owner(Decision<CaseAct> decision) {
        return new Case.Owner(said(decision, CaseDetail.AGENCY), said(decision, CaseDetail.PERSON));
    }

    /// Where the facts can say something, only they do; elsewhere a document has to, whose digest the reviewer signs.
    /// The proof is kept with the act as it was.
    private CaseFile verify(CaseFile file, Decision<CaseAct> decision, Person me, Instant now) {
        var detail = new HashMap<>(decision.detail());
        switch (proofs.look(file.about()).orElse(null)) {
            case Proof.Proven proven -> {
                var words = proven.words();
                detail.remove(CaseDetail.EXHIBIT);
                detail.put(
                        CaseDetail.PROOF,
                        messages.getMessage(words.key(), words.arguments().toArray(), Locale.CHINESE));
            }
            case Proof.Lacking _ -> unfit("ledger.proof.lacking");
            case null -> sign(file, detail, me);
        }
        var answerBy = file.asked().isEmpty() ? null : answerBy(now);
        if (answerBy != null) {
            detail.put(CaseDetail.ANSWERS_UNTIL, answerBy.toString());
        }
        var onProof =
                new Decision<>(decision.proceeding(), decision.version(), decision.kind(), decision.because(), detail);
        return moves.move(file, onProof, file.about().changed().answerBy(answerBy), me, now);
    }

    private LocalDate answerBy(Instant now) {
        return clock.answerBy(now);
    }

    private void sign(CaseFile file, Map<String, String> detail, Person me) {
        var chosen = exhibits.find(file.about().id(), detail.getOrDefault(CaseDetail.EXHIBIT, ""));
        if (chosen.isEmpty()) {
            unfit("ledger.exhibit.chosen");
        }
        var key = keys.findCurrent(me.id()).filter(found -> found.kept());
        if (key.isEmpty()) {
            unfit("ledger.key.missing");
        }
        var exhibit = chosen.orElseThrow();
        detail.put(CaseDetail.DIGEST, exhibit.digest());
        detail.put(CaseDetail.KEY, key.orElseThrow().keyId());
        detail.put(
                CaseDetail.SIGNATURE,
                Base64.getEncoder()
                        .encodeToString(keys.sign(me.id(), signed(file.about().id(), exhibit.digest()))));
    }

    private static void unfit(String messageKey) {
        UnfitAct.unlessEmpty(List.of(InputError.of(CaseDetail.EXHIBIT, messageKey)));
    }

    /// What a reviewer signs: that this document proves this case.
    static byte[] signed(String id, String digest) {
        return "zhanqiao case verification v1\n%s\n%s\n".formatted(id, digest).getBytes(StandardCharsets.UTF_8);
    }

    /// Notes what somebody says of the remedy, and what follows from it.
    CaseFile answer(
            CaseFile file,
            Decision<CaseAct> decision,
            Reporter.Kind kind,
            String ref,
            @Nullable Person me,
            Instant now) {
        if (decision.kind() == CaseAct.DENY) {
            return back(file, decision, me, now);
        }
        reporters.confirm(file.about().id(), kind, ref);
        var answered = moves.file(file.about());
        var changes = file.about().changed();
        if (answered.after(decision.kind()) == CaseState.CLOSED) {
            changes.answerBy(null);
        }
        return moves.move(answered, decision, changes, me, now);
    }

    /// It comes back: everybody is asked anew when it is put right once more.
    private CaseFile back(CaseFile file, Decision<CaseAct> decision, @Nullable Person me, Instant now) {
        var changes = file.about().changed().answerBy(null);
        if (file.about().state().isClosed()) {
            changes.reopenedOnce();
        }
        reporters.askAnew(file.about().id());
        return moves.move(moves.file(file.about()), decision, changes, me, now);
    }

    /// What it is about is there again.
    CaseFile reopen(CaseFile file, String because, @Nullable Person me, Instant now) {
        var about = file.about();
        return back(file, Decision.of(about.id(), about.version(), CaseAct.REOPEN, because), me, now);
    }

    /// Those that had been merged into it go along, so that everything merged lies one step from where it goes on.
    private CaseFile merge(CaseFile file, Decision<CaseAct> decision, Person me, Instant now) {
        var into = said(decision, CaseDetail.INTO);
        table.redirect(file.about().id(), into);
        var merged = moves.move(file, decision, file.about().changed().into(into), me, now);
        gain(moves.lock(into).orElseThrow(), file, me, now);
        return merged;
    }

    /// Notes in a case that another goes on in it. Whoever reported that one is asked too.
    private void gain(CaseFile file, CaseFile merged, Person me, Instant now) {
        var about = file.about();
        var changes = about.changed().countsFrom(first(file));
        if (about.state() == CaseState.VERIFIED && !merged.asked().isEmpty()) {
            changes.answerBy(answerBy(now));
        }
        moves.move(file, about(file, CaseAct.JOIN, merged.about().id()), changes, me, now);
    }

    /// Notes in a case that another goes on in it no more.
    private void lose(CaseFile file, String split, Person me, Instant now) {
        var changes = file.about().changed().countsFrom(first(file));
        if (file.after(CaseAct.LEAVE) == CaseState.CLOSED) {
            changes.answerBy(null);
        }
        moves.move(file, about(file, CaseAct.LEAVE, split), changes, me, now);
    }

    private static Decision<CaseAct> about(CaseFile file, CaseAct kind, String other) {
        return new Decision<>(file.about().id(), file.about().version(), kind, "", Map.of(CaseDetail.MERGED, other));
    }

    private CaseFile split(CaseFile file, Decision<CaseAct> decision, Person me, Instant now) {
        var from = file.about().into();
        var split = moves.move(file, decision, file.about().changed().into("").owner(Case.Owner.NONE), me, now);
        lose(moves.lock(from).orElseThrow(), file.about().id(), me, now);
        return split;
    }

    /// Notes that others report the same. Whoever is asked has all the days to answer, also who comes last.
    ///
    /// @param file     with those who joined
    /// @param campaign that it belongs to from now on; empty to leave it as it is
    /// @param because  what is said of it; empty for nothing
    CaseFile join(
            CaseFile file, Collection<Joining> who, String campaign, String because, @Nullable Person me, Instant now) {
        var about = file.about();
        var detail = named(who);
        var changes = about.changed().countsFrom(first(file));
        if (!campaign.isEmpty() && about.campaign().isEmpty()) {
            detail.put(CaseDetail.CAMPAIGN, campaign);
            changes.campaign(campaign);
        }
        if (about.state() == CaseState.VERIFIED
                && who.stream().anyMatch(each -> each.kind().isAsked())) {
            changes.answerBy(answerBy(now));
        }
        var decision = new Decision<>(about.id(), about.version(), CaseAct.JOIN, because, detail);
        return moves.move(file, decision, changes, me, now);
    }

    /// Notes that somebody is none of its reporters. It is closed when all the others have confirmed it.
    ///
    /// @param file without them
    CaseFile leave(CaseFile file, Joining who, String because, @Nullable Person me, Instant now) {
        var about = file.about();
        var changes = about.changed().countsFrom(first(file));
        if (file.after(CaseAct.LEAVE) == CaseState.CLOSED) {
            changes.answerBy(null);
        }
        var decision = new Decision<>(about.id(), about.version(), CaseAct.LEAVE, because, named(List.of(who)));
        return moves.move(file, decision, changes, me, now);
    }

    /// Those who join or leave, as the act says it.
    private static Map<String, String> named(Collection<Joining> who) {
        var named = new HashMap<String, String>();
        who.stream()
                .collect(
                        Collectors.groupingBy(Joining::kind, Collectors.mapping(Joining::ref, Collectors.joining(" "))))
                .forEach((kind, refs) -> {
                    switch (kind) {
                        case PUBLIC -> named.put(CaseDetail.REPORTS, refs);
                        case AGENCY -> named.put(CaseDetail.AGENCIES, refs);
                        case PLATFORM -> named.put(CaseDetail.FOUND, "true");
                        case BUREAU -> named.put(CaseDetail.BUREAU, "true");
                    }
                });
        return named;
    }

    private static Instant first(CaseFile file) {
        return file.reporters().stream()
                .map(Reporter::at)
                .min(Instant::compareTo)
                .orElse(file.about().filed());
    }
}
