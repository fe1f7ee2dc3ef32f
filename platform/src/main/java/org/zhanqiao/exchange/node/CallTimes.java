package org.zhanqiao.exchange.node;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a call reached its stations, so that nobody argues about whose fault slowness was.
///
/// @param received request in
/// @param asked    source asked; `null` when it was not
/// @param answered source answered; `null` when it did not
record CallTimes(
        Instant received, @Nullable Instant asked, @Nullable Instant answered) {}
