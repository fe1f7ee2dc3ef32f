package org.zhanqiao.demand.desk;

import org.zhanqiao.demand.measures.MeasureScope;
import org.zhanqiao.demand.measures.Tally;

/// One row of a table of measures: an agency, or an agency and a type.
///
/// @param name  of the agency
/// @param scope whose rows its figures open
public record Measured(String name, MeasureScope scope, Tally tally) {}
