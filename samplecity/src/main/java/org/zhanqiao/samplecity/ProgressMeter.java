package org.zhanqiao.samplecity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Turns counts into reports, at most five a second.
final class ProgressMeter {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int HOUSEHOLDS_UNTIL_CLOCK = 64;

    private final Progress progress;
    private final InstantSource clock;
    private final Instant start;
    private Instant last;
    private int calls;

    ProgressMeter(Progress progress, InstantSource clock) {
        this.progress = progress;
        this.clock = clock;
        this.start = clock.instant();
        this.last = start;
    }

    /// Whether to go on, after a report when one is due.
    boolean made(long residents, long total, long rows) {
        if (++calls % HOUSEHOLDS_UNTIL_CLOCK != 0 && residents != total) {
            return true;
        }
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(PAUSE) >= 0 || residents == total) {
            last = now;
            double seconds = Duration.between(start, now).toNanos() / 1e9;
            Duration left = residents == 0 ? Duration.ZERO : seconds(seconds * (total - residents) / residents);
            double rate = seconds == 0 ? 0 : rows / seconds;
            progress.report(new Progress.Report(Progress.Stage.MAKING, residents, total, rows, rate, left));
        }
        return !progress.cancelled();
    }

    /// Whether to go on, after a report when one is due.
    boolean indexed(int tables, int total, long rows, Instant since) {
        double seconds = Duration.between(since, clock.instant()).toNanos() / 1e9;
        Duration left = tables == 0 ? Duration.ZERO : seconds(seconds * (total - tables) / tables);
        progress.report(new Progress.Report(Progress.Stage.INDEXING, tables, total, rows, 0, left));
        return !progress.cancelled();
    }

    Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    private static Duration seconds(double value) {
        return Duration.ofMillis((long) (value * 1000));
    }
}
