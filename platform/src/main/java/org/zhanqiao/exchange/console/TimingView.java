package org.zhanqiao.exchange.console;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.Timing;
import org.zhanqiao.web.Page;

/// The instants of a call, and the parts of its time between them, named as in figures and metrics.
///
/// @param total milliseconds
public record TimingView(List<Moment> moments, List<Part> parts, String total) {

    /// Width of the whole bar.
    public static final int WIDTH = 1000;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    /// One of the instants; the time is empty when it did not come about.
    public record Moment(String name, String time) {}

    /// One part: its milliseconds, and its place in a bar of [#WIDTH].
    public record Part(String name, String millis, int from, int width) {}

    /// @param entered when the entry was put down, as it says itself; null when there is none
    static TimingView of(Timing timing, @Nullable Instant entered) {
        var recorded = entered == null || entered.isBefore(timing.received()) || entered.isAfter(timing.sent())
                ? null
                : entered;
        var written = recorded == null ? timing.sent() : recorded;
        var asked = timing.asked();
        var answered = timing.answered();
        var checked = asked == null ? written : asked;
        var fetched = asked == null || answered == null ? written : answered;
        var parts = new ArrayList<Part>();
        add(parts, timing, "CHECKS", timing.received(), checked);
        if (asked != null) {
            add(parts, timing, "SOURCE", checked, fetched);
        }
        if (answered != null) {
            add(parts, timing, "MASKING", fetched, written);
        }
        if (recorded != null) {
            add(parts, timing, "EVIDENCE", written, timing.sent());
        }
        return new TimingView(
                List.of(
                        moment("received", timing.received()),
                        moment("asked", asked),
                        moment("answered", answered),
                        moment("recorded", recorded),
                        moment("sent", timing.sent())),
                parts,
                millis(timing.total()));
    }

    private static void add(List<Part> parts, Timing timing, String name, Instant from, Instant until) {
        parts.add(new Part(
                name,
                millis(Duration.between(from, until)),
                share(timing, Duration.between(timing.received(), from)),
                Math.max(2, share(timing, Duration.between(from, until)))));
    }

    private static int share(Timing timing, Duration part) {
        long total = Math.max(1, timing.total().toNanos());
        return Math.toIntExact(Math.clamp(part.toNanos() * WIDTH / total, 0, WIDTH));
    }

    private static Moment moment(String name, @Nullable Instant at) {
        return new Moment(name, at == null ? "" : CLOCK.format(at.atZone(Page.ZONE)));
    }

    private static String millis(Duration duration) {
        return "%.3f".formatted(duration.toNanos() / 1e6);
    }
}
