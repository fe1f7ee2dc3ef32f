package org.zhanqiao.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhanqiao.barrier.discovery.Look;
import org.zhanqiao.barrier.items.Audience;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demo.CityCatalogGuest;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.samplecity.CityCatalog;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// How long finding barriers takes on the catalog of a whole city: every paper of every matter, and those that one
/// change touches.
final class DiscoveryBench {

    private static final long SEED = 2026;
    private static final int PAPERS = 5_000;
    private static final int PAPERS_A_MATTER = 5;
    private static final int ITEMS_A_PAPER = 4;
    private static final int SERVICES = 900;

    private final ConfigurableApplicationContext context;
    private final List<Entry> entries;

    private DiscoveryBench(ConfigurableApplicationContext context) {
        this.context = context;
        this.entries = Paged.everything(
                        ListQuery.first(),
                        query -> context.getBean(Entries.class).listEntries(EntryFilter.all(), query))
                .filter(entry -> entry.metadata().items().size() > ITEMS_A_PAPER)
                .toList();
    }

    /// @param context of a control plane whose looks are made by nobody else
    /// @return a table
    static StringBuilder measure(ConfigurableApplicationContext context) {
        context.getBean(CityCatalogGuest.class).fill(SEED, CityCatalog.ENTRIES, _ -> {});
        var bench = new DiscoveryBench(context);
        bench.services();
        bench.matters();
        var look = context.getBean(Look.class);
        var text = new StringBuilder("""
                %,d papers × %,d datasets × %,d services

                | look | papers followed | s |
                |---|---|---|
                """.formatted(PAPERS, CityCatalog.ENTRIES, SERVICES));
        text.append(row("at everything, first", look::lookAtAll));
        text.append(row("at everything, again", look::lookAtAll));
        text.append(row("at everything, again", look::lookAtAll));
        bench.grant(1);
        text.append(row("after a grant", look::lookAtChanges));
        bench.grant(2);
        text.append(row("after another grant", look::lookAtChanges));
        bench.restate();
        text.append(row("after a matter was changed", look::lookAtChanges));
        return text;
    }

    private static String row(String what, java.util.function.IntSupplier look) {
        long begun = System.nanoTime();
        int papers = look.getAsInt();
        var row = "| %s | %,d | %.2f |%n".formatted(what, papers, (System.nanoTime() - begun) / 1e9);
        System.out.print(row);
        return row;
    }

    private Entry entry(int number) {
        return entries.get((int) ((number * 7_919L) % entries.size()));
    }

    private static String service(int number) {
        return "bench.city-" + number;
    }

    private void services() {
        var exchange = context.getBean(Exchange.class);
        var source = exchange.getService(Town.SERVICE).source();
        for (int number = 0; number < SERVICES; number++) {
            var entry = entry(number);
            var key = entry.metadata().items().getFirst().name();
            exchange.registerService(new DataService(
                    service(number),
                    entry.code(),
                    entry.agency(),
                    entry.name(),
                    source,
                    "registry.person",
                    List.of(key),
                    null,
                    List.of(key),
                    Duration.ofSeconds(1),
                    10));
        }
    }

    private Person bureau() {
        var identity = context.getBean(Identity.class);
        return identity.findPersonByLogin("bench.bureau")
                .orElseGet(() -> identity.registerPerson(new NewPerson(
                                "bench.bureau", "大数据局", null, Roles.of(Role.BUREAU), "correct horse", null))
                        .orThrow());
    }

    /// The agency that demands everything: it holds the calling system of the benchmarks.
    private String agency() {
        return context.getBean(Identity.class).getSystem(Town.CALLER).agencyCode();
    }

    private MatterText matter(int number) {
        var papers = new ArrayList<Paper>();
        for (int paper = 0; paper < PAPERS_A_MATTER; paper++) {
            var entry = entry(number * PAPERS_A_MATTER + paper);
            papers.add(new Paper(
                    entry.name() + paper,
                    paper == 0
                            ? ""
                            : context.getBean(Identity.class)
                                    .getAgency(entry.agency())
                                    .name(),
                    Supply.APPLICANT,
                    entry.metadata().items().stream()
                            .map(EntryItem::title)
                            .limit(ITEMS_A_PAPER)
                            .toList()));
        }
        return new MatterText("B-" + number, "事项" + number, agency(), Audience.CITIZEN, 1_000, papers);
    }

    private void matters() {
        var matters = context.getBean(Matters.class);
        var bureau = bureau();
        for (int number = 0; number < PAPERS / PAPERS_A_MATTER; number++) {
            matters.put(matter(number), 0, bureau);
        }
    }

    private void restate() {
        var matters = context.getBean(Matters.class);
        var first = matters.getMatter("B-1");
        matters.put(first.text(), first.version(), bureau());
    }

    private Grant grant(int number) {
        var key = entry(number).metadata().items().getFirst().name();
        var from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return context.getBean(Grants.class)
                .sign(
                        new GrantDraft(
                                Town.CALLER,
                                service(number),
                                "核验",
                                "事项" + number,
                                "《政务数据共享条例》第二十条",
                                new GrantTerms(
                                        Set.of(Mode.QUERY),
                                        List.of(List.of(key)),
                                        List.of(new GrantTerms.Field(key, Mask.parse("none"))),
                                        List.of(),
                                        Set.of(),
                                        List.of()),
                                false,
                                10,
                                1_000,
                                Duration.ZERO,
                                from,
                                from.plus(Duration.ofDays(30)),
                                "0".repeat(64)),
                        "bench");
    }
}
