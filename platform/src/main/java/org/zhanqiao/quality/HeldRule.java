package org.zhanqiao.quality;

import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.CodeList;

/// A rule with what it needs to be told.
///
/// @param codes the values that [ItemRule#CODE] lets pass; `null` for any other rule
record HeldRule(ItemRule rule, @Nullable CodeList codes) {

    static HeldRule of(ItemRule rule) {
        return new HeldRule(rule, null);
    }

    /// @param value as the source gives it; `null` where it has none
    boolean passes(@Nullable String value) {
        if (codes == null) {
            return rule.passes(value);
        }
        return value == null || value.isBlank() || codes.holds(value.strip());
    }
}
