package org.zhanqiao.ledger.measures;

import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.workday.MonthSpan;

/// Which cases are measured.
///
/// @param months a case belongs to the month in which it was first reported
/// @param agency code of the responsible agency; empty for all, [CaseMeasures#NOBODY] for none yet
public record CaseScope(CaseKind kind, MonthSpan months, String agency) {}
