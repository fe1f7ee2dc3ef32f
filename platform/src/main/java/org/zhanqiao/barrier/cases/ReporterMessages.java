package org.zhanqiao.barrier.cases;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;
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
        if (moved.file().reporters().stream().noneMatch(each -> each.kind() == Reporter.Kind.PUBLIC)) {
            return;
        }
        var id = moved.file().about().id();
        steps.last(moved.file()).ifPresent(step -> {
            var people = Stream.concat(Stream.of(id), cases.listMergedInto(id).stream())
                    .flatMap(each -> reports.listReportsOfCase(each).stream())
                    .map(Report::person)
                    .filter(Objects::nonNull)
                    .distinct()
                    .filter(person -> identity.findPerson(person).isPresent())
                    .toList();
            if (!people.isEmpty()) {
                inbox.tell(
                        people,
                        new Message(
                                moved.act().evidenceKey(),
                                step.key(),
                                step.arguments(),
                                Message.Because.of(
                                        "barrier.step.because",
                                        PersonalText.cover(
                                                moved.file().about().about().title())),
                                "/my/reports"));
            }
        });
    }
}
