package org.zhanqiao.barrier.discovery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// From when on a link counts as broken, and what a barrier costs. `docs/discovery.md` gives the reasons.
///
/// @param firstLook       after the start; by then calls are indexed, and sources asked how fresh they are
/// @param lookInterval    time between two looks at everything; changes are followed at once besides
/// @param changeInterval  time between two looks at what changed
/// @param months          of calls that are looked at, the present one included
/// @param fewestCalls     within those months below which calls do not flow, and nothing is said of their quality
/// @param lateCycles      cycles of the dataset, in working days, after which its newest row is late
/// @param leastStability  share of calls that the source itself answers, 0 to 1
/// @param leastFound      share of look-ups that find something, 0 to 1
/// @param mostCorrections values of a dataset found wrong within the months
/// @param daysPerTrip     what fetching a paper takes out of a citizen’s time, days
/// @param mostUntriaged   cases about papers that may wait for triage; further breaks wait on the radar for theirs
@ConfigurationProperties("zhanqiao.barrier.discovery")
public record DiscoveryProperties(
        @DefaultValue("30s") Duration firstLook,
        @DefaultValue("10m") Duration lookInterval,
        @DefaultValue("1s") Duration changeInterval,
        @DefaultValue("3") int months,
        @DefaultValue("10") long fewestCalls,
        @DefaultValue("2") int lateCycles,
        @DefaultValue("0.95") double leastStability,
        @DefaultValue("0.8") double leastFound,
        @DefaultValue("3") long mostCorrections,
        @DefaultValue("0.5") double daysPerTrip,
        @DefaultValue("100") int mostUntriaged) {

    public DiscoveryProperties {
        require(
                !firstLook.isNegative() && lookInterval.isPositive() && changeInterval.isPositive(),
                "first-look, look-interval and change-interval");
        require(months >= 1 && months <= 12, "months");
        require(fewestCalls >= 1, "fewest-calls");
        require(lateCycles >= 1, "late-cycles");
        require(leastStability > 0 && leastStability <= 1, "least-stability");
        require(leastFound > 0 && leastFound <= 1, "least-found");
        require(mostCorrections >= 0, "most-corrections");
        require(daysPerTrip > 0 && daysPerTrip <= 10, "days-per-trip");
        require(mostUntriaged >= 1, "most-untriaged");
    }

    private static void require(boolean fits, String what) {
        if (!fits) {
            throw new IllegalArgumentException("zhanqiao.barrier.discovery: " + what + " out of range");
        }
    }
}
