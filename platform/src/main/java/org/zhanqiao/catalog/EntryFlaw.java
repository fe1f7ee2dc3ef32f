package org.zhanqiao.catalog;

import java.util.List;

/// Where an entry breaks a rule.
///
/// @param item    the data item or legal basis it is about; empty when it is about the whole field
/// @param details what the rule's sentence fills in after the item
public record EntryFlaw(EntryRule rule, String item, List<Object> details) {

    public EntryFlaw {
        details = List.copyOf(details);
    }

    public static EntryFlaw of(EntryRule rule) {
        return new EntryFlaw(rule, "", List.of());
    }

    public static EntryFlaw of(EntryRule rule, String item, Object... details) {
        return new EntryFlaw(rule, item, List.of(details));
    }

    @Override
    public String toString() {
        return rule.member() + (item.isEmpty() ? "" : " " + item) + ": " + rule;
    }
}
