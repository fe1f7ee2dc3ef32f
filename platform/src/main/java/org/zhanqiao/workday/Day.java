package org.zhanqiao.workday;

import java.time.LocalDate;

/// One day of the calendar.
///
/// @param occasion  the holiday it belongs to, also for a make-up day; empty for an ordinary day
/// @param announced whether the holidays of its year are known; if not, only its weekday speaks
public record Day(LocalDate date, Kind kind, String occasion, boolean announced) {

    /// What a day is for a clock that counts working days.
    public enum Kind {
        /// Monday to Friday, no holiday.
        WORKING(true),
        /// A Saturday or Sunday worked in exchange for a holiday (调休上班).
        MAKE_UP(true),
        WEEKEND(false),
        /// A day off by the State Council's announcement; also a weekend day within one.
        HOLIDAY(false);

        private final boolean works;

        Kind(boolean works) {
            this.works = works;
        }

        public boolean works() {
            return works;
        }
    }
}
