package org.zhanqiao.workday;

import java.time.LocalDate;

/// Days in a row that a clock treats alike.
///
/// @param from      the first of them
/// @param to        the last of them
/// @param occasion  the holiday for HOLIDAY and MAKE_UP, else empty
/// @param counted   working days counted up to and including `to`
/// @param announced whether the holidays of that year are known; if not, the step is provisional
public record Step(LocalDate from, LocalDate to, Kind kind, String occasion, int counted, boolean announced) {

    /// What a clock does with a day.
    public enum Kind {
        /// The day of receipt, which does not count.
        RECEIPT,
        WORKING,
        MAKE_UP,
        WEEKEND,
        HOLIDAY,
        /// The clock stands.
        PAUSED;

        boolean counts() {
            return this == WORKING || this == MAKE_UP;
        }

        static Kind of(Day.Kind day) {
            return switch (day) {
                case WORKING -> WORKING;
                case MAKE_UP -> MAKE_UP;
                case WEEKEND -> WEEKEND;
                case HOLIDAY -> HOLIDAY;
            };
        }
    }

    /// Calendar days.
    int days() {
        return Math.toIntExact(to.toEpochDay() - from.toEpochDay() + 1);
    }

    boolean goesOnWith(Step next) {
        return kind == next.kind && occasion.equals(next.occasion) && announced == next.announced;
    }

    Step joined(Step next) {
        return new Step(from, next.to, kind, occasion, next.counted, announced);
    }
}
