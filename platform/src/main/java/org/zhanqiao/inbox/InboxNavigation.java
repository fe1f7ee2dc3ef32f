package org.zhanqiao.inbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.NavigationItem;

/// Where messages lie in the navigation: for everybody.
@Configuration(proxyBeanMethods = false)
class InboxNavigation {

    @Bean
    NavigationItem inboxItem() {
        return NavigationItem.of(10, "inbox.inbox", "/inbox", Role.values());
    }
}
