package org.zhanqiao.workday;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.Page;

/// Counts a clock's working days on a calendar, day after day.
final class Reckoner {

    private final WorkCalendar calendar;
    private final boolean receiptDayCounts;

    /// @param receiptDayCounts the law (Order 809) does not define it; practice leaves the day of receipt out
    Reckoner(WorkCalendar calendar, boolean receiptDayCounts) {
        this.calendar = calendar;
        this.receiptDayCounts = receiptDayCounts;
    }

    Reckoning reckon(Clock clock) {
        var steps = new ArrayList<Step>();
        var date = day(clock.start());
        if (!receiptDayCounts) {
            steps.add(new Step(
                    date, date, Step.Kind.RECEIPT, "", 0, calendar.day(date).announced()));
            date = date.plusDays(1);
        }
        int counted = 0;
        for (; ; date = date.plusDays(1)) {
            var pause = findPause(clock.pauses(), date);
            if (pause != null && pause.to() == null) {
                return new Reckoning.Standing(clock, pause.from(), clock.workingDays() - counted, steps);
            }
            var day = calendar.day(date);
            var kind = kind(pause, day);
            if (kind.counts()) {
                counted++;
            }
            add(steps, new Step(date, date, kind, pause != null ? "" : day.occasion(), counted, day.announced()));
            if (counted == clock.workingDays()) {
                return new Reckoning.Due(clock, date, steps);
            }
        }
    }

    int used(Clock clock, LocalDate upTo) {
        int counted = 0;
        var first = day(clock.start()).plusDays(receiptDayCounts ? 0 : 1);
        for (var date = first; !date.isAfter(upTo); date = date.plusDays(1)) {
            if (kind(findPause(clock.pauses(), date), calendar.day(date)).counts()) {
                counted++;
            }
        }
        return counted;
    }

    private static Step.Kind kind(@Nullable Pause pause, Day day) {
        return pause != null ? Step.Kind.PAUSED : Step.Kind.of(day.kind());
    }

    private static @Nullable Pause findPause(List<Pause> pauses, LocalDate date) {
        for (var pause : pauses) {
            boolean begun = date.isAfter(day(pause.from()));
            if (begun && (pause.to() == null || !date.isAfter(day(pause.to())))) {
                return pause;
            }
        }
        return null;
    }

    private static void add(List<Step> steps, Step next) {
        if (!steps.isEmpty() && steps.getLast().goesOnWith(next)) {
            steps.set(steps.size() - 1, steps.getLast().joined(next));
        } else {
            steps.add(next);
        }
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(Page.ZONE).toLocalDate();
    }
}
