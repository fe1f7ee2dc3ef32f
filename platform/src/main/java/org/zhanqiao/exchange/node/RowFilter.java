package org.zhanqiao.exchange.node;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Condition;

/// A grant's row filter where the source cannot apply it itself. A missing value passes no condition, as in SQL.
final class RowFilter {

    private RowFilter() {}

    static boolean passes(List<Condition> filter, Function<String, @Nullable String> values) {
        for (var condition : filter) {
            var value = values.apply(condition.item());
            if (value == null || !holds(condition, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Condition condition, String value) {
        return switch (condition.comparison()) {
            case EQUAL -> compare(value, condition.values().getFirst()) == 0;
            case NOT_EQUAL -> compare(value, condition.values().getFirst()) != 0;
            case ANY_OF -> condition.values().stream().anyMatch(other -> compare(value, other) == 0);
            case AT_LEAST -> compare(value, condition.values().getFirst()) >= 0;
            case AT_MOST -> compare(value, condition.values().getFirst()) <= 0;
            case STARTS_WITH -> value.startsWith(condition.values().getFirst());
            case PRESENT -> true;
        };
    }

    /// Numbers as numbers, everything else (ISO dates among it) as text.
    private static int compare(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        } catch (NumberFormatException e) {
            return one.compareTo(other);
        }
    }
}
