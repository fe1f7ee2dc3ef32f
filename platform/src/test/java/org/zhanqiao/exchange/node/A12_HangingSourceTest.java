package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;

/// A database that takes a question and says nothing more. Its callers hear so in time, its bulkhead counts what is
/// really under way, other services are served meanwhile, and the node comes back to it by itself.
@PlatformTest
@Import(ExchangeTown.class)
class A12_HangingSourceTest {

    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final Duration HUNG_UP =
            LIMIT.plusMillis(PgClients.QUIET_MILLIS).plusSeconds(5);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    private SigningKey key;
    private String source = "";

    @BeforeEach
    void name() {
        key = town.key();
        source = "town-hanging-" + COUNT.incrementAndGet();
    }

    @Test
    void a01_postgresql_that_falls_silent_on_an_open_connection() {
        try (var wire = new TestWire(town.people.port())) {
            town.exchange.registerSource(town.peopleSource(source, wire.port()));
            var hanging = granted(town.service(source, "registry.person", LIMIT, 2, List.of("id_number")));
            var sound = granted(town.service("town-people"));
            try (var node = town.node(dir)) {
                // The first connection takes longer than the service's time where the machine is slow.
                awaitServed(node, hanging);
                wire.holdingAnswers(() -> {
                    assertThat(ending(node, hanging)).isEqualTo("source-slow");
                    assertThat(ending(node, hanging)).isEqualTo("source-slow");
                    assertThat(ending(node, hanging))
                            .as("both questions are still under way")
                            .isEqualTo("source-busy");
                    assertThat(ending(node, sound)).isEqualTo("served");
                    Awaitility.await().atMost(HUNG_UP).until(() -> !wire.inUse());
                    Awaitility.await("hung up on, there is room again")
                            .until(() -> ending(node, hanging), "source-slow"::equals);
                });
                awaitServed(node, hanging);
            }
        }
    }

    @Test
    void a02_postgresql_that_is_silent_from_the_first_byte() {
        try (var wire = new TestWire(town.people.port())) {
            town.exchange.registerSource(town.peopleSource(source, wire.port()));
            var hanging = granted(town.service(source, "registry.person", LIMIT, 2, List.of("id_number")));
            var sound = granted(town.service("town-people"));
            try (var node = town.node(dir)) {
                wire.holdingAnswers(() -> {
                    assertThat(ending(node, hanging)).isEqualTo("source-slow");
                    assertThat(ending(node, sound)).isEqualTo("served");
                    Awaitility.await().atMost(HUNG_UP).until(() -> !wire.inUse());
                });
                awaitServed(node, hanging);
            }
        }
    }

    /// A statement that would take a minute is ended by the server when the service's time is up.
    @Test
    void a03_a_statement_whose_time_is_up_does_not_run_on_at_postgresql() {
        var view = "slow_" + COUNT.get();
        town.people
                .jdbc()
                .sql("create view registry." + view
                        + " as select * from registry.person where pg_sleep(60)::text is not null")
                .update();
        var slow = granted(town.service("town-people", "registry." + view, LIMIT, 1, List.of("id_number")));
        var sound = granted(town.service("town-people"));
        try (var node = town.node(dir)) {
            assertThat(ending(node, slow)).isEqualTo("source-slow");
            assertThat(ending(node, sound)).isEqualTo("served");
            Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> running(view) == 0);
            Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> ending(node, slow), "source-slow"::equals);
        }
    }

    private int running(String view) {
        return town.people
                .jdbc()
                .sql("""
                        select count(*) from pg_stat_activity
                        where state = 'active' and pid <> pg_backend_pid() and query like '%' || :view || '%'
                        """)
                .param("view", view)
                .query(Integer.class)
                .single();
    }

    /// What an H2 view waits for, row by row; H2 cannot break it off.
    public static final class Gate {
        static volatile CountDownLatch open = new CountDownLatch(0);
        static final AtomicInteger waiting = new AtomicInteger();

        private Gate() {}

        public static boolean pass(String id) throws InterruptedException {
            waiting.incrementAndGet();
            open.await();
            waiting.decrementAndGet();
            return !id.isEmpty();
        }
    }

    @Test
    void a04_a_slow_jdbc_statement_keeps_its_place_until_it_has_ended() {
        var url = "jdbc:h2:mem:" + source + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE";
        fill(url);
        town.exchange.registerSource(new SourceDefinition(source, SourceKind.JDBC, url, "sa", ""));
        var slow = granted(town.service(source, "registry.person", LIMIT, 1, List.of("id_number")));
        var sound = granted(town.service("town-people"));
        Gate.open = new CountDownLatch(1);
        try (var node = town.node(dir)) {
            assertThat(ending(node, slow)).isEqualTo("source-slow");
            assertThat(Gate.waiting).hasValue(1);
            assertThat(ending(node, slow)).as("the statement runs on").isEqualTo("source-busy");
            assertThat(ending(node, sound)).isEqualTo("served");
            Gate.open.countDown();
            awaitServed(node, slow);
        } finally {
            Gate.open.countDown();
        }
    }

    private static void fill(String url) {
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("""
                    create schema registry;
                    create table registry.everybody (
                      id_number varchar(18) primary key, name varchar(50), updated_at timestamp with time zone);
                    insert into registry.everybody values ('%s', '张伟', '2026-03-01 08:00:00+08:00');
                    create alias registry.pass for "%s.pass";
                    create view registry.person as select * from registry.everybody where registry.pass(id_number)
                    """.formatted(ZHANG, Gate.class.getName()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a05_a_jdbc_database_that_falls_silent_is_hung_up_on() {
        try (var wire = new TestWire(town.people.port())) {
            var url = "jdbc:postgresql://127.0.0.1:" + wire.port() + "/" + town.people.name();
            town.exchange.registerSource(new SourceDefinition(source, SourceKind.JDBC, url, "postgres", ""));
            var hanging = granted(town.service(source, "registry.person", LIMIT, 1, List.of("id_number")));
            try (var node = town.node(dir)) {
                awaitServed(node, hanging);
                wire.holdingAnswers(() -> {
                    assertThat(ending(node, hanging)).isEqualTo("source-slow");
                    assertThat(ending(node, hanging)).isEqualTo("source-busy");
                    Awaitility.await().atMost(HUNG_UP).until(() -> ending(node, hanging), "source-slow"::equals);
                });
                awaitServed(node, hanging);
            }
        }
    }

    private String granted(String service) {
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        return service;
    }

    private String ending(ExchangeNode node, String service) {
        return new TestCaller(key).query(node, service, keys(ZHANG)).ending();
    }

    private void awaitServed(ExchangeNode node, String service) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ending(node, service), "served"::equals);
    }
}
