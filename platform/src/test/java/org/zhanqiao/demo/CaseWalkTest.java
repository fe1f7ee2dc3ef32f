package org.zhanqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The plans of the sample city’s cases.
class CaseWalkTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static List<LocalDate> days(LocalDate due) {
        return CaseWalk.plan(TODAY, due, List.of("查明原因", "改造接口", "上线核对"))
                .lines()
                .map(line -> LocalDate.parse(line.substring(0, line.indexOf(' '))))
                .toList();
    }

    @Test
    void a_plan_ends_within_the_limit_however_near_that_is() {
        for (int left = 0; left < 40; left++) {
            var due = TODAY.plusDays(left);
            assertThat(days(due)).as("%s days left", left).isSorted().last().isEqualTo(due);
        }
    }

    @Test
    void what_is_late_is_planned_from_today() {
        assertThat(days(TODAY.minusDays(1)))
                .isSorted()
                .hasSize(3)
                .allSatisfy(day -> assertThat(day).isAfter(TODAY));
    }
}
