package org.zhanqiao.workday.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhanqiao.workday.SpecialDay;

/// Days in a row of one holiday.
public record DaySpan(LocalDate from, LocalDate to, boolean works, String occasion) {

    static List<DaySpan> of(List<SpecialDay> days) {
        var spans = new ArrayList<DaySpan>();
        for (var day : days) {
            var last = spans.isEmpty() ? null : spans.getLast();
            if (last != null
                    && last.works == day.works()
                    && last.occasion.equals(day.occasion())
                    && last.to.plusDays(1).equals(day.date())) {
                spans.set(spans.size() - 1, new DaySpan(last.from, day.date(), last.works, last.occasion));
            } else {
                spans.add(new DaySpan(day.date(), day.date(), day.works(), day.occasion()));
            }
        }
        return spans;
    }

    /// Calendar days.
    public long days() {
        return to.toEpochDay() - from.toEpochDay() + 1;
    }
}
