package org.zhanqiao.exchange.node;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a call reached its stations, so that nobody argues about whose fault slowness was.
///
/// @param received request in
/// @param asked    source asked; `null` when it was not
/// @param answered source answered; `null` when it did not
/// @param recorded answer ready and its entry put down, not yet durable; `null` before that
record CallTimes(
        Instant received,
        @Nullable Instant asked,
        @Nullable Instant answered,
        @Nullable Instant recorded) {

    /// Received, and nothing else yet.
    CallTimes(Instant received) {
        this(received, null, null, null);
    }

    CallTimes recordedAt(Instant now) {
        return new CallTimes(received, asked, answered, now);
    }
}
