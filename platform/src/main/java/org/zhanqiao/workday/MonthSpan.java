package org.zhanqiao.workday;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Months that something is measured over, from the first to the last.
public record MonthSpan(YearMonth from, YearMonth to) {

    /// Months at most.
    public static final int MOST_MONTHS = 60;

    /// Months that are measured when nobody says which.
    public static final int USUAL_MONTHS = 12;

    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2199;

    /// @throws IllegalArgumentException when the months are none, or more than [#MOST_MONTHS]
    public MonthSpan {
        if (!fits(from, to)) {
            throw new IllegalArgumentException(
                    "from %s to %s: 1 to %d months are measured".formatted(from, to, MOST_MONTHS));
        }
    }

    /// Whether a time can be measured: years that a calendar may know, and not too many months.
    public static boolean fits(YearMonth from, YearMonth to) {
        if (from.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR) {
            return false;
        }
        long months = ChronoUnit.MONTHS.between(from, to) + 1;
        return months >= 1 && months <= MOST_MONTHS;
    }

    /// The months up to one.
    public static MonthSpan usual(YearMonth to) {
        return new MonthSpan(to.minusMonths(USUAL_MONTHS - 1L), to);
    }

    /// Months as they stand in an address, up to this one when nothing is said; empty when they are no months, or too
    /// many.
    public static Optional<MonthSpan> read(@Nullable String from, @Nullable String to, YearMonth now) {
        try {
            var last = to == null || to.isEmpty() ? now : YearMonth.parse(to);
            var first = from == null || from.isEmpty() ? last.minusMonths(USUAL_MONTHS - 1L) : YearMonth.parse(from);
            return fits(first, last) ? Optional.of(new MonthSpan(first, last)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Its months, in their order.
    public List<YearMonth> months() {
        return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .toList();
    }

    public LocalDate firstDay() {
        return from.atDay(1);
    }

    public LocalDate lastDay() {
        return to.atEndOfMonth();
    }
}
