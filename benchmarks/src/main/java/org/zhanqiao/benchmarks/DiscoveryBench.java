package org.zhanqiao.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhanqiao.barrier.discovery.Look;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demo.CityCatalogGuest;
import org.zhanqiao.demo.CityMattersGuest;
import org.zhanqiao.demo.CityServicesGuest;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.samplecity.CityCatalog;
import org.zhanqiao.samplecity.FrontEnd;
import org.zhanqiao.samplecity.FrontEndTable;

/// How long finding barriers takes on the catalog, the services and the matters of a whole city: every paper of every
/// matter, and those that one change touches.
final class DiscoveryBench {

    private static final long SEED = 2026;

    private final ConfigurableApplicationContext context;
    private final List<FrontEndTable> tables = FrontEnd.list(SEED);

    private DiscoveryBench(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param context of a control plane whose looks are made by nobody else
    /// @return a table
    static StringBuilder measure(ConfigurableApplicationContext context) {
        var bench = new DiscoveryBench(context);
        bench.fill();
        var look = context.getBean(Look.class);
        var text =
                new StringBuilder("""
                %,d papers × %,d datasets × %,d services

                | look | papers followed | s |
                |---|---|---|
                """.formatted(CityMattersGuest.countPapers(), CityCatalog.ENTRIES, FrontEnd.TABLES));
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

    /// Nobody calls here, so the front end need not be there.
    private void fill() {
        context.getBean(CityCatalogGuest.class).fill(SEED, CityCatalog.ENTRIES, _ -> {});
        var services = context.getBean(CityServicesGuest.class);
        services.registerSource("postgresql://127.0.0.1:9/nowhere", "none");
        services.fill(tables, "correct horse", _ -> {}, _ -> {});
        context.getBean(CityMattersGuest.class).fill(SEED, CityCatalog.ENTRIES, tables, bureau());
    }

    private Person bureau() {
        var identity = context.getBean(Identity.class);
        return identity.findPersonByLogin("bench.bureau")
                .orElseGet(() -> identity.registerPerson(new NewPerson(
                                "bench.bureau", "大数据局", null, Roles.of(Role.BUREAU), "correct horse", null))
                        .orThrow());
    }

    private void restate() {
        var matters = context.getBean(Matters.class);
        var first = matters.listMatters().getFirst();
        matters.put(first.text(), first.version(), bureau());
    }

    private void grant(int number) {
        var table = tables.get(number);
        var from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        context.getBean(Grants.class)
                .sign(
                        new GrantDraft(
                                Town.CALLER,
                                table.service(),
                                "核验",
                                "事项" + number,
                                "《政务数据共享条例》第二十条",
                                new GrantTerms(
                                        Set.of(Mode.QUERY),
                                        List.of(List.of(table.rowKey())),
                                        List.of(new GrantTerms.Field(table.rowKey(), Mask.parse("none"))),
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
