package org.zhanqiao.catalog.desk;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.DeskWork;
import org.zhanqiao.web.DeskWork.Pile;
import org.zhanqiao.web.DeskWork.Waiting;
import org.zhanqiao.web.NavigationGroup;
import org.zhanqiao.web.NavigationItem;

/// Where the catalog's people can go, and what waits for them.
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

    @Bean
    DeskWork reviewWork(Entries entries) {
        return reader -> reader instanceof SignedInPerson me && me.has(Role.BUREAU)
                ? Waiting.of(
                        130,
                        "catalog.reviews",
                        new Pile(entries.countEntries(EntryFilter.inReview()), EntryAddress.REVIEWS))
                : Optional.empty();
    }
}
