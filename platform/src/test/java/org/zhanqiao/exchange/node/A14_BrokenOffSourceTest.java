package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;

/// A database behind JDBC that is lost while its rows are being read: H2 over the network, which hands rows over a
/// hundred at a time. Half an answer is none.
@PlatformTest
@Import(ExchangeTown.class)
class A14_BrokenOffSourceTest {

    private static final int ROWS = 1_000;
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    private Server database;
    private TestWire wire;
    private SigningKey key;
    private String service = "";

    @BeforeEach
    void open() throws SQLException {
        var name = "town-far-" + COUNT.incrementAndGet();
        A03_SourcesTest.fill("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE");
        database = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start();
        wire = new TestWire(database.getPort());
        var url = "jdbc:h2:tcp://127.0.0.1:" + wire.port() + "/mem:" + name;
        town.exchange.registerSource(new SourceDefinition(name, SourceKind.JDBC, url, "sa", ""));
        service = town.service(name, "registry.person", Duration.ofSeconds(10), 10, List.of("id_number"));
        key = town.key();
        town.grant(key, service, deal -> {
            deal.modes = Set.of(Mode.LIST, Mode.QUERY);
            deal.fields = ExchangeTown.Deal.fields("name=none");
        });
    }

    @AfterEach
    void close() {
        wire.close();
        database.stop();
    }

    @Test
    void a01_what_was_read_before_the_connection_broke_goes_nowhere() {
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            long whole = weigh(node, caller);
            int connections = wire.connections();
            long before = wire.answered();
            wire.cutMidway((int) whole / 2);

            var reply = list(node, caller);
            assertThat(reply.ending()).as(reply.text()).isEqualTo("source-down");
            assertThat(reply.status()).isEqualTo(503);
            assertThat(wire.answered() - before).as("bytes of rows that came").isGreaterThan(whole / 2);
            assertThat(wire.connections() - connections).as("tried once more").isEqualTo(1);
            assertThat(reply.text()).doesNotContain("居民", "张伟", "\"rows\"", "missing", "h2", "SQL");
            assertThat(reply.receiptHolds(node)).isTrue();
            var entry = reply.entry();
            assertThat(entry.path("outcome").asString()).isEqualTo("unavailable");
            assertThat(entry.path("reason").asString()).isEqualTo("source-down");
            assertThat(entry.path("service").asString()).isEqualTo(service);
            assertThat(entry.has("asked")).isTrue();
            assertThat(entry.has("answered") || entry.has("rows") || entry.has("fields"))
                    .as("nothing was answered: %s", entry)
                    .isFalse();

            wire.mend();
            assertWhole(list(node, caller));
        }
    }

    @Test
    void a02_a_connection_that_breaks_once_is_read_anew_from_the_first_row() {
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            long whole = weigh(node, caller);
            int connections = wire.connections();
            wire.cutOnceMidway((int) whole / 2);
            var reply = list(node, caller);
            assertWhole(reply);
            assertThat(reply.entry().path("rows").asInt()).isEqualTo(ROWS);
            assertThat(reply.entry().path("fresh").asBoolean()).isTrue();
            assertThat(wire.connections() - connections).isEqualTo(1);
        }
    }

    @Test
    void a03_of_five_hundred_keys_none_is_answered_when_the_connection_breaks_between_them() {
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var body = keys(IntStream.rangeClosed(1, 500)
                    .mapToObj(A03_SourcesTest::resident)
                    .toArray(String[]::new));
            assertThat(caller.query(node, service, body).json().path("rows").size())
                    .isEqualTo(500);
            long before = wire.answered();
            assertThat(caller.query(node, service, body).ending()).isEqualTo("served");
            wire.cutMidway((int) (wire.answered() - before) / 2);
            var reply = caller.query(node, service, body);
            assertThat(reply.ending()).as(reply.text()).isEqualTo("source-down");
            assertThat(reply.text()).doesNotContain("居民", "missing", "\"rows\"");
            assertThat(reply.receiptHolds(node)).isTrue();
        }
    }

    @Test
    void a04_a_source_that_keeps_breaking_off_is_left_alone_and_comes_back_by_itself() {
        var sound = town.service("town-people");
        town.grant(key, sound, deal -> {});
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            long whole = weigh(node, caller);
            wire.cutMidway((int) whole / 2);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> list(node, caller).ending(), "source-resting"::equals);
            int connections = wire.connections();
            var resting = list(node, caller);
            assertThat(resting.ending()).isEqualTo("source-resting");
            assertThat(resting.receiptHolds(node)).isTrue();
            assertThat(wire.connections()).as("not asked while it rests").isEqualTo(connections);
            assertThat(caller.query(node, sound, keys(ZHANG)).ending()).isEqualTo("served");
            wire.mend();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> list(node, caller).ending(), "served"::equals);
            assertWhole(list(node, caller));
        }
    }

    /// How many bytes the whole answer of the database has, on a connection that is there.
    private long weigh(ExchangeNode node, TestCaller caller) {
        assertWhole(list(node, caller));
        long before = wire.answered();
        assertWhole(list(node, caller));
        return wire.answered() - before;
    }

    private TestCaller.Reply list(ExchangeNode node, TestCaller caller) {
        return caller.post(node, "/v1/services/" + service + "/list", "{\"size\":" + ROWS + "}");
    }

    private static void assertWhole(TestCaller.Reply reply) {
        assertThat(reply.ending()).as(reply.text()).isEqualTo("served");
        assertThat(reply.json()
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path("data").path("name").asString()))
                .hasSize(ROWS)
                .doesNotHaveDuplicates();
    }
}
