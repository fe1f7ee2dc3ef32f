package org.zhanqiao.demo;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.proceeding.Timed;
import org.zhanqiao.workday.WorkingDays;

/// What the platform does by itself while days of the sample city's past go by.
@Component
class PassedDays {

    private final List<Timed> timed;
    private final WorkingDays workingDays;
    private final Past past;

    PassedDays(List<Timed> timed, WorkingDays workingDays, Past past) {
        this.timed = List.copyOf(timed);
        this.workingDays = workingDays;
        this.past = past;
    }

    /// What is late goes up the ladder, rung by rung.
    ///
    /// @param due  its last day
    /// @param from the day since which it waits
    /// @param upTo the last day that has come
    void climb(String id, LocalDate due, LocalDate from, LocalDate upTo) {
        for (var rung : Rung.values()) {
            int late = rung.workingDays();
            var reached = (late == 0 ? due : workingDays.plus(due, late)).plusDays(1);
            if (!reached.isAfter(upTo) && !reached.isBefore(from)) {
                note(id, reached);
            }
        }
    }

    /// One day has come.
    void note(String id, LocalDate day) {
        past.at(past.early(day), () -> {
            timed.forEach(each -> each.noteDay(id, due -> workingDays.late(due, day)));
            return day;
        });
    }
}
