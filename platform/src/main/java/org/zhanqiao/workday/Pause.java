package org.zhanqiao.workday;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.Page;

/// A time in which a clock stands, because somebody else has to act. The day of the notice still counts; the days after
/// it, up to and including the day on which the answer comes in, do not.
///
/// @param to when the answer came in; null while it is awaited
public record Pause(Instant from, @Nullable Instant to) {

    public Pause {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a pause cannot end at " + to + ", before it began at " + from);
        }
    }

    /// Whether it ended on the day on which it began: then no day is left out.
    boolean isWithinOneDay() {
        return to != null
                && from.atZone(Page.ZONE)
                        .toLocalDate()
                        .equals(to.atZone(Page.ZONE).toLocalDate());
    }

    public Optional<Instant> end() {
        return Optional.ofNullable(to);
    }
}
