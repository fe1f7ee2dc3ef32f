package org.zhanqiao.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.Clock;
import org.zhanqiao.workday.Pause;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.WorkingDays;

/// The clock of a case. It counts from when the first reporter said so, not from when an agency takes it, and stands
/// while a rule lets it and while the case is proven or closed: one that comes back has its old days behind it.
@Component
public class CaseClock {

    /// Working days in which whoever reported a case can say whether it is gone. The city's own number.
    private static final int ANSWER_DAYS = 10;

    private final WorkingDays workingDays;

    CaseClock(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /// When a case runs out, step by step.
    public Reckoning reckon(CaseFile file) {
        return reckon(file.about(), file.history().acts());
    }

    /// The last day on which whoever reported a case can say whether it is gone.
    LocalDate answerBy(Instant asked) {
        return workingDays.plus(asked.atZone(Page.ZONE).toLocalDate(), ANSWER_DAYS);
    }

    Reckoning reckon(Case about, List<Act<CaseState, CaseAct>> acts) {
        return workingDays.reckon(
                new Clock(about.kind().limit(about.days()), about.countsFrom(), List.of(), pauses(acts)));
    }

    private static List<Pause> pauses(List<Act<CaseState, CaseAct>> acts) {
        var pauses = new ArrayList<Pause>();
        Instant since = null;
        for (var act : acts) {
            if (since == null && !act.to().isTimed()) {
                since = act.at();
            } else if (since != null && act.to().isTimed()) {
                pauses.add(new Pause(since, act.at()));
                since = null;
            }
        }
        if (since != null) {
            pauses.add(new Pause(since, null));
        }
        return pauses;
    }
}
