package org.zhanqiao.demand.corrections;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhanqiao.proceeding.History;
import org.zhanqiao.workday.Clock;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.TimeLimit;
import org.zhanqiao.workday.WorkingDays;

/// The clock of a correction request: 10 working days from the day it came to the provider (Order 809 art. 26). The law
/// knows no extension and no pause. One that is reopened has come anew.
@Component
class CorrectionClock {

    private static final TimeLimit LIMIT = TimeLimit.of("demand.limit.correction", 10);
    private static final Set<CorrectionAct> STARTS = Set.of(CorrectionAct.FILE, CorrectionAct.REOPEN);

    private final WorkingDays workingDays;

    CorrectionClock(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    Reckoning.Due reckon(History<CorrectionState, CorrectionAct> history) {
        var start = history.findLast(STARTS).orElseThrow().at();
        return switch (workingDays.reckon(Clock.starting(LIMIT, start))) {
            case Reckoning.Due due -> due;
            case Reckoning.Standing _ -> throw new IllegalStateException("a clock without a pause stands");
        };
    }
}
