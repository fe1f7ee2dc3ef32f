package org.zhanqiao.catalog.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryAct;
import org.zhanqiao.catalog.EntryDeadlines;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.StepWords;

/// Deadlines of entries as pages show them.
@Component
class DeadlineViews {

    private final EntryDeadlines deadlines;
    private final StepWords words;
    private final InstantSource clock;

    DeadlineViews(EntryDeadlines deadlines, StepWords words, InstantSource clock) {
        this.deadlines = deadlines;
        this.words = words;
        this.clock = clock;
    }

    Optional<DeadlineView> findReview(Entry entry, Locale locale) {
        return deadlines.findReview(entry).map(reckoning -> view(reckoning, locale));
    }

    Optional<DeadlineView> findAmendment(Entry entry, List<EntryAct> acts, Locale locale) {
        return deadlines.findAmendment(entry, acts).map(reckoning -> view(reckoning, locale));
    }

    private DeadlineView view(Reckoning reckoning, Locale locale) {
        return switch (reckoning) {
            case Reckoning.Due due ->
                new DeadlineView(
                        due.day(), due.isProvisional(), due.isOverdue(clock.instant()), words.lines(due, locale));
            case Reckoning.Standing _ -> throw new IllegalStateException("nothing stops a clock of the catalog");
        };
    }
}
