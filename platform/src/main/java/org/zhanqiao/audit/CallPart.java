package org.zhanqiao.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The parts into which the time of a served call falls.
public enum CallPart {
    /// Request in until source asked: signature, grant, limits.
    CHECKS,
    /// Source asked until source answered.
    SOURCE,
    /// Source answered until the answer was ready and its entry put down: masks and encoding.
    MASKING,
    /// Entry put down until it was durable and the answer sent. No entry can say how long; nodes count it
    /// ([SendingTimes]).
    EVIDENCE,
    /// Request in until the entry was put down; where the entry does not say when, until the source answered.
    WHOLE;

    /// The key under which pages name it.
    public String messageKey() {
        return "audit.part." + name();
    }

    /// How long this part of a call took; empty where its entry does not say.
    public Optional<Duration> of(CallEntry call) {
        return switch (this) {
            case CHECKS -> between(call.received(), call.asked());
            case SOURCE -> between(call.asked(), call.answered());
            case MASKING -> between(call.answered(), call.recorded());
            case EVIDENCE -> Optional.empty();
            case WHOLE -> between(call.received(), call.recorded() == null ? call.answered() : call.recorded());
        };
    }

    static CallPart named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part of a call: " + name));
    }

    private static Optional<Duration> between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from)
                ? Optional.empty()
                : Optional.of(Duration.between(from, to));
    }
}
