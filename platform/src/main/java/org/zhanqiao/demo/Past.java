package org.zhanqiao.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.WorkingDays;

/// The time in which the sample city has a past: acts are done on the working days before today, or before the day on
/// which the whole city was begun, so that one that is finished on another day is the one that was planned.
@Component
class Past {

    /// How far back it reaches, in days: a little more than the twelve months that measures show first.
    static final int DAYS = 400;

    private static final int OPENS = 9;

    private final InstantSource clock;
    private final WorkingDays workingDays;
    private final CityMilestones milestones;

    Past(InstantSource clock, WorkingDays workingDays, CityMilestones milestones) {
        this.clock = clock;
        this.workingDays = workingDays;
        this.milestones = milestones;
    }

    /// The whole city is begun: its past ends today for good.
    void hold() {
        milestones.note(CityMilestones.Step.CITY_BEGUN, now());
    }

    /// Does something as if it were another time.
    ///
    /// @throws IllegalStateException when the clock of the platform is not [SampleTime]
    <R> R at(Instant then, Supplier<R> act) {
        return SampleTime.at(then, () -> {
            if (!clock.instant().equals(then)) {
                throw new IllegalStateException("a past is made only under the clock SampleTime");
            }
            return act.get();
        });
    }

    /// When the city was registered.
    Instant beginning() {
        return today().minusDays(DAYS).atTime(OPENS, 0).atZone(Page.ZONE).toInstant();
    }

    /// The working days before its end, oldest first.
    List<LocalDate> listDays() {
        var today = today();
        var calendar = workingDays.calendar();
        return today.minusDays(DAYS - 1)
                .datesUntil(today)
                .filter(calendar::isWorkingDay)
                .toList();
    }

    /// @param minute since the offices opened
    Instant time(LocalDate day, int minute) {
        return day.atTime(OPENS, 0).plusMinutes(minute).atZone(Page.ZONE).toInstant();
    }

    /// When the platform looks what the day has brought, before anybody comes to work.
    Instant early(LocalDate day) {
        return day.atTime(0, 1).atZone(Page.ZONE).toInstant();
    }

    private LocalDate today() {
        return milestones.find(CityMilestones.Step.CITY_BEGUN).orElseGet(this::now);
    }

    private LocalDate now() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }
}
