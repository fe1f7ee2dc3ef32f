package org.zhanqiao.demo;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What of the whole city's making is over, and on which day it was.
@Component
class CityMilestones {

    /// Steps that are not made of numbered parts.
    enum Step {
        /// The whole city is being made: its past ends on this day, also when it is made to its end on another.
        CITY_BEGUN,
        /// The counters of the whole city have called.
        COUNTERS_CALLED
    }

    private final JdbcClient jdbc;

    CityMilestones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LocalDate> find(Step step) {
        return jdbc.sql("select day from demo.milestone where what = :what")
                .param("what", step.name())
                .query(LocalDate.class)
                .optional();
    }

    /// Notes it for good; the first day stays.
    void note(Step step, LocalDate day) {
        jdbc.sql("insert into demo.milestone (what, day) values (:what, :day) on conflict (what) do nothing")
                .param("what", step.name())
                .param("day", day)
                .update();
    }
}
