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

    private final MeterRegistry registry;
    private final Map<String, Meters> services = new ConcurrentHashMap<>();
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

    /// @param reason code of a [Refusal] or an [Outage], none of which has two outcomes; empty where served
    void ended(String service, String outcome, String reason, CallTimes times, Instant sent) {
        services.computeIfAbsent(service, Meters::new).ended(outcome, reason, times, sent);
    }

    /// What is kept of one service, looked up once a call.
    private final class Meters {
        private final String service;
        private final Map<String, Counter> endings = new ConcurrentHashMap<>();
        private final Timer checks;
        private final Timer source;
        private final Timer masking;
        private final Timer evidence;
        private final Timer whole;

        Meters(String service) {
            this.service = service;
            this.checks = timer(service, "checks");
            this.source = timer(service, "source");
            this.masking = timer(service, "masking");
            this.evidence = timer(service, "evidence");
            this.whole = timer(service, "whole");
        }

        void ended(String outcome, String reason, CallTimes times, Instant sent) {
            endings.computeIfAbsent(reason, _ -> counter(service, outcome, reason))
                    .increment();
            var asked = times.asked();
            var answered = times.answered();
            var recorded = times.recorded();
            if (asked != null && answered != null && recorded != null) {
                checks.record(Duration.between(times.received(), asked));
                source.record(Duration.between(asked, answered));
                masking.record(Duration.between(answered, recorded));
                evidence.record(Duration.between(recorded, sent));
            }
            whole.record(Duration.between(times.received(), sent));
        }
    }

    private Counter counter(String service, String outcome, String reason) {
        return Counter.builder("zhanqiao.calls")
                .description("Calls by how they ended")
                .tag("service", service)
                .tag("outcome", outcome)
                .tag("reason", reason)
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
