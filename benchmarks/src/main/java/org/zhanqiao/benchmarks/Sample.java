package org.zhanqiao.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// One measurement of one contestant.
///
/// @param cpuMicros processor time a call, in microseconds, of the server and of what stands behind it but the database
record Sample(double perSecond, double p50Millis, double p99Millis, double cpuMicros) {

    static Sample of(Wrk.Result result, double cpuSeconds) {
        return new Sample(
                result.perSecond(),
                result.p50Micros() / 1e3,
                result.p99Micros() / 1e3,
                cpuSeconds * 1e6 / result.requests());
    }

    /// The median of each figure by itself.
    static Sample median(List<Sample> samples) {
        return new Sample(
                median(samples, Sample::perSecond),
                median(samples, Sample::p50Millis),
                median(samples, Sample::p99Millis),
                median(samples, Sample::cpuMicros));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        var sorted = samples.stream().mapToDouble(figure).sorted().toArray();
        return median(sorted);
    }

    /// Of sorted numbers, at least one.
    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
