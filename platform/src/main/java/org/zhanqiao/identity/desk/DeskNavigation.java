package org.zhanqiao.identity.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.NavigationGroup;
import org.zhanqiao.web.NavigationItem;

/// Where this desk lies in the navigation.
@Configuration(proxyBeanMethods = false)
class DeskNavigation {

    @Bean
    NavigationGroup systemGroup() {
        return NavigationGroup.of(900, "identity.group");
    }

    @Bean
    NavigationItem peopleItem() {
        return NavigationItem.of(900, "identity.people", "/desk/people", Role.SYSTEM_ADMIN);
    }

    @Bean
    NavigationItem agenciesItem() {
        return NavigationItem.of(910, "identity.agencies", "/desk/agencies", Role.SYSTEM_ADMIN, Role.BUREAU);
    }

    @Bean
    NavigationItem systemsItem() {
        return NavigationItem.of(920, "identity.systems", "/desk/systems", Role.SYSTEM_ADMIN);
    }
}
