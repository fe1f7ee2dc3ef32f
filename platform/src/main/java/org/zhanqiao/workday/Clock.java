package org.zhanqiao.workday;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A statutory clock: a limit, its start, what extended it and when it stood. When it runs out is a matter of the
/// calendar, see [WorkingDays#reckon]. Immutable.
///
/// @param start      when what it counts from came in; that day does not count
/// @param pauses     in their order, without overlap; only the last may be open
public record Clock(TimeLimit limit, Instant start, List<Extension> extensions, List<Pause> pauses) {

    public Clock {
        extensions = List.copyOf(extensions);
        pauses = List.copyOf(pauses);
        if (extendedDays(extensions) > limit.longestExtension()) {
            throw new TooLong(limit, extendedDays(extensions));
        }
        var earliest = start;
        for (int i = 0; i < pauses.size(); i++) {
            var pause = pauses.get(i);
            boolean last = i == pauses.size() - 1;
            if (pause.from().isBefore(earliest) || (pause.end().isEmpty() && !last)) {
                throw new IllegalArgumentException("the pause from " + pause.from() + " is out of order");
            }
            earliest = pause.end().orElse(pause.from());
        }
    }

    /// An extension would be longer than the law allows.
    public static final class TooLong extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final int longest;

        TooLong(TimeLimit limit, int days) {
            super("%s may be extended by %d working days at most, not %d"
                    .formatted(limit.messageKey(), limit.longestExtension(), days));
            this.longest = limit.longestExtension();
        }

        /// In working days, all extensions together.
        public int longest() {
            return longest;
        }
    }

    public static Clock starting(TimeLimit limit, Instant start) {
        return new Clock(limit, start, List.of(), List.of());
    }

    /// The limit with its extensions, in working days.
    public int workingDays() {
        return limit.workingDays() + extendedDays(extensions);
    }

    public boolean isPaused() {
        return !pauses.isEmpty() && pauses.getLast().end().isEmpty();
    }

    /// @throws TooLong when the law does not allow that much
    public Clock extended(Extension extension) {
        return new Clock(limit, start, with(extensions, extension), pauses);
    }

    /// @throws IllegalStateException when it stands already
    public Clock paused(Instant at) {
        if (isPaused()) {
            throw new IllegalStateException("the clock stands already");
        }
        return new Clock(limit, start, extensions, with(pauses, new Pause(at, null)));
    }

    /// @throws IllegalStateException when it does not stand
    public Clock resumed(Instant at) {
        if (!isPaused()) {
            throw new IllegalStateException("the clock does not stand");
        }
        var closed = new ArrayList<>(pauses);
        closed.set(closed.size() - 1, new Pause(pauses.getLast().from(), at));
        return new Clock(limit, start, extensions, closed);
    }

    private static int extendedDays(List<Extension> extensions) {
        return extensions.stream().mapToInt(Extension::workingDays).sum();
    }

    private static <T> List<T> with(List<T> list, T more) {
        var longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
