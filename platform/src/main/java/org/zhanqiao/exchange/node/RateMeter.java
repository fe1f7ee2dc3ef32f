package org.zhanqiao.exchange.node;

import java.util.concurrent.atomic.AtomicLong;

/// Admits at most so many calls a second, evenly, with a burst of one second's worth (generic cell rate algorithm).
/// One atomic number; no lock, no timer.
final class RateMeter {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong theoreticalArrival = new AtomicLong(Long.MIN_VALUE);

    /// @param now       nanoseconds of a monotonic clock
    /// @param perSecond at least 1
    boolean admits(long now, int perSecond) {
        long interval = SECOND / perSecond;
        while (true) {
            long last = theoreticalArrival.get();
            long base = last == Long.MIN_VALUE || last - now < 0 ? now : last;
            if (base - now > SECOND - interval) {
                return false;
            }
            if (theoreticalArrival.compareAndSet(last, base + interval)) {
                return true;
            }
        }
    }
}
