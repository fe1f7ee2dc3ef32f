package org.zhanqiao.samplecity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/// Days on which an office is open: Monday to Friday, less public holidays, plus make-up working days. The announced
/// days are known for 2004 to 2026; outside those years a week is Monday to Friday.
final class WorkingDays {

    private final Set<LocalDate> holidays = new HashSet<>();
    private final Set<LocalDate> madeUp = new HashSet<>();

    WorkingDays() {
        for (var day : PublicHoliday.list()) {
            (day.worked() ? madeUp : holidays).add(day.day());
        }
    }

    boolean isOpen(LocalDate day) {
        if (madeUp.contains(day)) {
            return true;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !holidays.contains(day);
    }

    /// The first open day that is not before the given one.
    LocalDate onOrAfter(LocalDate day) {
        LocalDate open = day;
        while (!isOpen(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    /// The last open day that is not after the given one.
    LocalDate onOrBefore(LocalDate day) {
        LocalDate open = day;
        while (!isOpen(open)) {
            open = open.minusDays(1);
        }
        return open;
    }
}
