package org.zhanqiao.workday;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How many of something took how many working days.
public final class DayCounts {

    private final SortedMap<Integer, Long> counts = new TreeMap<>();

    public void add(int days, long count) {
        counts.merge(days, count, Long::sum);
    }

    /// The fewest days within which so many of a hundred came; null without any. As `percentile_disc`, a number of
    /// days that one really took.
    public @Nullable Integer percentile(int ofAHundred) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long seen = 0;
        for (var each : counts.entrySet()) {
            seen += each.getValue();
            if (seen * 100 >= all * ofAHundred) {
                return each.getKey();
            }
        }
        return null;
    }
}
