package org.zhanqiao.exchange.node;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many calls a service had, how they ended, and where their time went. Labels are service codes, outcomes and
/// reasons; a service nobody granted counts under an empty code, so that hostile names do not become labels.
///
/// The parts, named as on pages: `checks` until the source was asked, `source` until it answered, `masking` until the
/// answer was ready and its entry put down, `evidence` until the entry was durable and the answer sent, `whole` all
/// four. Pages count the first three from entries, which are put down before they are durable, and `evidence` from
/// [org.zhanqiao.audit.SendingTimes].
final class CallMetrics {

    private record Ending(String service, String outcome, String reason) {}

    private record Parts(Timer checks, Timer source, Timer masking, Timer evidence) {}

    private final MeterRegistry registry;
    private final Map<Ending, Counter> endings = new ConcurrentHashMap<>();
    private final Map<String, Parts> parts = new ConcurrentHashMap<>();
    private final Map<String, Timer> wholes = new ConcurrentHashMap<>();
    private final Counter failures;

    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.failures = Counter.builder("zhanqiao.requests.failed")
                .description("Requests whose answer or evidence could not be made: a defect of the node")
                .register(registry);
    }

    /// A request ended in a defect of the node.
    void failed() {
        failures.increment();
    }

    void ended(String service, String outcome, String reason, CallTimes times, Instant sent) {
        endings.computeIfAbsent(new Ending(service, outcome, reason), this::counter)
                .increment();
        var asked = times.asked();
        var answered = times.answered();
        var recorded = times.recorded();
        if (asked != null && answered != null && recorded != null) {
            var timers = parts.computeIfAbsent(service, this::timers);
            timers.checks().record(Duration.between(times.received(), asked));
            timers.source().record(Duration.between(asked, answered));
            timers.masking().record(Duration.between(answered, recorded));
            timers.evidence().record(Duration.between(recorded, sent));
        }
        wholes.computeIfAbsent(service, code -> timer(code, "whole")).record(Duration.between(times.received(), sent));
    }

    private Parts timers(String service) {
        return new Parts(
                timer(service, "checks"),
                timer(service, "source"),
                timer(service, "masking"),
                timer(service, "evidence"));
    }

    private Counter counter(Ending ending) {
        return Counter.builder("zhanqiao.calls")
                .description("Calls by how they ended")
                .tag("service", ending.service())
                .tag("outcome", ending.outcome())
                .tag("reason", ending.reason())
                .register(registry);
    }

    private Timer timer(String service, String part) {
        return Timer.builder("zhanqiao.call.time")
                .description("Where a call's time went")
                .tag("service", service)
                .tag("part", part)
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2))
                .register(registry);
    }
}
