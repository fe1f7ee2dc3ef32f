package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A counter-based random stream: the n-th draw is a pure function of seed, stream, index and n (SplitMix64's finaliser
/// over a Weyl sequence). Each table family and each household has a stream of its own, so that a household can be made
/// again alone, and a new table changes nothing in the others.
final class Draws {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /// The stream from its start.
    ///
    /// @param stream what the draws are for
    /// @param index which household or row
    static Draws of(long seed, long stream, long index) {
        return new Draws(mix(mix(mix(seed + GOLDEN) ^ stream) + GOLDEN * (index + 1)));
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /// A number from 0 to below the bound.
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /// A number from low to high, both included.
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /// True in so many of ten thousand cases.
    boolean chance(int ofTenThousand) {
        return below(10_000) < ofTenThousand;
    }

    <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }

    /// A day from first to last, both included; the first when last is before it.
    LocalDate day(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last);
        return days <= 0 ? first : first.plusDays(below((int) days + 1));
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
