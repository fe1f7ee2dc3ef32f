package org.zhanqiao.workday;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How working days are counted.
///
/// @param receiptDayCounts whether the day of receipt is the first day; the law does not define it, practice leaves it
///     out
/// @param calendarCache how long a process trusts its copy of the calendar before it asks whether another process
/// loaded
///     a year
@ConfigurationProperties("zhanqiao.workday")
public record WorkdayProperties(
        @DefaultValue("false") boolean receiptDayCounts,
        @DefaultValue("5s") Duration calendarCache) {

    public WorkdayProperties {
        if (calendarCache.isNegative()) {
            throw new IllegalArgumentException("zhanqiao.workday.calendar-cache: out of range");
        }
    }
}
