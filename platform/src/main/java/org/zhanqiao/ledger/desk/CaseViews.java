package org.zhanqiao.ledger.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Person;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseClock;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseProofs;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActPages;
import org.zhanqiao.proceeding.ClockView;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Tone;
import org.zhanqiao.workday.StepWords;

/// Puts together what pages of cases show.
@Component
class CaseViews {

    /// Reports that a line of the history names.
    private static final int NAMED = 5;

    /// Reporters whose answers a page lists.
    private static final int MOST_ANSWERS = 200;

    private final Cases cases;
    private final CaseClock clock;
    private final CaseNames names;
    private final CaseProofs proofs;
    private final ActPages acts;
    private final StepWords stepWords;
    private final CaseReports reports;
    private final InstantSource time;

    CaseViews(
            Cases cases,
            CaseClock clock,
            CaseNames names,
            CaseProofs proofs,
            ActPages acts,
            StepWords stepWords,
            CaseReports reports,
            InstantSource time) {
        this.cases = cases;
        this.clock = clock;
        this.names = names;
        this.proofs = proofs;
        this.acts = acts;
        this.stepWords = stepWords;
        this.reports = reports;
        this.time = time;
    }

    CaseView of(CaseFile file, Person me, @Nullable CaseAct done, List<InputError> errors, Locale locale) {
        var about = file.about();
        var reckoning = clock.reckon(file);
        return new CaseView(
                about,
                new CaseView.Names(
                        names.agency(about.owner().agency()),
                        names.person(about.owner().person()),
                        names.campaign(about.campaign())),
                ClockView.of(
                        "ledger.clock",
                        stands(about.state()),
                        reckoning,
                        about.due() != null,
                        about.state() == CaseState.VERIFIED || about.state().isOver()
                                ? stepWords.steps(reckoning, locale)
                                : stepWords.lines(reckoning, locale)),
                acts.lines(file.history(), CasePages.KEY, CaseViews::tone, CaseViews::nameless, this::details),
                List.copyOf(file.possible(me)),
                reporters(file),
                answers(file),
                reports.photos(file, me),
                reports.told(file, me),
                cases.listMergedInto(about.id()),
                file.milestones(),
                cases.listExhibits(about.id()),
                proofs.look(about).orElse(null),
                cases.mayExhibit(file, me) ? proofs.findPlace(about).orElse(null) : null,
                file.history().acts().stream()
                        .filter(act -> act.kind() == CaseAct.SUPERVISE)
                        .map(Act::number)
                        .toList(),
                cases.mayExhibit(file, me),
                errors,
                done,
                today());
    }

    /// Why a clock stands: nobody paused it when there is nothing left to wait for.
    private static String stands(CaseState state) {
        return switch (state) {
            case VERIFIED -> "ledger.clock.proven";
            case CLOSED, CLOSED_UNCONFIRMED, REFUSED -> "ledger.clock.over";
            case MERGED -> "ledger.clock.merged";
            case RECEIVED, TRIAGED, ASSIGNED, RETURNED, ACCEPTED, PAUSED, REMEDIED -> "ledger.clock.stands";
        };
    }

    private CaseView.ReporterCounts reporters(CaseFile file) {
        return new CaseView.ReporterCounts(
                file.reporters().stream()
                        .filter(each -> each.kind() == Reporter.Kind.AGENCY)
                        .map(each -> names.agency(each.ref()))
                        .distinct()
                        .toList(),
                file.reporters().stream()
                        .filter(each -> each.kind() == Reporter.Kind.PUBLIC)
                        .count(),
                file.reporters().stream()
                        .anyMatch(each -> each.kind() == Reporter.Kind.PLATFORM || each.kind() == Reporter.Kind.BUREAU),
                file.reporters().size(),
                file.asked().size(),
                file.confirmed());
    }

    private List<CaseView.AnswerLine> answers(CaseFile file) {
        return file.listAnswers().stream()
                .limit(MOST_ANSWERS)
                .map(answer -> new CaseView.AnswerLine(name(answer.reporter()), answer))
                .toList();
    }

    private String name(Reporter reporter) {
        return switch (reporter.kind()) {
            case PUBLIC -> reporter.ref();
            case AGENCY -> names.agency(reporter.ref());
            case PLATFORM, BUREAU -> "";
        };
    }

    /// Reporters answer without a name.
    private static String nameless(CaseAct kind) {
        return kind == CaseAct.CONFIRM || kind == CaseAct.DENY ? "ledger.reporters.one" : ActPages.PLATFORM;
    }

    CaseListView.Row row(Case about, UnaryOperator<String> agencies, UnaryOperator<String> people) {
        return new CaseListView.Row(
                about.id(),
                about.version(),
                about.kind(),
                about.about().title(),
                about.state(),
                agencies.apply(about.owner().agency()),
                people.apply(about.owner().person()),
                about.due(),
                about.provisional(),
                about.rung(),
                about.returned(),
                about.reopened(),
                about.moved());
    }

    LocalDate today() {
        return time.instant().atZone(Page.ZONE).toLocalDate();
    }

    private static Tone tone(CaseAct kind) {
        return switch (kind) {
            case FILE, TRIAGE, NAME_PERSON, NOTE, PLAN, MERGE, SPLIT, JOIN, LEAVE, LAPSE, REFUSE -> Tone.NEUTRAL;
            case ASSIGN, ADJUDICATE, ACCEPT, PAUSE, RESUME, REPORT_REMEDY -> Tone.WAITING;
            case REACH_MILESTONE, VERIFY, CONFIRM -> Tone.GOOD;
            case RETURN, REJECT_REMEDY, DENY, REOPEN, SUPERVISE, ESCALATE -> Tone.BAD;
        };
    }

    /// What an act says besides its reason, a sentence each.
    private List<Words> details(Act<CaseState, CaseAct> act) {
        var details = new ArrayList<Words>();
        say(details, act, CaseDetail.NUMBER, said -> Words.of("ledger.said.number", said));
        say(details, act, CaseDetail.AGENCY, said -> Words.of("ledger.said.agency", names.agency(said)));
        say(details, act, CaseDetail.PERSON, said -> Words.of("ledger.said.person", names.person(said)));
        say(details, act, CaseDetail.DAYS, said -> Words.of("ledger.said.days", said));
        say(details, act, CaseDetail.CAMPAIGN, said -> Words.of("ledger.said.campaign", names.campaign(said)));
        say(details, act, CaseDetail.INTO, said -> Words.of("ledger.said.into", said));
        say(
                details,
                act,
                CaseDetail.MERGED,
                said -> Words.of(act.kind() == CaseAct.LEAVE ? "ledger.said.splitOff" : "ledger.said.merged", said));
        say(details, act, CaseDetail.REPORTS, CaseViews::reports);
        say(details, act, CaseDetail.AGENCIES, said -> Words.of("ledger.said.agencies", agencies(said)));
        say(details, act, CaseDetail.FOUND, _ -> Words.of("ledger.said.found"));
        say(details, act, CaseDetail.BUREAU, _ -> Words.of("ledger.said.bureau"));
        say(details, act, CaseDetail.GROUND, said -> Words.of("ledger.pause." + said));
        say(
                details,
                act,
                CaseDetail.MILESTONE,
                said -> act.said(CaseDetail.REACHED).isEmpty()
                        ? Words.of("ledger.said.milestone", said)
                        : Words.of("ledger.said.milestone.named", said, act.said(CaseDetail.REACHED)));
        say(
                details,
                act,
                CaseDetail.MILESTONES,
                said -> Words.of(
                        "ledger.said.milestones", String.join("；", said.lines().toList())));
        say(details, act, CaseDetail.PROOF, said -> Words.of("ledger.said.proof", said));
        say(details, act, CaseDetail.EXHIBIT, said -> Words.of("ledger.said.exhibit", said, act.said(CaseDetail.KEY)));
        say(details, act, CaseDetail.ANSWER_BY, said -> Words.of("ledger.said.answerBy", said));
        say(details, act, CaseDetail.RUNG, said -> Words.of("proceeding.rung." + said));
        return details;
    }

    /// How many, and which: as many as a line holds.
    private static Words reports(String said) {
        var all = List.of(said.split(" ", -1));
        var first = all.stream().limit(NAMED).collect(Collectors.joining(" "));
        return Words.of("ledger.said.reports", Integer.toString(all.size()), all.size() > NAMED ? first + " …" : first);
    }

    private String agencies(String said) {
        return Stream.of(said.split(" ", -1)).map(names::agency).distinct().collect(Collectors.joining("、"));
    }

    private static void say(
            List<Words> details, Act<CaseState, CaseAct> act, String name, Function<String, Words> words) {
        if (!act.said(name).isEmpty()) {
            details.add(words.apply(act.said(name)));
        }
    }
}
