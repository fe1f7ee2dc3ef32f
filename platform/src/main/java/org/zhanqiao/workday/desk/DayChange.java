package org.zhanqiao.workday.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.zhanqiao.workday.Day;
import org.zhanqiao.workday.SpecialDay;
import org.zhanqiao.workday.WorkCalendar;

/// What loading would make of a day.
///
/// @param before what it is now
/// @param after  what it would be
public record DayChange(Day before, Day after) {

    public boolean changes() {
        return before.kind() != after.kind() || !before.occasion().equals(after.occasion());
    }

    /// Every day that is named now or would be, in their order.
    static List<DayChange> of(WorkCalendar now, List<SpecialDay> named, List<SpecialDay> days) {
        var wanted = new TreeMap<LocalDate, Day>();
        var bare = WorkCalendar.of(Set.of(), List.of());
        named.forEach(day -> wanted.put(day.date(), bare.day(day.date())));
        days.forEach(day -> wanted.put(
                day.date(),
                new Day(day.date(), day.works() ? Day.Kind.MAKE_UP : Day.Kind.HOLIDAY, day.occasion(), true)));
        var changes = new ArrayList<DayChange>();
        wanted.forEach((date, after) -> changes.add(new DayChange(now.day(date), after)));
        return changes;
    }
}
