package org.zhanqiao.ledger.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.ledger.CaseState;

/// A case as it is counted.
///
/// @param agency   code of the responsible agency; empty before there is one
/// @param topic    what it is sorted under; empty for nothing
/// @param from     the day on which it was first reported
/// @param due      its last day; null while its clock stands, or it is over
/// @param reopened whether it came back at least once
/// @param found    whether the platform found it by itself
/// @param reported whether citizens, enterprises or agencies reported it; it can be both
/// @param closedOn null while it is open
/// @param days     working days from the first report to the closing; null while it is open
public record MeasuredCase(
        String id,
        String title,
        String agency,
        String topic,
        CaseState state,
        LocalDate from,
        @Nullable LocalDate due,
        boolean reopened,
        boolean found,
        boolean reported,
        @Nullable LocalDate closedOn,
        @Nullable Integer days) {

    public YearMonth month() {
        return YearMonth.from(from);
    }

    boolean isOverdue(LocalDate today) {
        return due != null && due.isBefore(today);
    }

    /// For sorting: open ones come before all that took some days.
    int daysOrNone() {
        return Objects.requireNonNullElse(days, -1);
    }
}
