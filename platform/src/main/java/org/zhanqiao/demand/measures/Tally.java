package org.zhanqiao.demand.measures;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The figures of some requests.
///
/// @param counts     one a [Figure]
/// @param median     working days in which half of the answers came; null without an answer
/// @param ninetieth  working days in which nine of ten answers came; null without an answer
public record Tally(
        Map<Figure, Long> counts,
        @Nullable Integer median,
        @Nullable Integer ninetieth) {

    public Tally {
        counts = Map.copyOf(counts);
    }

    static Tally none() {
        var counts = new EnumMap<Figure, Long>(Figure.class);
        for (var figure : Figure.values()) {
            counts.put(figure, 0L);
        }
        return new Tally(counts, null, null);
    }

    public long of(Figure figure) {
        return counts.getOrDefault(figure, 0L);
    }

    public boolean isEmpty() {
        return of(Figure.RECEIVED) == 0;
    }

    /// The satisfaction rate (需求满足率), 0 to 1: [Figure#SATISFIED] of [Figure#DUE]; none while nothing is due. The
    /// city publishes its rate without saying how it counts; this is our reading, as `docs/measures.md` states it.
    public OptionalDouble satisfaction() {
        long due = of(Figure.DUE);
        return due == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) of(Figure.SATISFIED) / due);
    }
}
