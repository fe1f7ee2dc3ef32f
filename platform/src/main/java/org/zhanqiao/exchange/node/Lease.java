package org.zhanqiao.exchange.node;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The right to serve, renewed with every successful look at the control database. A node that cannot look stops
/// serving before a second has passed, so a revocation it did not hear of is never served past its second.
///
/// Measured on a monotonic clock from the *start* of the look: what committed before it, the look saw.
final class Lease {

    /// Shorter than the promised second by the time an answer already being written may take to leave.
    static final long TERM_MILLIS = 800;

    private final LongSupplier nanos;
    private volatile long until;

    Lease(LongSupplier nanos) {
        this.nanos = nanos;
        this.until = nanos.getAsLong() - 1;
    }

    /// @param lookedAt nanoseconds of the monotonic clock when the look began
    void renew(long lookedAt) {
        until = lookedAt + TimeUnit.MILLISECONDS.toNanos(TERM_MILLIS);
    }

    boolean held() {
        return nanos.getAsLong() - until < 0;
    }
}
