package org.zhanqiao.exchange;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Followers;
import org.zhanqiao.demand.GrantChanged;
import org.zhanqiao.identity.Identity;

/// Whoever may read a dataset under a grant is told when its catalog entry changes.
@Component
class DatasetFollowing {

    private final Exchange exchange;
    private final Identity identity;
    private final Followers followers;

    DatasetFollowing(Exchange exchange, Identity identity, Followers followers) {
        this.exchange = exchange;
        this.identity = identity;
        this.followers = followers;
    }

    @EventListener
    void follow(GrantChanged changed) {
        var grant = changed.grant();
        var service = exchange.findService(grant.service());
        var system = identity.findSystem(grant.caller());
        if (service.isEmpty() || system.isEmpty()) {
            return;
        }
        var dataset = service.get().dataset();
        var agency = system.get().agencyCode();
        switch (grant.state()) {
            case ACTIVE, SUSPENDED -> followers.followThrough(dataset, agency, grant.id());
            case REVOKED -> followers.unfollowThrough(dataset, agency, grant.id());
        }
    }
}
