package org.zhanqiao.workday;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.zhanqiao.web.Page;

/// When a clock runs out, with every step of the calculation.
public sealed interface Reckoning {

    Clock clock();

    /// From the day of receipt on, without gaps.
    List<Step> steps();

    /// The clock runs out at the end of a day.
    record Due(Clock clock, LocalDate day, List<Step> steps) implements Reckoning {
        public Due {
            steps = List.copyOf(steps);
        }

        /// The first instant that is too late.
        public Instant end() {
            return day.plusDays(1).atStartOfDay(Page.ZONE).toInstant();
        }

        public boolean isOverdue(Instant now) {
            return !now.isBefore(end());
        }
    }

    /// The clock stands; it runs out that many working days after the day on which the pause ends.
    record Standing(Clock clock, Instant since, int remaining, List<Step> steps) implements Reckoning {
        public Standing {
            steps = List.copyOf(steps);
        }
    }

    /// The years that the calculation touches and whose holidays are not announced: for them only weekends are known.
    default NavigableSet<Integer> unannouncedYears() {
        var years = new TreeSet<Integer>();
        for (var step : steps()) {
            if (!step.announced()) {
                years.add(step.from().getYear());
                years.add(step.to().getYear());
            }
        }
        return years;
    }

    /// Whether the day may move when a year's holidays are announced.
    default boolean isProvisional() {
        return !unannouncedYears().isEmpty();
    }
}
