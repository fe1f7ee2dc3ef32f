package org.zhanqiao.exchange;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.MaskedItems;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.protection.Mask;

/// Masks as the terms of the grant have them, which are never changed once it is signed.
@Component
class GrantMaskedItems implements MaskedItems {

    private final Grants grants;

    GrantMaskedItems(Grants grants) {
        this.grants = grants;
    }

    @Override
    public Set<String> listMasked(String grant) {
        return grants.findGrant(grant).stream()
                .flatMap(found -> found.terms().fields().stream())
                .filter(field -> !(field.mask() instanceof Mask.None))
                .map(GrantTerms.Field::item)
                .collect(Collectors.toSet());
    }
}
