package org.zhanqiao.demand;

import java.util.List;

/// One condition of a row filter: the item compared with fixed values. Conditions of a filter all hold.
public record Condition(String item, Comparison comparison, List<String> values) {

    /// Values of one condition at most.
    public static final int MOST_VALUES = 200;

    /// How the item is compared.
    public enum Comparison {
        EQUAL,
        NOT_EQUAL,
        ANY_OF,
        AT_LEAST,
        AT_MOST,
        STARTS_WITH,
        PRESENT
    }

    /// @throws UnfitGrant when the comparison does not take as many values
    public Condition {
        values = List.copyOf(values);
        boolean right = switch (comparison) {
            case PRESENT -> values.isEmpty();
            case ANY_OF -> !values.isEmpty() && values.size() <= MOST_VALUES;
            case EQUAL, NOT_EQUAL, AT_LEAST, AT_MOST, STARTS_WITH -> values.size() == 1;
        };
        if (!right) {
            throw UnfitGrant.because(GrantFlaw.of(GrantRule.FILTER_COUNT, item, MOST_VALUES));
        }
    }
}
