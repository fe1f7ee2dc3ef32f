package org.zhanqiao.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;

/// Files lists part by part. A part is one transaction: its cases, and the note at each line that it is
/// filed, stay or go together, so whatever is killed goes on with the line it had come to and doubles
/// nothing.
@Component
class CaseImports {

    /// Lines of a part: a list that is not longer is filed at once or not at all.
    static final int AT_ONCE = 100;

    private final ImportLines lines;
    private final CaseFiling filing;
    private final CaseMatching matching;
    private final Identity identity;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final TransactionTemplate eachLine;

    CaseImports(
            ImportLines lines,
            CaseFiling filing,
            CaseMatching matching,
            Identity identity,
            ApplicationEventPublisher events,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.lines = lines;
        this.filing = filing;
        this.matching = matching;
        this.identity = identity;
        this.events = events;
        this.clock = clock;
        this.eachLine = new TransactionTemplate(transactions);
        this.eachLine.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// Files the next part of the import that has gone on longest.
    ///
    /// @return whether there was one
    @Transactional
    public boolean goOn() {
        var going = lines.findGoingOn();
        going.ifPresent(each -> identity.findPersonByLogin(each.by())
                .ifPresentOrElse(me -> filePart(each.id(), me), () -> lines.finish(each.id(), now())));
        return going.isPresent();
    }

    /// Files the next part; with the last one people are told. The caller holds the transaction.
    void filePart(UUID id, Person me) {
        filing.hold();
        var now = now();
        var waiting = lines.listWaiting(id, AT_ONCE);
        var matched =
                matching.match(waiting.stream().map(ImportLines.Waiting::read).toList(), me);
        for (int i = 0; i < waiting.size(); i++) {
            var found = matched.get(i);
            lines.note(
                    id,
                    waiting.get(i).position(),
                    found.outcome().writes() ? file(found.body(), id, me, now).orElse("") : "");
        }
        if (lines.listWaiting(id, 1).isEmpty() && lines.finish(id, now)) {
            events.publishEvent(new CaseImported(id, me, lines.getProgress(id).filed(), lines.countAssigned(id)));
        }
    }

    /// A line that cannot be filed leaves nothing behind, and keeps none of the others from it.
    private Optional<String> file(ListedCase said, UUID id, Person me, Instant now) {
        return eachLine.execute(status -> {
            var filed = filing.file(said, id, me, now);
            if (filed.isEmpty()) {
                status.setRollbackOnly();
            }
            return filed;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
