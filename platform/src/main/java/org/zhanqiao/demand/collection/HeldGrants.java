package org.zhanqiao.demand.collection;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Mask;

/// What grants in force give agencies already.
@Component
class HeldGrants {

    private final Grants grants;
    private final Offerings offerings;
    private final Identity identity;

    HeldGrants(Grants grants, Offerings offerings, Identity identity) {
        this.grants = grants;
        this.offerings = offerings;
        this.identity = identity;
    }

    private record Given(String agency, String dataset, String item) {}

    /// Numbers of grants by what they give to whom; the empty item for any of a dataset.
    record Held(Map<Given, String> grants) {

        /// The number of a grant that gives an agency what was found; empty for none.
        String grant(String agency, Match match) {
            return grants.getOrDefault(new Given(agency, match.dataset(), match.item()), "");
        }
    }

    /// What any of these agencies has of any of these datasets, the grants read at once.
    Held of(Collection<String> agencies, Collection<String> datasets) {
        var agencyBySystem = identity.listSystems().stream()
                .filter(system -> agencies.contains(system.agencyCode()))
                .collect(Collectors.toMap(CallingSystem::code, CallingSystem::agencyCode));
        var datasetByService = offerings.listOfferings().stream()
                .filter(offering -> datasets.contains(offering.dataset()))
                .collect(Collectors.toMap(Offering::code, Offering::dataset));
        var held = new HashMap<Given, String>();
        for (var grant : grants.listInForce(agencyBySystem.keySet(), datasetByService.keySet())) {
            var agency = agencyBySystem.getOrDefault(grant.caller(), "");
            var dataset = datasetByService.getOrDefault(grant.service(), "");
            items(grant.terms()).forEach(item -> held.putIfAbsent(new Given(agency, dataset, item), grant.id()));
        }
        return new Held(held);
    }

    /// What it returns unmasked or verifies, and the empty name for the whole: what a mask hides has to be asked for.
    private static Set<String> items(GrantTerms terms) {
        var items = new HashSet<>(terms.verifiable());
        terms.fields().stream()
                .filter(field -> field.mask() instanceof Mask.None)
                .forEach(field -> items.add(field.item()));
        items.add("");
        return items;
    }
}
