package org.zhanqiao.workday;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhanqiao.samplecity.PublicHoliday;

/// The calendar that comes with the program: 2004 to 2026.
@Component
class FirstCalendar {

    private static final String SOURCE = "国务院办公厅历年放假安排，随平台安装（chinese-days 1.5.7）";

    private final WorkingDays workingDays;

    FirstCalendar(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void load() {
        workingDays.loadFirst(
                PublicHoliday.list().stream()
                        .map(day -> new SpecialDay(day.day(), day.worked(), day.occasion()))
                        .toList(),
                SOURCE);
    }
}
