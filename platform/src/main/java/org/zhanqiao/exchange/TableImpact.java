package org.zhanqiao.exchange;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.protection.LevelImpact;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.protection.LevelTable;

/// Compiles every grant in thought under another table and counts those that change.
@Component
final class TableImpact implements LevelImpact {

    private final Plans plans;
    private final Services services;
    private final LevelRules levels;
    private final SecondApprovals approvals;

    TableImpact(Plans plans, Services services, LevelRules levels, SecondApprovals approvals) {
        this.plans = plans;
        this.services = services;
        this.levels = levels;
        this.approvals = approvals;
    }

    @Override
    public Reach of(LevelTable proposed) {
        var all = services.listAll();
        var now = plans.grounds(all, levels.inForce());
        var then = plans.grounds(all, proposed);
        var approved = approvals.all();
        int restricted = 0;
        int restored = 0;
        try (var standing = plans.standing(now)) {
            for (var grant : (Iterable<Grant>) standing::iterator) {
                var before = given(grant, now.get(grant.service()), approved);
                var after = given(grant, then.get(grant.service()), approved);
                restricted += after.containsAll(before) ? 0 : 1;
                restored += before.containsAll(after) ? 0 : 1;
            }
        }
        return new Reach(restricted, restored);
    }

    /// What a grant returns and lets be verified.
    private static Set<Object> given(Grant grant, @Nullable Ground ground, Set<String> approved) {
        if (ground == null) {
            return Set.of();
        }
        var terms = TermsInForce.of(grant.terms(), ground, approved.contains(grant.id()))
                .terms();
        Set<Object> given = new HashSet<>(terms.fields());
        given.addAll(terms.verifiable());
        return given;
    }
}
