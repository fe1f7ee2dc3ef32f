package org.zhanqiao.catalog.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.NavigationGroup;
import org.zhanqiao.web.NavigationItem;

/// Where the catalog's people can go.
@Configuration(proxyBeanMethods = false)
class CatalogNavigation {

    @Bean
    NavigationGroup catalogGroup() {
        return NavigationGroup.of(100, "catalog.group");
    }

    @Bean
    NavigationItem myCatalogNavigation() {
        return NavigationItem.of(110, "catalog.mine", EntryAddress.MINE, Role.DATA_OFFICER);
    }

    @Bean
    NavigationItem inventoryNavigation() {
        return NavigationItem.of(120, "catalog.inventory", "/desk/inventory", Role.DATA_OFFICER, Role.BUREAU);
    }

    @Bean
    NavigationItem reviewsNavigation() {
        return NavigationItem.of(130, "catalog.reviews", EntryAddress.REVIEWS, Role.BUREAU);
    }
}
