package org.zhanqiao.barrier.reports.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.NavigationGroup;
import org.zhanqiao.web.NavigationItem;

/// Where reports stand in the navigation.
@Configuration(proxyBeanMethods = false)
class ReportNavigation {

    @Bean
    NavigationGroup barrierGroup() {
        return NavigationGroup.of(600, "barrier.group");
    }

    @Bean
    NavigationItem myReportsItem() {
        return NavigationItem.of(120, "barrier.myReports", MyReportPages.MY, Role.CITIZEN, Role.ENTERPRISE);
    }

    @Bean
    NavigationItem reportsItem() {
        return NavigationItem.of(610, "barrier.reports", ReportListPages.LIST, Role.BUREAU);
    }

    @Bean
    NavigationItem enterReportItem() {
        return NavigationItem.of(615, "barrier.enter", WindowPages.ENTER, Role.CLERK);
    }

    @Bean
    NavigationItem ownBarriersItem() {
        return NavigationItem.of(620, "barrier.own", OwnBarrierPages.LIST, Role.DATA_OFFICER);
    }

    @Bean
    NavigationItem countersItem() {
        return NavigationItem.of(630, "barrier.counters", CounterPages.LIST, Role.DATA_OFFICER, Role.CLERK);
    }
}
