package org.zhanqiao.exchange.node;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Calls admitted today under each grant, by the city's calendar day: this node's own and, as of the last exchange
/// with the database, those of the others. [BookKeeper] carries the counts back and forth.
final class DayCounts {

    private final ZoneId zone;
    private final Map<String, LongAdder> own = new ConcurrentHashMap<>();
    private final Map<String, Long> carried = new ConcurrentHashMap<>();
    private volatile Map<String, Long> others = Map.of();
    private volatile LocalDate day = LocalDate.MIN;
    private volatile Instant dayEnds = Instant.MIN;

    DayCounts(ZoneId zone) {
        this.zone = zone;
    }

    long today(String grant, Instant now) {
        turn(now);
        var mine = own.get(grant);
        return (mine == null ? 0 : mine.sum()) + others.getOrDefault(grant, 0L);
    }

    long secondsToTomorrow(Instant now) {
        var tomorrow =
                now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        return Duration.between(now, tomorrow).toSeconds() + 1;
    }

    void add(String grant) {
        own.computeIfAbsent(grant, _ -> new LongAdder()).increment();
    }

    /// Starts from nothing when the city's day has changed.
    private void turn(Instant now) {
        if (now.isBefore(dayEnds)) {
            return;
        }
        synchronized (this) {
            if (now.isBefore(dayEnds)) {
                return;
            }
            own.clear();
            carried.clear();
            others = Map.of();
            day = now.atZone(zone).toLocalDate();
            dayEnds = day.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    LocalDate day(Instant now) {
        turn(now);
        return day;
    }

    /// Counts of this node that changed since they were last asked for.
    Map<String, Long> changed() {
        var changed = new HashMap<String, Long>();
        own.forEach((grant, count) -> {
            long calls = count.sum();
            if (!Long.valueOf(calls).equals(carried.put(grant, calls))) {
                changed.put(grant, calls);
            }
        });
        return changed;
    }

    /// Takes over what this node had counted before a restart.
    void resume(String grant, long calls) {
        own.computeIfAbsent(grant, _ -> new LongAdder()).add(calls);
    }

    void others(LocalDate ofDay, Map<String, Long> counts) {
        if (ofDay.equals(day)) {
            others = Map.copyOf(counts);
        }
    }
}
