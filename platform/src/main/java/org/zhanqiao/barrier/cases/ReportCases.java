package org.zhanqiao.barrier.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.Finding;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.reports.CaseProgress;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportAnswered;
import org.zhanqiao.barrier.reports.ReportChanging;
import org.zhanqiao.barrier.reports.ReportHidden;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.identity.Person;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseMoved;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.Joining;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.ledger.Topics;
import org.zhanqiao.protection.suggest.PersonalText;
import org.zhanqiao.web.NotFound;

/// Reports and the cases that handle them. The clock of a case counts from when its first report came in; a report that
/// counts to a campaign brings its case along.
@Service
public class ReportCases implements CaseProgress {

    private final Reports reports;
    private final Cases cases;
    private final NamedPapers papers;
    private final CaseWords words;
    private final FoundCases found;
    private final Barriers barriers;
    private final ReporterSteps steps;
    private final ReporterMessages messages;
    private final Topics topics;

    ReportCases(
            Reports reports,
            Cases cases,
            NamedPapers papers,
            CaseWords words,
            FoundCases found,
            Barriers barriers,
            ReporterSteps steps,
            ReporterMessages messages,
            Topics topics) {
        this.reports = reports;
        this.cases = cases;
        this.papers = papers;
        this.words = words;
        this.found = found;
        this.barriers = barriers;
        this.steps = steps;
        this.messages = messages;
        this.topics = topics;
    }

    /// Files a case for a report that has none. One about a paper of the inventory is about that paper for good, and
    /// only its chain proves it; the one that was closed comes back.
    ///
    /// @return empty when the report is hidden, or linked already
    /// @throws KnownCase       when there is a case about the same paper that is not closed; nothing was done
    /// @throws LinkedMeanwhile when somebody else was faster; nothing was done
    @Transactional
    public Optional<Case> open(String reference, Person me) {
        var report = reports.getReport(reference);
        if (!isFree(report)) {
            return Optional.empty();
        }
        var paper = papers.find(List.of(report));
        var known = paper.flatMap(found::find);
        known.map(about -> cases.hold(about.id()).about())
                .filter(root -> !isClosed(root))
                .ifPresent(root -> {
                    throw new KnownCase(root);
                });
        var filed = cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        Case.About.fitting(
                                words.title(report),
                                words.what(report),
                                paper.map(PaperProof::subject).orElse(""),
                                paper.map(PaperKey::page).orElse("")),
                        reports.campaignOf(List.of(reference)),
                        kind(report),
                        ref(report),
                        report.receivedAt()),
                me);
        sort(filed.id(), report, paper);
        if (known.isPresent()) {
            link(List.of(reference), known.get().id());
        } else {
            if (!reports.file(reference, filed.id())) {
                throw new LinkedMeanwhile(filed.id());
            }
            messages.tellFiled(cases.hold(filed.id()));
        }
        return Optional.of(filed);
    }

    /// Under the cause that its chain names; where it names none, under what the agency that reports thinks.
    private void sort(String caseId, Report report, Optional<PaperKey> paper) {
        paper.map(key -> barriers.listChains(List.of(key)).get(key))
                .map(Finding::kind)
                .filter(Result.Kind::isBarrier)
                .map(Enum::name)
                .or(() -> Optional.ofNullable(report.cause()).map(Enum::name))
                .ifPresent(topic -> topics.put(caseId, topic));
    }

    private static boolean isClosed(Case about) {
        return about.state() == CaseState.CLOSED || about.state() == CaseState.CLOSED_UNCONFIRMED;
    }

    /// Lets a case handle reports too; each keeps its reporter. A case whose words were all there was to tell what it
    /// is about becomes the one about the paper that they name.
    ///
    /// @return how many of them were free to be linked
    /// @throws NotFound        when there is no such case
    /// @throws CaseOver        when nobody works on it any more; nothing was done
    /// @throws LinkedMeanwhile when somebody else was faster; nothing was done
    @Transactional
    public int join(Set<String> references, String caseId, Person me) {
        var file = cases.hold(caseId);
        var id = file.about().id();
        if (file.about().state().isOver()) {
            throw new CaseOver(id);
        }
        var free = reports.listReports(references).stream()
                .filter(ReportCases::isFree)
                .toList();
        if (!free.isEmpty()) {
            name(file.about(), free);
            var joined = free.stream().map(Report::reference).toList();
            link(joined, id);
            cases.join(id, free.stream().map(ReportCases::joining).toList(), reports.campaignOf(joined), me);
        }
        return free.size();
    }

    /// Id of the case that one goes on in, or its own.
    ///
    /// @throws NotFound when there is no such case
    String goesOn(String caseId) {
        return cases.findFile(caseId).map(file -> file.about().root()).orElseThrow(() -> new NotFound("case", caseId));
    }

    private void name(Case about, List<Report> joining) {
        if (about.about().subject().isEmpty()) {
            papers.find(joining)
                    .filter(paper -> cases.name(about.id(), PaperProof.subject(paper), paper.page()))
                    .ifPresent(paper -> sort(about.id(), joining.getFirst(), Optional.of(paper)));
        }
    }

    /// Splits a report off its case: it turned out to be about something else.
    ///
    /// @return whether it had a case, and is not hidden
    /// @throws LastReporter when nobody else reported the case; nothing was done
    @Transactional
    public boolean split(String reference, Person me) {
        var report = reports.getReport(reference);
        if (report.state() != ReportState.LINKED) {
            return false;
        }
        var file = cases.hold(report.caseId());
        if (file.reporters().size() == 1 && file.about().state() != CaseState.REFUSED && !isSaidElsewhere(report)) {
            throw new LastReporter(file.about().id());
        }
        if (!reports.split(reference)) {
            return false;
        }
        leave(report, "", me);
        return true;
    }

    private void leave(Report report, String because, Person me) {
        if (!isSaidElsewhere(report)) {
            cases.leave(report.caseId(), joining(report), because, me);
        }
    }

    /// Whether the agency that reports is one of the case's reporters by another report of its own.
    private boolean isSaidElsewhere(Report report) {
        return kind(report) == Reporter.Kind.AGENCY
                && reports.listReportsOfCase(report.caseId()).stream()
                        .anyMatch(other -> !other.reference().equals(report.reference())
                                && other.state() == ReportState.LINKED
                                && kind(other) == Reporter.Kind.AGENCY
                                && other.agency().equals(report.agency()));
    }

    /// Whose report is hidden is neither asked nor waited for; shown again, they are one of the reporters
    /// again.
    @EventListener
    void follow(ReportHidden changed) {
        var report = changed.report();
        if (changed.hidden()) {
            leave(report, "反映已隐藏，不再作为提出者", changed.by());
        } else {
            cases.join(report.caseId(), List.of(joining(report)), "", changed.by());
        }
    }

    private static Joining joining(Report report) {
        return new Joining(kind(report), ref(report), report.receivedAt());
    }

    private static boolean isFree(Report report) {
        return report.state() == ReportState.RECEIVED && report.caseId().isEmpty();
    }

    private void link(List<String> references, String caseId) {
        if (reports.join(references, caseId) != references.size()) {
            throw new LinkedMeanwhile(caseId);
        }
    }

    /// Somebody else linked or hid a report first; nothing was done.
    public static final class LinkedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LinkedMeanwhile(String caseId) {
            super("a report was linked or hidden before it came into case " + caseId);
        }
    }

    /// A case was closed or refused: whoever joined it would be told of a remedy that does not reach them.
    static final class CaseOver extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CaseOver(String id) {
            super("case " + id + " is over");
        }
    }

    /// There is a case about the same paper already: the report can join it, unless the bureau refused it.
    static final class KnownCase extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String id;
        private final boolean refused;

        KnownCase(Case known) {
            super("there is case " + known.id() + " about the same paper");
            this.id = known.id();
            this.refused = known.state() == CaseState.REFUSED;
        }

        String id() {
            return id;
        }

        boolean isRefused() {
            return refused;
        }
    }

    /// Nobody else reported the case: without this report it would be nobody's.
    static final class LastReporter extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LastReporter(String caseId) {
            super("nobody else reported case " + caseId);
        }
    }

    /// An agency that reports speaks for itself; everybody else through their report.
    private static Reporter.Kind kind(Report report) {
        return report.holder().isEmpty() ? Reporter.Kind.PUBLIC : Reporter.Kind.AGENCY;
    }

    private static String ref(Report report) {
        return report.holder().isEmpty() ? report.reference() : report.agency();
    }

    /// Once a case is proven, everybody who reported it is asked whether it is gone, also who joins it then.
    @EventListener
    void ask(CaseMoved moved) {
        var act = moved.act();
        if (act.kind() == CaseAct.JOIN && isAsking(moved.file().about())) {
            reports.ask(List.of(act.said(CaseDetail.REPORTS).split(" ", -1)));
        } else if (act.kind() == CaseAct.VERIFY) {
            listAll(moved).forEach(reports::ask);
        } else if (act.kind() == CaseAct.DENY || act.kind() == CaseAct.REOPEN) {
            answerAll(moved, Report.Answer.DENIED);
            // It is being put right again: there is nothing to confirm now.
            listAll(moved).forEach(reports::askNoLonger);
        } else if (act.kind() == CaseAct.CONFIRM) {
            answerAll(moved, Report.Answer.CONFIRMED);
        }
    }

    /// Whether those who reported a case are asked, also late.
    static boolean isAsking(Case about) {
        return about.state() == CaseState.VERIFIED || about.state() == CaseState.CLOSED_UNCONFIRMED;
    }

    /// The case and those that go on in it.
    private List<String> listAll(CaseMoved moved) {
        var id = moved.file().about().id();
        return Stream.concat(Stream.of(id), cases.listMergedInto(id).stream()).toList();
    }

    /// What an agency says on the page of the case is said on each of its own reports there.
    private void answerAll(CaseMoved moved, Report.Answer answer) {
        var act = moved.act();
        if (!act.agency().isEmpty() && act.kind() != CaseAct.REOPEN) {
            reports.answerAll(listAll(moved), act.agency(), answer, act.because());
        }
    }

    /// Whoever changes a case and its reports holds the case first.
    @EventListener
    void hold(ReportChanging changing) {
        cases.hold(changing.caseId());
    }

    /// What a reporter says goes into the case in the same transaction.
    @EventListener
    void answer(ReportAnswered answered) {
        boolean gone = answered.answer() == Report.Answer.CONFIRMED;
        var said = PersonalText.cover(reports.getReport(answered.reference()).answerWords());
        cases.answer(answered.caseId(), answered.reference(), gone, said.isBlank() && !gone ? "反映人没有写明原因" : said);
    }

    @Override
    public Optional<Progress> find(String caseId) {
        return cases.findFile(caseId).map(file -> {
            var told = new ArrayList<>(steps.of(file));
            var about = file.about();
            if (!about.into().isEmpty()) {
                var merged = file.history().last().at();
                var goesOn = cases.findFile(about.into()).orElse(file);
                about = goesOn.about();
                steps.of(goesOn).stream()
                        .filter(step -> !step.at().isBefore(merged))
                        .forEach(told::add);
            }
            return new Progress(
                    about.id(),
                    about.state().name(),
                    about.state().tone(),
                    about.state() == CaseState.RETURNED
                            ? ""
                            : steps.name(about.owner().agency()),
                    about.due(),
                    about.provisional(),
                    about.due() != null && about.rung() != null,
                    about.answerBy(),
                    told);
        });
    }

    /// Whose case comes into one that is proven already is asked as well.
    @EventListener
    void askMerged(CaseMoved moved) {
        var merged = moved.act().said(CaseDetail.MERGED);
        if (moved.act().kind() == CaseAct.JOIN
                && moved.file().about().state() == CaseState.VERIFIED
                && !merged.isEmpty()) {
            reports.ask(merged);
        }
    }
}
