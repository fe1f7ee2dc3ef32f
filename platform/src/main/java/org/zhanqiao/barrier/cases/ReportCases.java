package org.zhanqiao.barrier.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.barrier.reports.CaseProgress;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportAnswered;
import org.zhanqiao.barrier.reports.ReportAnswering;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.identity.Person;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseMoved;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.Joining;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.ledger.Topics;
import org.zhanqiao.protection.suggest.PersonalText;

/// Reports and the cases that handle them. The clock of a case counts from when its first report came in; a report that
/// counts to a campaign brings its case along.
@Service
public class ReportCases implements CaseProgress {

    private final Reports reports;
    private final Cases cases;
    private final ReporterSteps steps;
    private final Topics topics;

    ReportCases(Reports reports, Cases cases, ReporterSteps steps, Topics topics) {
        this.reports = reports;
        this.cases = cases;
        this.steps = steps;
        this.topics = topics;
    }

    /// Files a case for a report that has none.
    ///
    /// @return empty when the report is hidden, or linked already
    /// @throws LinkedMeanwhile when somebody else was faster; nothing was done
    @Transactional
    public Optional<Case> open(String reference, Person me) {
        var report = reports.getReport(reference);
        if (!isFree(report)) {
            return Optional.empty();
        }
        var filed = cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        Case.About.fitting(title(report), what(report), "", ""),
                        reports.campaignOf(List.of(reference)),
                        kind(report),
                        ref(report),
                        report.receivedAt()),
                me);
        if (report.cause() != null) {
            topics.put(filed.id(), report.cause().name());
        }
        link(List.of(reference), filed.id());
        return Optional.of(filed);
    }

    /// Lets a case handle reports too; each keeps its reporter.
    ///
    /// @return how many of them were free to be linked
    /// @throws NotFound        when there is no such case
    /// @throws CaseOver        when nobody works on it any more; nothing was done
    /// @throws LinkedMeanwhile when somebody else was faster; nothing was done
    @Transactional
    public int join(Set<String> references, String caseId) {
        var file = cases.hold(caseId);
        if (file.about().state().isOver()) {
            throw new CaseOver(file.about().id());
        }
        var free = reports.listReports(references).stream()
                .filter(ReportCases::isFree)
                .toList();
        if (!free.isEmpty()) {
            cases.join(
                    file.about().id(),
                    free.stream()
                            .map(report -> new Joining(kind(report), ref(report), report.receivedAt()))
                            .toList());
            var joined = free.stream().map(Report::reference).toList();
            link(joined, file.about().id());
            var campaign = reports.campaignOf(joined);
            if (!campaign.isEmpty()) {
                cases.enlist(file.about().id(), campaign);
            }
        }
        return free.size();
    }

    /// Splits a report off its case: it turned out to be about something else.
    @Transactional
    public void split(String reference) {
        var report = reports.getReport(reference);
        if (!report.caseId().isEmpty()) {
            cases.leave(report.caseId(), kind(report), ref(report));
            reports.link(reference, "");
        }
    }

    private static boolean isFree(Report report) {
        return report.state() == ReportState.RECEIVED && report.caseId().isEmpty();
    }

    private void link(List<String> references, String caseId) {
        if (reports.link(references, caseId) != references.size()) {
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

    /// An agency that reports speaks for itself; everybody else through their report.
    private static Reporter.Kind kind(Report report) {
        return report.holder().isEmpty() ? Reporter.Kind.PUBLIC : Reporter.Kind.AGENCY;
    }

    private static String ref(Report report) {
        return report.holder().isEmpty() ? report.reference() : report.agency();
    }

    private static String title(Report report) {
        var matter = PersonalText.cover(report.matter());
        var paper = PersonalText.cover(report.paper());
        if (!report.holder().isEmpty()) {
            return matter + "：用不上" + paper;
        }
        return matter + (paper.isEmpty() ? "：办事被反复要材料" : "：仍被要求提交" + paper);
    }

    /// Names and numbers of persons stay with the report.
    private static String what(Report report) {
        return String.join(
                "\n",
                Stream.of(report.story(), report.places())
                        .map(PersonalText::cover)
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    /// Once a case is proven, everybody who reported it is asked whether it is gone.
    @EventListener
    void ask(CaseMoved moved) {
        if (moved.act().kind() == CaseAct.VERIFY) {
            var id = moved.file().about().id();
            reports.ask(id);
            cases.listMergedInto(id).forEach(reports::ask);
        } else if (moved.act().kind() == CaseAct.DENY || moved.act().kind() == CaseAct.REOPEN) {
            // It is being put right again: there is nothing to confirm now.
            var id = moved.file().about().id();
            reports.askNoLonger(id);
            cases.listMergedInto(id).forEach(reports::askNoLonger);
        }
    }

    /// Whoever changes a case and its reports holds the case first.
    @EventListener
    void hold(ReportAnswering answering) {
        cases.hold(answering.caseId());
    }

    /// What a reporter says goes into the case in the same transaction.
    @EventListener
    void answer(ReportAnswered answered) {
        boolean gone = answered.answer() == Report.Answer.CONFIRMED;
        var words = reports.getReport(answered.reference()).answerWords();
        var said = PersonalText.cover(words);
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
                    steps.name(about.owner().agency()),
                    about.due(),
                    about.due() != null && about.rung() != null,
                    told);
        });
    }
}
