package org.zhanqiao.benchmarks;

import java.util.Arrays;

/// How long many of a kind took, in milliseconds; at least one.
public final class Times {

    private final double[] sorted;

    private Times(double[] sorted) {
        this.sorted = sorted;
    }

    /// @throws IllegalArgumentException when there are none
    public static Times of(double[] millis) {
        if (millis.length == 0) {
            throw new IllegalArgumentException("millis: none");
        }
        var sorted = millis.clone();
        Arrays.sort(sorted);
        return new Times(sorted);
    }

    public double median() {
        return sorted[sorted.length / 2];
    }

    /// What 99 of 100 did not exceed.
    public double p99() {
        return sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
    }

    public double longest() {
        return sorted[sorted.length - 1];
    }
}
