package org.zhanqiao.catalog.desk;

import java.time.LocalDate;
import java.util.List;

/// By when something is due.
///
/// @param lines the calculation, a sentence a step
public record DeadlineView(LocalDate day, boolean overdue, List<String> lines) {

    public DeadlineView {
        lines = List.copyOf(lines);
    }
}
