package org.zhanqiao.demo;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.client.ExchangeUnreachable;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.samplecity.FillTarget;
import org.zhanqiao.samplecity.FrontEndTable;
import org.zhanqiao.samplecity.SubjectKind;
import org.zhanqiao.web.Page;

/// The counters of the whole city: their systems call under the grants in force, most for people who have a record,
/// some for people who have none, some never; and a few call interfaces that were moved without telling anybody.
@Service
public class CityCounters {

    /// How the counters of a request call under its grant.
    enum Habit {
        CALLS,
        /// For people of whom the register mostly knows nothing.
        CALLS_FOR_STRANGERS,
        NEVER
    }

    /// A little more than discovery wants to see before it judges.
    private static final int CALLS = 12;

    /// Of those, the ones for people without a record.
    private static final int STRANGERS = 7;

    private static final int HANDS = 4;
    private static final String GATEWAY = "moved-gateway";
    private static final Logger LOG = LoggerFactory.getLogger(CityCounters.class);

    private final Exchange exchange;
    private final Grants grants;
    private final Identity identity;
    private final CityMilestones milestones;
    private final InstantSource clock;

    CityCounters(Exchange exchange, Grants grants, Identity identity, CityMilestones milestones, InstantSource clock) {
        this.exchange = exchange;
        this.grants = grants;
        this.identity = identity;
        this.milestones = milestones;
        this.clock = clock;
    }

    /// @param request its id
    static Habit habit(String request) {
        return switch (Math.floorMod(request.hashCode(), 5)) {
            case 0 -> Habit.NEVER;
            case 1 -> Habit.CALLS_FOR_STRANGERS;
            default -> Habit.CALLS;
        };
    }

    /// The service at the address where nothing listens any more.
    static String moved(FrontEndTable table) {
        return table.service() + "-check";
    }

    /// Registers the moved interfaces, and signs a grant on them for each matter that reads them; those that are
    /// there stay as they are.
    @Transactional
    void signMoved(List<CityMatterPlan.Planned> matters) {
        exchange.registerSource(
                new SourceDefinition(GATEWAY, SourceKind.HTTP, "http://127.0.0.1:9/check", "X-App-Key", ""),
                "",
                "已搬走的核验接口");
        for (var each : matters) {
            var table = each.unreliable();
            if (table != null) {
                if (exchange.findService(moved(table)).isEmpty()) {
                    register(table);
                }
                var caller = CityServicesGuest.callers(identity, each.text().agency())
                        .getFirst()
                        .code();
                if (grants.listInForce(List.of(caller), List.of(moved(table))).stream()
                        .noneMatch(grant -> grant.matter().equals(each.text().name()))) {
                    grants.sign(draft(caller, table, each.text().name()), "security-admin");
                }
            }
        }
    }

    private void register(FrontEndTable table) {
        var own = exchange.getService(table.service());
        exchange.registerService(new DataService(
                moved(table),
                own.dataset(),
                own.agency(),
                own.title() + "核验接口",
                GATEWAY,
                "ids:rows:id_number",
                List.of("id_number"),
                null,
                own.subjects(),
                Duration.ofSeconds(1),
                100));
    }

    private GrantDraft draft(String caller, FrontEndTable table, String matter) {
        var from = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new GrantDraft(
                caller,
                moved(table),
                "核验申请人提交的材料：" + matter,
                matter,
                "《优化营商环境条例》第三十七条",
                new GrantTerms(
                        Set.of(Mode.QUERY),
                        List.of(List.of("id_number")),
                        table.entry().items().stream()
                                .filter(item -> item.level() < 3 && item.subject() == SubjectKind.NONE)
                                .map(item -> new GrantTerms.Field(item.name(), new Mask.None()))
                                .toList(),
                        List.of(),
                        Set.of(),
                        List.of()),
                true,
                50,
                5_000,
                Duration.ZERO,
                from,
                from.plus(Duration.ofDays(365)),
                "0".repeat(64));
    }

    /// What is called under one grant.
    ///
    /// @param verified item whose value is verified; empty where rows are queried
    /// @param keys     of the people who come, with the values to verify
    private record Counter(
            String system, String service, String purpose, String key, String verified, List<List<String>> keys) {}

    /// Whether they have called already.
    public boolean haveCalled() {
        return milestones.find(CityMilestones.Step.COUNTERS_CALLED).isPresent();
    }

    /// Lets each counter call twelve times, each in its turn, so that none asks faster than it was granted.
    ///
    /// @param node     address of a node
    /// @param keys     the key of each calling system
    /// @param requests of the whole city
    void call(
            URI node,
            Function<String, SigningKey> keys,
            FillTarget target,
            List<FrontEndTable> tables,
            List<AccessRequest> requests)
            throws SQLException {
        var counters = counters(target, tables, requests);
        Map<String, ZhanqiaoClient> clients = new HashMap<>();
        var hands = Executors.newFixedThreadPool(HANDS);
        try {
            counters.forEach(counter -> clients.computeIfAbsent(
                    counter.system(),
                    system -> ZhanqiaoClient.at(node, keys.apply(system))
                            .attempts(1)
                            .build()));
            for (int i = 0; i < CALLS; i++) {
                int round = i;
                var calls = new ArrayList<Future<?>>();
                for (var counter : counters) {
                    var client = Objects.requireNonNull(clients.get(counter.system()));
                    calls.add(hands.submit(() -> tryCall(client, counter, round)));
                }
                for (var call : calls) {
                    call.get();
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the counters of the city could not call", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the counters of the city were interrupted", e);
        } finally {
            hands.shutdownNow();
            hands.close();
            clients.values().forEach(ZhanqiaoClient::close);
        }
    }

    /// Notes that they have called.
    void noteCalled() {
        milestones.note(
                CityMilestones.Step.COUNTERS_CALLED,
                clock.instant().atZone(Page.ZONE).toLocalDate());
    }

    /// A counter whose connection breaks off goes on with the next person.
    private static void tryCall(ZhanqiaoClient client, Counter counter, int round) {
        try {
            call(client, counter, round);
        } catch (ExchangeUnreachable broken) {
            LOG.debug(
                    "a counter of the city could not call ({})",
                    broken.getClass().getName());
        }
    }

    // What becomes of a call stands in the evidence; nobody at these counters looks at it.
    private static void call(ZhanqiaoClient client, Counter counter, int round) {
        if (counter.keys().isEmpty()) {
            return;
        }
        var person = counter.keys().get(round % counter.keys().size());
        var key = Map.of(counter.key(), person.getFirst());
        var number = "2026" + String.format("%08d", Math.floorMod(counter.hashCode(), 1_000_000) * 100L + round);
        if (counter.verified().isEmpty()) {
            var _ = client.query(counter.service())
                    .purpose(counter.purpose())
                    .key(key)
                    .caseNumber(number)
                    .send();
        } else {
            var _ = client.verify(counter.service())
                    .purpose(counter.purpose())
                    .item(key, Map.of(counter.verified(), person.getLast()))
                    .caseNumber(number)
                    .send();
        }
    }

    private List<Counter> counters(FillTarget target, List<FrontEndTable> tables, List<AccessRequest> requests)
            throws SQLException {
        var byService = tables.stream().collect(Collectors.toMap(FrontEndTable::service, Function.identity()));
        var counters = new ArrayList<Counter>();
        try (var city = DriverManager.getConnection(target.cityUrl(), target.cityUser(), target.cityPassword())) {
            for (var request : requests) {
                var table = byService.get(request.ask().service());
                if (table != null && request.state() == RequestState.IN_FORCE && habit(request.id()) != Habit.NEVER) {
                    counters.add(counter(city, request, table));
                }
            }
            for (var table : CityMatterPlan.unreliable(tables)) {
                for (var grant : grants.listByServices(List.of(moved(table)), 1_000, 0)) {
                    counters.add(new Counter(
                            grant.caller(),
                            grant.service(),
                            grant.purpose(),
                            "id_number",
                            "",
                            keys(city, table, "id_number", "")));
                }
            }
        }
        return counters;
    }

    private static Counter counter(Connection city, AccessRequest request, FrontEndTable table) throws SQLException {
        var ask = request.ask();
        var key = ask.terms().lookupKeys().getFirst().getFirst();
        var verified = ask.terms().modes().contains(Mode.VERIFY)
                ? ask.terms().verifiable().getFirst()
                : "";
        var keys = keys(city, table, key, verified);
        if (habit(request.id()) == Habit.CALLS_FOR_STRANGERS) {
            keys = Stream.concat(
                            keys.stream().limit(CALLS - STRANGERS),
                            keys.stream()
                                    .skip(CALLS - STRANGERS)
                                    .map(known -> List.of(
                                            new StringBuilder(known.getFirst())
                                                    .reverse()
                                                    .toString(),
                                            known.getLast())))
                    .toList();
        }
        return new Counter(ask.caller(), ask.service(), ask.purpose(), key, verified, keys);
    }

    private static List<List<String>> keys(Connection city, FrontEndTable table, String key, String verified)
            throws SQLException {
        var found = new ArrayList<List<String>>();
        var value = verified.isEmpty() ? "''" : quote(verified) + "::text";
        try (var ask = city.createStatement();
                var rows = ask.executeQuery(
                        "select %1$s::text, coalesce(min(%2$s), '') from %3$s group by 1 order by 1 limit %4$d"
                                .formatted(quote(key), value, table.relation(), CALLS))) {
            while (rows.next()) {
                found.add(List.of(rows.getString(1), rows.getString(2)));
            }
        }
        return found;
    }

    private static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
