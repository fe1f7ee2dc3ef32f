package org.zhanqiao.demand.measures;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How many answers took how many working days.
final class DayCounts {

    private final SortedMap<Integer, Long> answers = new TreeMap<>();

    void add(int days, long count) {
        answers.merge(days, count, Long::sum);
    }

    /// The fewest days within which so many of a hundred answers came; null without an answer. As `percentile_disc`, a
    /// number of days that an answer really took.
    @Nullable Integer percentile(int ofAHundred) {
        long all = answers.values().stream().mapToLong(Long::longValue).sum();
        long seen = 0;
        for (var each : answers.entrySet()) {
            seen += each.getValue();
            if (seen * 100 >= all * ofAHundred) {
                return each.getKey();
            }
        }
        return null;
    }
}
