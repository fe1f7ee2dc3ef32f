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
    NavigationItem reviewsNavigation() {
        return NavigationItem.of(220, "catalog.reviews", EntryAddress.REVIEWS, Role.BUREAU);
    }
}
