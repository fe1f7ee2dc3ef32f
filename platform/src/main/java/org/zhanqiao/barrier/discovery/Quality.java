package org.zhanqiao.barrier.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.zhanqiao.audit.GrantCalls;
import org.zhanqiao.audit.Performance;
import org.zhanqiao.barrier.discovery.Step.State;
import org.zhanqiao.catalog.HeldDataset;

/// The links that are judged by what calls came to: whether they flow, and whether what they bring is young, there when
/// asked, and whole. Where too few calls say anything, nothing is said against the link.
final class Quality {

    private static final double PERCENT = 100;

    private final HeldDataset dataset;
    private final Facts facts;
    private final List<Facts.Given> grants;
    private final GrantCalls calls;

    /// @param grants under which the data are read; none for an agency’s own
    Quality(HeldDataset dataset, Facts facts, List<Facts.Given> grants) {
        this.dataset = dataset;
        this.facts = facts;
        this.grants = grants;
        this.calls = grants.stream()
                .map(grant -> facts.calls().getOrDefault(grant.id(), GrantCalls.none()))
                .reduce(GrantCalls.none(), GrantCalls::plus);
    }

    private Step step(Link link, State state, String key, String page, String... arguments) {
        return new Step(link, state, key, List.of(arguments), page, facts.now());
    }

    private String months() {
        return facts.from() + "–" + facts.to();
    }

    /// The list of calls that a figure counts.
    private String callsPage(String consumer, String kind) {
        return "/desk/measures/calls?from=" + facts.from() + "&to=" + facts.to() + "&provider=" + dataset.agency()
                + "&consumer=" + consumer + "&service="
                + (grants.isEmpty() ? "" : grants.getFirst().service()) + "&kind=" + kind;
    }

    Step calls(String consumer) {
        boolean flow = calls.asked() >= facts.limits().fewestCalls();
        return step(
                Link.CALLS,
                flow ? State.HOLDS : State.BROKEN,
                flow ? "barrier.step.calls" : "barrier.step.callsFew",
                callsPage(consumer, "served"),
                Long.toString(calls.asked()),
                months(),
                Long.toString(facts.limits().fewestCalls()));
    }

    /// @param services through which the data are read
    Step freshness(List<Facts.Service> services) {
        var page = "/catalog/entries/" + dataset.code();
        var cycle = cycleDays(dataset.cycle());
        var newest = services.stream()
                .map(Facts.Service::newest)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
        if (newest.isEmpty()) {
            return step(Link.FRESHNESS, State.NOT_KNOWN, "barrier.step.freshUnknown", page);
        }
        var day = Facts.day(newest.get());
        if (cycle.isEmpty()) {
            return step(Link.FRESHNESS, State.NOT_KNOWN, "barrier.step.freshIrregular", page, day.toString());
        }
        int allowed = cycle.getAsInt() * facts.limits().lateCycles();
        int age = facts.calendar().between(day, facts.today());
        boolean late = age > allowed;
        return step(
                Link.FRESHNESS,
                late ? State.BROKEN : State.HOLDS,
                late ? "barrier.step.late" : "barrier.step.fresh",
                page,
                day.toString(),
                Integer.toString(age),
                Integer.toString(allowed));
    }

    /// Working days of an update cycle; none for what has no cycle.
    private static OptionalInt cycleDays(String cycle) {
        return switch (cycle) {
            case "REAL_TIME", "DAILY" -> OptionalInt.of(1);
            case "WEEKLY" -> OptionalInt.of(5);
            case "MONTHLY" -> OptionalInt.of(22);
            case "QUARTERLY" -> OptionalInt.of(65);
            case "HALF_YEARLY" -> OptionalInt.of(130);
            case "YEARLY" -> OptionalInt.of(260);
            default -> OptionalInt.empty();
        };
    }

    /// Answers with the last good one kept count as not answered: the source was down.
    Step stability(List<Facts.Service> services) {
        long whole = 0;
        long good = 0;
        for (var service : services) {
            var served = facts.served().getOrDefault(service.code(), Performance.none());
            whole += served.served() + served.unavailable();
            good += served.served() - served.kept();
        }
        var page =
                "/desk/measures/services?from=" + facts.from() + "&to=" + facts.to() + "&provider=" + dataset.agency();
        if (whole < facts.limits().fewestCalls()) {
            return step(
                    Link.STABILITY,
                    State.NOT_KNOWN,
                    "barrier.step.stableUnknown",
                    page,
                    Long.toString(whole),
                    months());
        }
        double share = (double) good / whole;
        boolean holds = share >= facts.limits().leastStability();
        return step(
                Link.STABILITY,
                holds ? State.HOLDS : State.BROKEN,
                holds ? "barrier.step.stable" : "barrier.step.unstable",
                page,
                percent(share),
                percent(facts.limits().leastStability()),
                Long.toString(whole),
                Long.toString(whole - good),
                services.stream().map(Facts.Service::code).collect(Collectors.joining("、")));
    }

    Step completeness() {
        long corrected = facts.corrections().getOrDefault(dataset.code(), 0L);
        if (corrected > facts.limits().mostCorrections()) {
            return step(
                    Link.COMPLETENESS,
                    State.BROKEN,
                    "barrier.step.corrected",
                    "/desk/corrections",
                    Long.toString(corrected),
                    months(),
                    Long.toString(facts.limits().mostCorrections()));
        }
        var found = calls.found();
        var consumer = grants.isEmpty() ? "" : "/catalog/entries/" + dataset.code();
        if (found.isEmpty() || calls.lookedUp() < facts.limits().fewestCalls()) {
            return step(
                    Link.COMPLETENESS,
                    State.NOT_KNOWN,
                    "barrier.step.completeUnknown",
                    consumer,
                    Long.toString(corrected));
        }
        boolean holds = found.getAsDouble() >= facts.limits().leastFound();
        return step(
                Link.COMPLETENESS,
                holds ? State.HOLDS : State.BROKEN,
                holds ? "barrier.step.complete" : "barrier.step.incomplete",
                consumer,
                percent(found.getAsDouble()),
                percent(facts.limits().leastFound()),
                Long.toString(calls.lookedUp()),
                Long.toString(calls.foundNothing()),
                Long.toString(corrected));
    }

    private static String percent(double share) {
        return String.format(java.util.Locale.ROOT, "%.1f%%", share * PERCENT);
    }
}
