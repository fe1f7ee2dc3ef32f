package org.zhanqiao.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhanqiao.Zhanqiao;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demo.SampleTime;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.KeyOffer;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.Mask;

/// What is measured on: a register of 10,000 people in PostgreSQL (with `fsync`), one service, one caller, one grant
/// of four fields, two of them masked. Made through the platform's own doors.
final class Town implements AutoCloseable {

    static final int PEOPLE = 10_000;
    static final String SERVICE = "bench.person";
    static final String CALLER = "bench-caller";

    private static final String PROVIDER = "11370200900000014T";
    private static final String CONSUMER = "11370200900000022M";
    private static final String CONTROL = "control";

    private final Path dir;
    private EmbeddedPostgres postgres;
    private final String masterKey;
    private final SigningKey key;

    private Town(Path dir, EmbeddedPostgres postgres, String masterKey, SigningKey key) {
        this.dir = dir;
        this.postgres = postgres;
        this.masterKey = masterKey;
        this.key = key;
    }

    static Town make(Path dir) throws IOException, SQLException {
        var postgres = start(dir, 0);
        execute(postgres, "postgres", "create database " + CONTROL);
        execute(postgres, "postgres", "create database people");
        execute(postgres, "people", """
                create schema registry;
                create table registry.person (
                  id_number text primary key, name text not null, birth_date date not null, phone text not null,
                  district text not null, updated_at timestamptz not null);
                insert into registry.person
                  select '37020219900101' || lpad(n::text, 4, '0'), '居民' || n, date '1990-01-01' + n %% 9000,
                         '139' || lpad(n::text, 8, '0'), '370202', now()
                  from generate_series(0, %d) n;
                """.formatted(PEOPLE - 1));
        var random = new SecureRandom();
        var masterKey = key(random);
        try (var context = controlPlane(postgres, masterKey, key(random))) {
            return new Town(dir, postgres, masterKey, fill(context, postgres.getPort()));
        }
    }

    /// @param port 0 for any
    private static EmbeddedPostgres start(Path dir, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(dir.resolve("postgres-binaries").toFile())
                .setDataDirectory(dir.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    /// Stops PostgreSQL as an administrator would, breaking off whatever it is doing, and starts it again.
    void restart() {
        try {
            int port = postgres.getPort();
            postgres.close();
            postgres = start(dir, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static ConfigurableApplicationContext controlPlane(
            EmbeddedPostgres postgres, String masterKey, String sessionKey) {
        var app = new SpringApplication(Zhanqiao.class);
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", 0);
        properties.put("spring.datasource.url", postgres.getJdbcUrl("postgres", CONTROL));
        properties.put("spring.datasource.username", "postgres");
        properties.put("zhanqiao.master-key", masterKey);
        properties.put("zhanqiao.session-key", sessionKey);
        properties.put("zhanqiao.barrier.discovery.first-look", "1d");
        app.setDefaultProperties(properties);
        SampleTime.putInto(app);
        return app.run();
    }

    private static SigningKey fill(ConfigurableApplicationContext context, int port) {
        var identity = context.getBean(Identity.class);
        identity.registerAgency(new Agency(PROVIDER, "bench-register", "登记局", "登记局", "370200"));
        identity.registerAgency(new Agency(CONSUMER, "bench-service", "服务中心", "服务中心", "370200"));
        identity.registerSystem(new CallingSystem(CALLER, CONSUMER, "压测系统", "基准测试", false, 0))
                .orThrow();
        var issued = identity.addKey(CALLER, new KeyOffer.Hmac(), Duration.ofDays(1));
        context.getBean(Catalog.class)
                .publish(new Dataset(
                        "308/" + SERVICE,
                        PROVIDER,
                        "人员登记",
                        "",
                        Level.L3,
                        "每日",
                        List.of(
                                new DataItem(
                                        "id_number",
                                        "公民身份号码",
                                        "",
                                        ItemType.TEXT,
                                        Level.L3,
                                        DataItem.Subject.RESIDENT_ID,
                                        ""),
                                item("name", ItemType.TEXT),
                                item("birth_date", ItemType.DATE),
                                item("phone", ItemType.TEXT),
                                item("district", ItemType.TEXT))));
        var exchange = context.getBean(Exchange.class);
        exchange.registerSource(new SourceDefinition(
                "bench-people", SourceKind.POSTGRESQL, "postgresql://127.0.0.1:" + port + "/people", "postgres", ""));
        exchange.registerService(new DataService(
                SERVICE,
                "308/" + SERVICE,
                PROVIDER,
                "人员登记",
                "bench-people",
                "registry.person",
                List.of("id_number"),
                "updated_at",
                List.of("id_number"),
                Duration.ofSeconds(5),
                10_000));
        context.getBean(Grants.class)
                .sign(
                        new GrantDraft(
                                CALLER,
                                SERVICE,
                                "基准测试",
                                "基准测试",
                                "《政务数据共享条例》第二十条",
                                new GrantTerms(
                                        Set.of(Mode.QUERY),
                                        List.of(List.of("id_number")),
                                        List.of(
                                                field("name", "keep:1:0"),
                                                field("birth_date", "none"),
                                                field("phone", "keep:3:4"),
                                                field("district", "none")),
                                        List.of(),
                                        Set.of(),
                                        List.of()),
                                true,
                                1_000_000,
                                1_000_000_000L,
                                Duration.ZERO,
                                Instant.now().minusSeconds(60),
                                Instant.now().plusSeconds(86_400),
                                "0".repeat(64)),
                        "基准测试");
        return SigningKey.hmacSha256(
                CALLER,
                issued.key().keyId(),
                Base64.getDecoder().decode(issued.secret().orElseThrow()));
    }

    private static DataItem item(String name, ItemType type) {
        return new DataItem(name, name, "", type, Level.L2, DataItem.Subject.NONE, "");
    }

    private static GrantTerms.Field field(String name, String mask) {
        return new GrantTerms.Field(name, Mask.parse(mask));
    }

    /// A copy of the control database in which other callers hold grants too.
    ///
    /// @param grants how many in all
    /// @return the copy's JDBC address
    String withGrants(int grants) throws SQLException {
        var name = CONTROL + "_" + grants;
        execute(postgres, "postgres", "create database " + name + " template " + CONTROL);
        execute(postgres, name, """
                insert into exchange.plan (grant_id, caller, service, live, body, epoch)
                select 'bench-' || n, 'other-' || n, service, true,
                       body || jsonb_build_object('grant', 'bench-' || n, 'caller', 'other-' || n), epoch
                from exchange.plan, generate_series(2, %d) n
                where grant_id not like 'bench-%%';
                """.formatted(grants));
        return postgres.getJdbcUrl("postgres", name);
    }

    /// A database in which nothing is yet.
    ///
    /// @return its JDBC address
    String emptyDatabase(String name) throws SQLException {
        execute(postgres, "postgres", "create database " + name);
        return postgres.getJdbcUrl("postgres", name);
    }

    /// The control plane itself, on a free port, whose looks for barriers nobody makes.
    ConfigurableApplicationContext openControlPlane() {
        return controlPlane(postgres, masterKey, key(new SecureRandom()));
    }

    String controlUrl() {
        return postgres.getJdbcUrl("postgres", CONTROL);
    }

    String masterKey() {
        return masterKey;
    }

    SigningKey key() {
        return key;
    }

    String version() throws SQLException {
        try (var connection = postgres.getDatabase("postgres", "postgres").getConnection();
                var rows = connection.createStatement().executeQuery("show server_version")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String database, String sql) throws SQLException {
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
