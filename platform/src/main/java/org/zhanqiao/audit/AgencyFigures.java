package org.zhanqiao.audit;

import java.time.Instant;
import java.util.List;

/// What an agency's calls looked like over a period.
///
/// @param counts   one an hour or day that had calls, oldest first
/// @param refusals refusals and outages by reason, the most frequent first
/// @param services by service, the most called first
public record AgencyFigures(List<Count> counts, List<ReasonCount> refusals, List<ServiceFigures> services) {

    public AgencyFigures {
        counts = List.copyOf(counts);
        refusals = List.copyOf(refusals);
        services = List.copyOf(services);
    }

    /// Which side of its calls an agency looks at.
    public enum Side {
        /// Calls its systems made.
        CONSUMER,
        /// Calls of others on its data.
        PROVIDER
    }

    /// How long a step of the counts is.
    public enum Step {
        HOUR,
        /// By the city's calendar.
        DAY
    }

    /// Calls of one step.
    ///
    /// @param start when the step begins
    public record Count(Instant start, long served, long refused, long unavailable) {}

    /// Calls that ended without data, for one reason.
    public record ReasonCount(CallOutcome outcome, String reason, long calls) {}

    /// One service's calls and the time its served ones took.
    ///
    /// @param latencies one a part that was measured, in the order of [CallPart]
    public record ServiceFigures(String service, long served, long refused, long unavailable, List<Latency> latencies) {

        public ServiceFigures {
            latencies = List.copyOf(latencies);
        }
    }

    /// Percentiles of one part in milliseconds, each within 5 %.
    public record Latency(CallPart part, long calls, double p50, double p90, double p99) {}
}
