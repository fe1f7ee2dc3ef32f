package org.zhanqiao.demand;

import java.util.List;

/// One condition of a row filter: the item compared with fixed values. Conditions of a filter all hold.
public record Condition(String item, Comparison comparison, List<String> values) {

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

    public Condition {
        values = List.copyOf(values);
        boolean right = switch (comparison) {
            case PRESENT -> values.isEmpty();
            case ANY_OF -> !values.isEmpty() && values.size() <= 200;
            case EQUAL, NOT_EQUAL, AT_LEAST, AT_MOST, STARTS_WITH -> values.size() == 1;
        };
        if (!right) {
            throw new IllegalArgumentException(
                    "condition on " + item + ": " + comparison + " does not take " + values.size() + " values");
        }
    }
}
