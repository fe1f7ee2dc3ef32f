package org.zhanqiao.benchmarks;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// The parts of a call that compute, each alone, by JMH.
final class Parts {

    private static final int FORKS = 2;
    private static final int ITERATIONS = 5;

    private Parts() {}

    /// @return a table of average times with JMH's 99.9 % error
    static StringBuilder measure() throws RunnerException {
        var options = new OptionsBuilder()
                .include("org\\.zhanqiao\\..*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(FORKS)
                .warmupIterations(ITERATIONS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("--enable-native-access=ALL-UNNAMED")
                .build();
        return table(new Runner(options).run());
    }

    private static StringBuilder table(Collection<RunResult> results) {
        var text = new StringBuilder("| part | ns | ± |\n|---|---|---|\n");
        for (var result : results) {
            var parameters = result.getParams();
            var name = result.getPrimaryResult().getLabel()
                    + parameters.getParamsKeys().stream()
                            .map(key -> " " + parameters.getParam(key))
                            .collect(Collectors.joining());
            var benchmark = parameters.getBenchmark();
            text.append("| %s.%s | %,.0f | %,.0f |%n"
                    .formatted(
                            benchmark.replaceAll(".*\\.(\\w+)\\.\\w+$", "$1"),
                            name,
                            result.getPrimaryResult().getScore(),
                            result.getPrimaryResult().getScoreError()));
        }
        return text;
    }
}
