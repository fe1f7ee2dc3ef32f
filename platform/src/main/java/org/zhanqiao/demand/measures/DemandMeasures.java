package org.zhanqiao.demand.measures;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.zhanqiao.workday.WorkingDays;

/// Measures of the road from asking to a grant; `docs/measures.md` defines each.
@Service
public class DemandMeasures {

    private final MeasureTable measures;
    private final HandlingTable handlings;
    private final WorkingDays workingDays;

    DemandMeasures(MeasureTable measures, HandlingTable handlings, WorkingDays workingDays) {
        this.measures = measures;
        this.handlings = handlings;
        this.workingDays = workingDays;
    }

    /// The figures of a scope, as they stand today.
    public DemandFigures figures(MeasureScope scope) {
        return measures.figures(scope, workingDays.today());
    }

    /// How these requests were handled; those that did not come to their provider are left out.
    public List<Handling> listHandlings(Collection<String> requests) {
        return handlings.list(requests);
    }
}
