package org.zhanqiao.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Ask;

/// A request that is to be made.
///
/// @param number   counted from 0 in the order in which they are drafted
/// @param consumer code of the agency that asks
/// @param provider code of the agency that is asked
/// @param said     what is said with acts, where it is not one of [SampleWords]
/// @param begin    which of the working days it is drafted on
/// @param until    last day of its term
record PlannedRequest(
        int number,
        String consumer,
        String provider,
        Ask ask,
        List<RequestCourse.Step> steps,
        Map<ActKind, SampleWords.Said> said,
        int begin,
        LocalDate until) {

    PlannedRequest {
        steps = List.copyOf(steps);
        said = Map.copyOf(said);
    }

    PlannedRequest numbered(int other) {
        return new PlannedRequest(other, consumer, provider, ask, steps, said, begin, until);
    }
}
