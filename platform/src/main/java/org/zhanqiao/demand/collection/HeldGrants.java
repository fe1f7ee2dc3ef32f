package org.zhanqiao.demand.collection;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;

/// What grants in force give an agency already.
@Component
class HeldGrants {

    private static final int MOST = 10_000;

    private final Grants grants;
    private final Offerings offerings;
    private final Identity identity;
    private final InstantSource clock;

    HeldGrants(Grants grants, Offerings offerings, Identity identity, InstantSource clock) {
        this.grants = grants;
        this.offerings = offerings;
        this.identity = identity;
        this.clock = clock;
    }

    /// Numbers of grants by what they give: `DATASET ITEM`, and `DATASET ` for any of it.
    record Held(Map<String, String> grants) {

        /// The number of a grant that gives what was found; empty for none.
        String grant(Match match) {
            return grants.getOrDefault(match.dataset() + " " + match.item(), "");
        }
    }

    Held of(String agency) {
        var systems =
                identity.listSystemsOf(agency).stream().map(CallingSystem::code).toList();
        var now = clock.instant();
        Map<String, String> datasets = new HashMap<>();
        Map<String, String> held = new HashMap<>();
        for (var grant : grants.listByCallers(systems, MOST, 0)) {
            if (grant.standing(now) == Grant.Standing.IN_FORCE) {
                var dataset = datasets.computeIfAbsent(
                        grant.service(),
                        service -> offerings
                                .findOffering(service)
                                .map(Offering::dataset)
                                .orElse(""));
                items(grant.terms()).forEach(item -> held.putIfAbsent(dataset + " " + item, grant.id()));
            }
        }
        return new Held(held);
    }

    /// What it returns or verifies, and the empty name for the whole.
    private static Set<String> items(GrantTerms terms) {
        var items = new HashSet<>(terms.verifiable());
        terms.fields().forEach(field -> items.add(field.item()));
        items.add("");
        return items;
    }
}
