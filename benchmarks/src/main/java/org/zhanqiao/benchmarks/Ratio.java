package org.zhanqiao.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How a figure of one contestant stands to another's, round by round: what the machine does to all of a round, as when
/// it has busy neighbours for a minute, is not in it.
record Ratio(double median, double lowest, double highest) {

    /// @param all  one sample a round
    /// @param base as many
    static Ratio of(List<Sample> all, List<Sample> base, ToDoubleFunction<Sample> figure) {
        var sorted = IntStream.range(0, base.size())
                .mapToDouble(round -> figure.applyAsDouble(all.get(round)) / figure.applyAsDouble(base.get(round)))
                .sorted()
                .toArray();
        return new Ratio(Sample.median(sorted), sorted[0], sorted[sorted.length - 1]);
    }

    /// As cells of a table.
    String cells() {
        return String.format(Locale.ROOT, "%.2f | %.2f to %.2f", median, lowest, highest);
    }
}
