package org.zhanqiao.workday.desk;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.DeskWarning;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.workday.WorkingDays;

/// Where the calendar lies in the navigation, and the warning that a year must be loaded.
@Configuration(proxyBeanMethods = false)
class CalendarNavigation {

    @Bean
    NavigationItem calendarItem() {
        return NavigationItem.of(
                460,
                "workday.calendar",
                "/desk/calendar",
                Role.BUREAU,
                Role.CITY_OFFICE,
                Role.DATA_OFFICER,
                Role.SHARING_HEAD,
                Role.CLERK,
                Role.SYSTEM_ADMIN,
                Role.SECURITY_ADMIN,
                Role.AUDIT_ADMIN);
    }

    /// From November on: deadlines reach into a year whose holidays are not loaded.
    @Bean
    DeskWarning yearToLoad(WorkingDays workingDays) {
        return reader -> reader.roleNames().contains(Role.SYSTEM_ADMIN.name())
                ? workingDays
                        .findYearToLoad()
                        .map(year -> DeskWarning.Warning.of(
                                "/desk/calendar/load?year=" + year, "workday.calendar.toLoad", year.toString()))
                : Optional.empty();
    }
}
