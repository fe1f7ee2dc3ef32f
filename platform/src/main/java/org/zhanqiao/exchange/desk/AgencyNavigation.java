package org.zhanqiao.exchange.desk;

import static org.zhanqiao.identity.Role.DATA_OFFICER;
import static org.zhanqiao.identity.Role.SHARING_HEAD;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.web.NavigationGroup;
import org.zhanqiao.web.NavigationItem;

/// Where a data officer can go, and the head of the sharing office.
@Configuration(proxyBeanMethods = false)
class AgencyNavigation {

    @Bean
    NavigationGroup exchangeGroup() {
        return NavigationGroup.of(300, "exchange.group");
    }

    @Bean
    NavigationItem servicesNavigation() {
        return NavigationItem.of(310, "exchange.services", MyServicePages.PROVIDED, DATA_OFFICER);
    }

    @Bean
    NavigationItem usableServicesNavigation() {
        return NavigationItem.of(320, "exchange.usable", MyServicePages.USABLE, DATA_OFFICER);
    }

    @Bean
    NavigationItem heldGrantsNavigation() {
        return NavigationItem.of(330, "exchange.held", MyGrantPages.HELD, DATA_OFFICER, SHARING_HEAD);
    }

    @Bean
    NavigationItem givenGrantsNavigation() {
        return NavigationItem.of(340, "exchange.given", MyGrantPages.GIVEN, DATA_OFFICER, SHARING_HEAD);
    }

    @Bean
    NavigationItem figuresNavigation() {
        return NavigationItem.of(350, "exchange.figures", MyFigurePages.PATH, DATA_OFFICER);
    }
}
