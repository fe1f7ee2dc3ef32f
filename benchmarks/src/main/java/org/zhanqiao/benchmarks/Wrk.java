package org.zhanqiao.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// wrk, a load generator in a closed loop: one thread, so many connections, each sending when it was answered.
final class Wrk {

    static final int CONNECTIONS = 256;

    private static final Pattern RESULT = Pattern.compile("(?m)^RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)$");

    private Wrk() {}

    /// What wrk counted.
    ///
    /// @param p50Micros and p99Micros as seen by the connections
    record Result(long requests, long durationMicros, long errors, long p50Micros, long p99Micros) {

        double perSecond() {
            return requests * 1e6 / durationMicros;
        }
    }

    static Result play(Path script, RequestFile requests, int port, Duration time)
            throws IOException, InterruptedException {
        var wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + time.toSeconds() + "s",
                        "--timeout",
                        "10s",
                        "-s",
                        script.toString(),
                        "http://127.0.0.1:" + port,
                        "--",
                        requests.file().toString(),
                        Integer.toString(requests.size()))
                .redirectErrorStream(true)
                .start();
        var output = new String(wrk.getInputStream().readAllBytes(), UTF_8);
        if (!wrk.waitFor(time.toSeconds() + 60, TimeUnit.SECONDS)) {
            wrk.destroyForcibly();
        }
        return parse(output);
    }

    /// @throws IllegalStateException with the output when there is no result, or when any answer was not a 200
    static Result parse(String output) {
        var found = RESULT.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("wrk gave no result:\n" + output);
        }
        var result = new Result(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)),
                Long.parseLong(found.group(3)),
                Long.parseLong(found.group(4)),
                Long.parseLong(found.group(5)));
        if (result.errors() > 0 || result.requests() == 0) {
            throw new IllegalStateException("not every call was served:\n" + output);
        }
        return result;
    }
}
