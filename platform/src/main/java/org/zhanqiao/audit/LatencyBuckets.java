package org.zhanqiao.audit;

import java.time.Duration;
import java.util.SortedMap;

/// Durations sorted into buckets that grow by a tenth, so that a percentile read from them is off by at most 5 %.
final class LatencyBuckets {

    private static final double GROWTH = Math.log(1.1);

    private LatencyBuckets() {}

    /// The bucket of a duration: the largest `b` with `1.1^b` microseconds not above it, and 0 below that.
    static short of(Duration duration) {
        double micros = duration.toNanos() / 1_000.0;
        return micros <= 1 ? 0 : (short) Math.floor(Math.log(micros) / GROWTH);
    }

    /// The middle of the bucket in which a share of all calls lies at or below.
    ///
    /// @param calls by bucket, not empty
    /// @param share above 0, up to 1
    /// @return milliseconds
    static double percentile(SortedMap<Short, Long> calls, double share) {
        long all = calls.values().stream().mapToLong(Long::longValue).sum();
        long wanted = Math.max(1, (long) Math.ceil(all * share));
        long seen = 0;
        for (var bucket : calls.entrySet()) {
            seen += bucket.getValue();
            if (seen >= wanted) {
                return Math.exp((bucket.getKey() + 0.5) * GROWTH) / 1_000;
            }
        }
        throw new IllegalArgumentException("no calls, no percentile");
    }
}
