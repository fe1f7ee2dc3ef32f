package org.zhanqiao.barrier.discovery;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.zhanqiao.audit.GrantCalls;
import org.zhanqiao.audit.Performance;
import org.zhanqiao.barrier.items.Audience;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.catalog.HeldDataset;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.collection.FormField;
import org.zhanqiao.demand.collection.How;
import org.zhanqiao.demand.collection.Match;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.workday.WorkCalendar;

/// One paper whose chain holds from end to end, but for the links that are broken on purpose.
final class PlantedCity {

    static final String CONSUMER = "11370200900000081Q";
    static final String PROVIDER = "11370200900000022M";
    static final String DATASET = "308001/00001";
    static final String SERVICE = "civil.marriage";
    static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    private static final DiscoveryProperties LIMITS = new DiscoveryProperties(
            Duration.ZERO, Duration.ofMinutes(10), Duration.ofSeconds(1), 3, 10, 2, 0.95, 0.8, 3, 0.5, 100);

    private PlantedCity() {}

    static DemandedPaper paper(Set<Link> broken) {
        return paper(
                "民政局",
                broken.contains(Link.DEMAND) ? Supply.APPLICANT : Supply.SHARED,
                broken.contains(Link.ITEMS) ? List.of() : List.of("登记日期"));
    }

    static DemandedPaper paper(String holder, Supply supply, List<String> items) {
        var paper = new Paper("结婚证", holder, supply, items);
        return new DemandedPaper(
                new MatterText("370200-01", "义务教育入学", CONSUMER, Audience.CITIZEN, 80_000, List.of(paper)), paper);
    }

    /// @param broken links that do not hold
    static Facts facts(Set<Link> broken) {
        Map<FormField, List<Match>> matches = new HashMap<>();
        if (!broken.contains(Link.DATASET) && !broken.contains(Link.ITEMS)) {
            var whole = paper(Set.of()).paper();
            matches.put(whole.asField(), List.of(match(whole.name(), "", How.PAPER)));
            matches.put(whole.itemFields().getFirst(), List.of(match("登记日期", "registered_on", How.SAME_NAME)));
        }
        var asked = new Facts.Asked(CONSUMER, DATASET);
        return new Facts(
                NOW,
                WorkCalendar.of(Set.of(2026), List.of()),
                LIMITS,
                YearMonth.of(2026, 9),
                Map.of("民政局", PROVIDER, "教育局", CONSUMER),
                matches,
                Map.of(),
                Map.of(DATASET, dataset(broken.contains(Link.SHARE_TYPE) ? null : ShareType.CONDITIONAL)),
                broken.contains(Link.SERVICE) ? Map.of() : Map.of(DATASET, List.of(service(broken))),
                broken.contains(Link.REQUEST) ? Map.of() : Map.of(asked, List.of(request())),
                broken.contains(Link.REQUEST) || broken.contains(Link.GRANT)
                        ? Map.of()
                        : Map.of(asked, List.of(grant("义务教育入学"))),
                Map.of("G-1", calls(broken)),
                Map.of(SERVICE, served(broken)),
                Map.of());
    }

    static Match match(String label, String item, How how) {
        return new Match(label, DATASET, "结婚登记信息", item, item, PROVIDER, ShareType.CONDITIONAL, true, how, 0.95);
    }

    static HeldDataset dataset(@org.jspecify.annotations.Nullable ShareType type) {
        return new HeldDataset(
                DATASET,
                "结婚登记信息",
                PROVIDER,
                type,
                "DAILY",
                1,
                NOW.minus(Duration.ofDays(90)),
                Map.of("registered_on", "登记日期"));
    }

    private static Facts.Service service(Set<Link> broken) {
        var age = Duration.ofDays(broken.contains(Link.FRESHNESS) ? 30 : 1);
        return new Facts.Service(SERVICE, NOW.minus(age), NOW);
    }

    private static Facts.Request request() {
        return new Facts.Request("R-1", "义务教育入学", RequestState.SUBMITTED, NOW.minus(Duration.ofDays(5)), "G-1");
    }

    static Facts.Given grant(String matter) {
        return new Facts.Given(
                "G-1",
                SERVICE,
                matter,
                Grant.Standing.IN_FORCE,
                NOW.minus(Duration.ofDays(60)),
                NOW.plus(Duration.ofDays(300)),
                Set.of("registered_on"));
    }

    private static GrantCalls calls(Set<Link> broken) {
        long served = broken.contains(Link.CALLS) ? 2 : 100;
        return new GrantCalls(served, 0, 0, served, broken.contains(Link.COMPLETENESS) ? served / 2 : 0);
    }

    private static Performance served(Set<Link> broken) {
        return new Performance(
                100, 0, broken.contains(Link.STABILITY) ? 50 : 0, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
