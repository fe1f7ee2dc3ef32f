package org.zhanqiao.barrier.cases;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.CaseProgress;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseMoved;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.protection.suggest.PersonalText;

/// Tells those who reported while signed in of each step of their case, in the transaction of what happened. Whoever
/// did not sign in reads the same where they follow their report.
@Component
class ReporterMessages {

    private final Reports reports;
    private final Cases cases;
    private final ReporterSteps steps;
    private final Identity identity;
    private final Inbox inbox;

    ReporterMessages(Reports reports, Cases cases, ReporterSteps steps, Identity identity, Inbox inbox) {
        this.reports = reports;
        this.cases = cases;
        this.steps = steps;
        this.identity = identity;
        this.inbox = inbox;
    }

    @EventListener
    void tell(CaseMoved moved) {
        var file = moved.file();
        var kind = moved.act().kind();
        if (kind == CaseAct.JOIN || kind == CaseAct.LEAVE) {
            tellMoved(moved);
        }
        if (file.reporters().stream().anyMatch(each -> each.kind() == Reporter.Kind.PUBLIC)) {
            tellAll(file, said(moved));
        }
    }

    /// Tells whoever reported what a case was filed for. It was filed before their report was linked to it.
    void tellFiled(CaseFile filed) {
        tellAll(filed, List.of());
    }

    /// Those who come into a case, or leave it, are told so in the words for them.
    private void tellMoved(CaseMoved moved) {
        boolean asked = ReportCases.isAsking(moved.file().about());
        var joined = asked ? "barrier.step.JOIN.ASKED" : "barrier.step.JOIN";
        var key = moved.act().kind() == CaseAct.JOIN ? joined : "barrier.step.LEAVE";
        var step = new CaseProgress.Step(
                moved.act().at(),
                moved.act().kind().name(),
                key,
                List.of(moved.file().about().id()));
        tell(reports.listReports(said(moved)), moved.file(), step);
    }

    /// References of those who join or leave.
    private static List<String> said(CaseMoved moved) {
        return Stream.of(moved.act().said(CaseDetail.REPORTS).split(" ", -1))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /// @param but references of those who are told otherwise
    private void tellAll(CaseFile file, Collection<String> but) {
        var id = file.about().id();
        steps.last(file)
                .ifPresent(step -> tell(
                        Stream.concat(Stream.of(id), cases.listMergedInto(id).stream())
                                .flatMap(each -> reports.listReportsOfCase(each).stream())
                                .filter(report -> !but.contains(report.reference()))
                                .toList(),
                        file,
                        step));
    }

    /// Whose report is hidden is told nothing: they are none of its reporters.
    private void tell(Collection<Report> told, CaseFile file, CaseProgress.Step step) {
        var people = told.stream()
                .filter(report -> report.state() != ReportState.HIDDEN)
                .map(Report::person)
                .filter(Objects::nonNull)
                .distinct()
                .filter(person -> identity.findPerson(person).isPresent())
                .toList();
        if (!people.isEmpty()) {
            inbox.tell(
                    people,
                    new Message(
                            file.history().last().evidenceKey(),
                            step.key(),
                            step.arguments(),
                            Message.Because.of(
                                    "barrier.step.because",
                                    PersonalText.coverLabel(file.about().about().title())),
                            "/my/reports"));
        }
    }
}
