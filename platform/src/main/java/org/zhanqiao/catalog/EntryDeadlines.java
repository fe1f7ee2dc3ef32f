package org.zhanqiao.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.zhanqiao.workday.Clock;
import org.zhanqiao.workday.Extension;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.TimeLimit;
import org.zhanqiao.workday.WorkingDays;

/// When what waits is due (政务数据共享条例 art. 17): the bureau's review 2 working days after it was submitted, an
/// amendment 10 after the change of law or duty took effect, and 5 more with the bureau's consent.
@Service
public class EntryDeadlines {

    static final TimeLimit REVIEW = TimeLimit.of("catalog.limit.review", 2).startingWith("catalog.limit.review.start");
    static final TimeLimit AMENDMENT =
            new TimeLimit("catalog.limit.amendment", 10, 5).startingWith("catalog.limit.amendment.start");

    private final WorkingDays workingDays;

    EntryDeadlines(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /// By when the bureau has to decide; empty when nothing lies before it.
    public Optional<Reckoning> findReview(Entry entry) {
        return entry.findReviewSince().map(since -> workingDays.reckon(Clock.starting(REVIEW, since)));
    }

    /// By when the next version has to be published; empty when no law sets a limit.
    ///
    /// @param acts everything that was done to the entry, oldest first
    public Optional<Reckoning> findAmendment(Entry entry, List<EntryAct> acts) {
        return entry.findChange()
                .filter(change -> change.cause().timed())
                .map(change -> {
                    var clock = Clock.starting(AMENDMENT, change.since());
                    return change.extended() ? clock.extended(extension(acts)) : clock;
                })
                .map(workingDays::reckon);
    }

    private static Extension extension(List<EntryAct> acts) {
        return acts.stream()
                .filter(act -> act.kind() == EntryAct.Kind.EXTENDED)
                .reduce((first, second) -> second)
                .map(act -> new Extension(AMENDMENT.longestExtension(), act.at(), act.by(), act.because()))
                .orElseThrow(() -> new IllegalStateException("an extension that nobody gave"));
    }
}
