package org.zhanqiao.demand;

import java.util.List;

/// Where a draft breaks a rule.
///
/// @param item    the data item it is about; empty when it is about the whole member
/// @param details what the rule's sentence fills in after the item
public record GrantFlaw(GrantRule rule, String item, List<Object> details) {

    public GrantFlaw {
        details = List.copyOf(details);
    }

    public static GrantFlaw of(GrantRule rule) {
        return new GrantFlaw(rule, "", List.of());
    }

    public static GrantFlaw of(GrantRule rule, String item, Object... details) {
        return new GrantFlaw(rule, item, List.of(details));
    }

    /// Key of the sentence that says what to do; its first blank is what the reader calls the item.
    public String messageKey() {
        return "demand.rule." + rule.name();
    }

    @Override
    public String toString() {
        return rule.member() + (item.isEmpty() ? "" : " " + item) + ": " + rule;
    }
}
