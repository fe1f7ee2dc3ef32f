package org.zhanqiao.catalog.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.NavigationItem;

/// Where the catalog's people can go.
@Configuration(proxyBeanMethods = false)
class CatalogNavigation {

    @Bean
    NavigationItem myCatalogNavigation() {
        return NavigationItem.of(210, "catalog.mine", EntryAddress.MINE, Role.DATA_OFFICER);
    }

    @Bean
    NavigationItem inventoryNavigation() {
        return NavigationItem.of(215, "catalog.inventory", "/desk/inventory", Role.DATA_OFFICER, Role.BUREAU);
    }

    @Bean
    NavigationItem reviewsNavigation() {
        return NavigationItem.of(220, "catalog.reviews", EntryAddress.REVIEWS, Role.BUREAU);
    }
}
