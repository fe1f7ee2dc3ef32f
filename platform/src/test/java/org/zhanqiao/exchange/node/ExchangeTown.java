package org.zhanqiao.exchange.node;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.KeyOffer;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.Mask;

/// A small town for tests of the exchange: one register of people in a database of its own, an agency that provides
/// it, an agency whose systems call. Only tests that import it have it. Each test makes the systems, services and
/// grants it needs.
final class ExchangeTown {

    static final String ZHANG = "370202199003074514";
    static final String LI = "370203198505123325";
    static final String NOBODY = "370202199003070011";

    static final String PROVIDER = "11370200900000014T";
    static final String CONSUMER = "11370200900000022M";
    private static final String MARKER = "town.marker";
    private static final AtomicInteger COUNT = new AtomicInteger();

    final Identity identity;
    final Catalog catalog;
    final Exchange exchange;
    final Grants grants;
    final TestDatabase people = TestDatabase.empty();

    private final SecretBox box;
    private final Environment environment;

    ExchangeTown(
            Identity identity,
            Catalog catalog,
            Exchange exchange,
            Grants grants,
            SecretBox box,
            Environment environment) {
        this.identity = identity;
        this.catalog = catalog;
        this.exchange = exchange;
        this.grants = grants;
        this.box = box;
        this.environment = environment;
        identity.registerAgency(new Agency(PROVIDER, "town-register", "示例市登记局", "登记局", "370200"));
        identity.registerAgency(new Agency(CONSUMER, "town-service", "示例市服务中心", "服务中心", "370200"));
        makePeople();
    }

    private void makePeople() {
        people.jdbc().sql("""
                create schema registry;
                create table registry.person (
                  id_number text primary key, name text not null, birth_date date, income numeric, phone text,
                  address text, illness text, married boolean, district text, updated_at timestamptz not null);
                insert into registry.person values
                  ('370202199003074514', '张伟', '1990-03-07', 8250.50, '13953212345',
                   '青岛市市南区香港中路10号', '无', true, '370202', '2026-03-01T08:00:00+08:00'),
                  ('370203198505123325', '李娜', '1985-05-12', 12000, '13808980000',
                   '青岛市市北区台东一路5号', '高血压', false, '370203', '2026-04-02T09:30:00+08:00'),
                  ('370203198505123333', '王𠮷', null, null, null, null, null, null, '370203', '2026-04-02T09:30:00+08:00');
                insert into registry.person
                  select 'X' || lpad(n::text, 17, '0'), '居民' || n, null, n, null, null, null, null, '370211', now()
                  from generate_series(1, 1500) n
                """).update();
        exchange.registerSource(peopleSource("town-people", people.port()));
    }

    SourceDefinition peopleSource(String id, int port) {
        return new SourceDefinition(
                id, SourceKind.POSTGRESQL, "postgresql://127.0.0.1:" + port + "/" + people.name(), "postgres", "");
    }

    private static DataItem item(String name, ItemType type, Level level) {
        return new DataItem(name, "数据项" + name, "", type, level, DataItem.Subject.NONE, "");
    }

    /// A service on the register, of its own code, from this source.
    String service(String source) {
        return service(source, "registry.person", Duration.ofSeconds(2), 100, List.of("id_number"));
    }

    String service(String source, String relation, Duration timeLimit, int bulkhead, List<String> rowKey) {
        return service("town.person-" + COUNT.incrementAndGet(), source, relation, timeLimit, bulkhead, rowKey);
    }

    /// A service of this code.
    String service(String code, String source, String relation, Duration timeLimit, int bulkhead, List<String> rowKey) {
        catalog.publish(new Dataset(
                "308/" + code,
                PROVIDER,
                "人员登记",
                "",
                Level.L4,
                "每日",
                List.of(
                        new DataItem(
                                "id_number", "公民身份号码", "", ItemType.TEXT, Level.L3, DataItem.Subject.RESIDENT_ID, ""),
                        item("name", ItemType.TEXT, Level.L2),
                        item("birth_date", ItemType.DATE, Level.L2),
                        item("income", ItemType.NUMBER, Level.L3),
                        item("phone", ItemType.TEXT, Level.L3),
                        item("address", ItemType.TEXT, Level.L3),
                        item("illness", ItemType.TEXT, Level.L4),
                        item("married", ItemType.BOOLEAN, Level.L2),
                        item("district", ItemType.TEXT, Level.L1))));
        exchange.registerService(new DataService(
                code,
                "308/" + code,
                PROVIDER,
                "人员登记",
                source,
                relation,
                rowKey,
                "updated_at",
                List.of("id_number"),
                timeLimit,
                bulkhead));
        return code;
    }

    /// A calling system of the consumer with an HMAC key.
    TestCaller caller() {
        return new TestCaller(key());
    }

    SigningKey key() {
        return key(false);
    }

    SigningKey key(boolean auditor) {
        var code = "town-system-" + COUNT.incrementAndGet();
        identity.registerSystem(new CallingSystem(code, CONSUMER, "示例系统", "测试", auditor, 0))
                .orThrow();
        var issued = identity.addKey(code, new KeyOffer.Hmac(), Duration.ofDays(1));
        return SigningKey.hmacSha256(
                code,
                issued.key().keyId(),
                Base64.getDecoder().decode(issued.secret().orElseThrow()));
    }

    /// A deal being put together, open and generous unless told otherwise.
    static final class Deal {
        Set<Mode> modes = Set.of(Mode.QUERY);
        List<List<String>> keys = List.of(List.of("id_number"));
        List<GrantTerms.Field> fields = fields("name=none", "birth_date=none", "income=none");
        List<String> verifiable = List.of();
        Set<String> maskedLookups = Set.of();
        List<Condition> filter = List.of();
        String purpose = "测试用途";
        boolean caseRequired;
        int perSecond = 10_000;
        long perDay = 1_000_000;
        Duration lastGood = Duration.ZERO;
        Instant notBefore = Instant.now().minusSeconds(60);
        Instant notAfter = Instant.now().plusSeconds(3_600);

        static List<GrantTerms.Field> fields(String... specs) {
            return java.util.Arrays.stream(specs)
                    .map(spec -> spec.split("=", 2))
                    .map(pair -> new GrantTerms.Field(pair[0], Mask.parse(pair[1])))
                    .toList();
        }
    }

    Grant grant(SigningKey caller, String service, java.util.function.Consumer<Deal> terms) {
        var deal = new Deal();
        terms.accept(deal);
        return grants.sign(
                new GrantDraft(
                        caller.system(),
                        service,
                        deal.purpose,
                        "测试事项",
                        "《政务数据共享条例》第二十条",
                        new GrantTerms(
                                new HashSet<>(deal.modes),
                                deal.keys,
                                deal.fields,
                                deal.verifiable,
                                deal.maskedLookups,
                                deal.filter),
                        deal.caseRequired,
                        deal.perSecond,
                        deal.perDay,
                        deal.lastGood,
                        deal.notBefore,
                        deal.notAfter,
                        "0".repeat(64)),
                "测试管理员");
    }

    /// A node of its own on a free port.
    ExchangeNode node(Path dataDir) {
        return node("node-" + COUNT.incrementAndGet(), dataDir);
    }

    ExchangeNode node(String id, Path dataDir) {
        return ExchangeNode.start(options(id, dataDir));
    }

    NodeOptions options(String id, Path dataDir) {
        return options(id, dataDir, databaseUrl());
    }

    /// A node in a process of its own, which serves.
    ///
    /// @param prefix of its command line, such as what sets a limit
    NodeProcess process(String id, Path dataDir, String... prefix) {
        return launch(id, dataDir, prefix).awaitServing();
    }

    /// A node in a process of its own, which has only begun to start.
    NodeProcess launch(String id, Path dataDir, String... prefix) {
        return NodeProcess.launch(
                List.of(prefix), id, dataDir, databaseUrl(), environment.getRequiredProperty("zhanqiao.master-key"));
    }

    /// The platform's database.
    String databaseUrl() {
        return environment.getRequiredProperty("spring.datasource.url");
    }

    JdbcClient database() {
        var source = new PGSimpleDataSource();
        source.setUrl(databaseUrl());
        source.setUser("postgres");
        return JdbcClient.create(source);
    }

    NodeOptions options(String id, Path dataDir, String databaseUrl) {
        return options(id, dataDir, databaseUrl, InstantSource.system());
    }

    NodeOptions options(String id, Path dataDir, String databaseUrl, InstantSource clock) {
        return options(id, dataDir, databaseUrl, clock, List.of());
    }

    NodeOptions options(String id, Path dataDir, String databaseUrl, InstantSource clock, List<String> addresses) {
        return new NodeOptions(
                id,
                "127.0.0.1",
                0,
                2,
                databaseUrl,
                "postgres",
                "",
                dataDir,
                "zhanqiao.test",
                box,
                clock,
                ZoneId.of("Asia/Shanghai"),
                null,
                addresses);
    }

    /// Waits until a node has seen all that was done so far.
    void settle(ExchangeNode node) {
        var marker = grant(key(), marker(), deal -> {});
        org.awaitility.Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> node.knows(marker.id()));
    }

    /// A service that no test changes.
    private String marker() {
        return exchange.findService(MARKER)
                .map(DataService::code)
                .orElseGet(() -> service(
                        MARKER, "town-people", "registry.person", Duration.ofSeconds(2), 100, List.of("id_number")));
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
