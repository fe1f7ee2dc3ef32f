package org.zhanqiao.demand.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.requests.RefusalGround;

/// What the requests of a scope come to.
///
/// @param today     the day against which a request is overdue
/// @param months    every month of the scope
/// @param providers those that were asked, by code
/// @param consumers those that asked, by code
/// @param types     by how the dataset was shared when the request came in
/// @param answers   by provider and type
/// @param grounds   of the refusals, how many for each reason
public record DemandFigures(
        MeasureScope scope,
        LocalDate today,
        Tally total,
        SortedMap<YearMonth, Tally> months,
        SortedMap<String, Tally> providers,
        SortedMap<String, Tally> consumers,
        SortedMap<ShareType, Tally> types,
        SortedMap<String, SortedMap<ShareType, Tally>> answers,
        Map<RefusalGround, Long> grounds) {}
