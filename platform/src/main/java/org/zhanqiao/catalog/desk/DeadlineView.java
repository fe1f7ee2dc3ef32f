package org.zhanqiao.catalog.desk;

import java.time.LocalDate;
import java.util.List;

/// By when something is due.
///
/// @param provisional whether the day may still move, because it reaches into a year without a calendar
/// @param lines the calculation, a sentence a step
public record DeadlineView(LocalDate day, boolean provisional, boolean overdue, List<String> lines) {

    public DeadlineView {
        lines = List.copyOf(lines);
    }
}
