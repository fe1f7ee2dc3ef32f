package org.zhanqiao.exchange.grants;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantAct;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.NodeSpread;
import org.zhanqiao.exchange.desk.Deals;
import org.zhanqiao.exchange.desk.GrantPeople;
import org.zhanqiao.exchange.desk.GrantView;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.NotFound;

/// Everything about one grant.
@Component
final class Dossiers {

    private final Grants grants;
    private final Deals deals;
    private final Catalog catalog;
    private final Exchange exchange;
    private final Identity identity;
    private final NodeSpread spread;
    private final GrantPeople people;
    private final InstantSource clock;

    Dossiers(
            Grants grants,
            Deals deals,
            Catalog catalog,
            Exchange exchange,
            Identity identity,
            NodeSpread spread,
            GrantPeople people,
            InstantSource clock) {
        this.grants = grants;
        this.deals = deals;
        this.catalog = catalog;
        this.exchange = exchange;
        this.identity = identity;
        this.spread = spread;
        this.people = people;
        this.clock = clock;
    }

    /// @throws NotFound when there is no such grant
    Grant getGrant(String id) {
        return grants.findGrant(id).orElseThrow(() -> new NotFound("grant", id));
    }

    /// A grant, signed or only drafted, in plain words.
    GrantView words(Grant grant) {
        var deal = deals.complete(List.of(grant), true).getFirst();
        return GrantView.of(
                deal,
                catalog.getDataset(deal.service().dataset()),
                grant.standing(clock.instant()),
                exchange.listWithheld(grant),
                people);
    }

    OneGrantView whole(Grant grant, GrantAct.@Nullable Kind done, boolean approvedNow) {
        var reached = spread.of(grant.id());
        var approval = exchange.findSecondApproval(grant.id());
        return new OneGrantView(
                words(grant),
                grants.listActs(grant.id()).reversed().stream()
                        .map(act -> OneGrantView.act(act, identity.personName(act.by())))
                        .toList(),
                OneGrantView.possible(grant, exchange.listWithheld(grant)),
                OneGrantView.words(grant, reached),
                reached.everywhere(),
                isKeyless(grant),
                approval.orElse(null),
                approval.map(given -> identity.personName(given.by())).orElse(""),
                approvedNow,
                done,
                true);
    }

    /// Whether values are to be encrypted to a key that the caller does not have.
    boolean isKeyless(Grant grant) {
        return OneGrantView.encrypts(grant)
                && identity.findSm4Key(grant.caller()).isEmpty();
    }
}
