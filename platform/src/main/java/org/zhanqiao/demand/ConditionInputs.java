package org.zhanqiao.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Reads a row filter out of a form: inputs `filterItem-N`, `comparison-N` and `values-N`, a value a line.
public final class ConditionInputs {

    private ConditionInputs() {}

    /// @param text  of an input by its name, empty when there is none
    /// @param count how many conditions the form has room for
    /// @param flaws what cannot be read is added here
    public static List<Condition> read(UnaryOperator<String> text, int count, List<GrantFlaw> flaws) {
        var conditions = new ArrayList<Condition>();
        for (int i = 1; i <= count; i++) {
            var item = text.apply("filterItem-" + i);
            var values = text.apply("values-" + i)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (item.isEmpty() && values.isEmpty()) {
                continue;
            }
            var comparison = comparison(text.apply("comparison-" + i));
            if (item.isEmpty() || comparison.isEmpty()) {
                flaws.add(GrantFlaw.of(GrantRule.FILTER_KNOWN, item));
                continue;
            }
            try {
                conditions.add(new Condition(item, comparison.get(), values));
            } catch (UnfitGrant unfit) {
                flaws.addAll(unfit.flaws());
            }
        }
        return conditions;
    }

    private static Optional<Condition.Comparison> comparison(String text) {
        return Stream.of(Condition.Comparison.values())
                .filter(comparison -> comparison.name().equals(text))
                .findFirst();
    }
}
