package org.zhanqiao.barrier.reports.desk;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.barrier.reports.ReportFilter;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.DeskWork;
import org.zhanqiao.web.DeskWork.Pile;
import org.zhanqiao.web.DeskWork.Waiting;
import org.zhanqiao.web.NavigationGroup;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.PublicPlace;

/// Where reports stand in the navigation and on the front page, and what of them waits.
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
    NavigationItem collectingItem() {
        return NavigationItem.of(625, "barrier.window.all", CollectingPages.LIST, Role.BUREAU);
    }

    @Bean
    NavigationItem countersItem() {
        return NavigationItem.of(630, "barrier.counters", CounterPages.LIST, Role.DATA_OFFICER, Role.CLERK);
    }

    @Bean
    PublicPlace reportPlace() {
        return new PublicPlace(10, "barrier.front.report", "/report");
    }

    @Bean
    PublicPlace followPlace() {
        return new PublicPlace(20, "barrier.front.follow", "/report/follow");
    }

    @Bean
    DeskWork reportWork(Reports reports) {
        return reader -> reader instanceof SignedInPerson me && me.has(Role.BUREAU)
                ? Waiting.of(
                        610,
                        "barrier.reports",
                        new Pile(
                                reports.countReports(
                                        new ReportFilter(Optional.of(ReportState.RECEIVED), Optional.empty(), "")),
                                ReportListPages.LIST + "?state=" + ReportState.RECEIVED))
                : Optional.empty();
    }
}
