package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.TestPostgres;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;

/// PostgreSQL is stopped while calls are made, as whoever runs it stops it for maintenance, and started again. A crash
/// is what [A10_DatabaseCrashTest] is about.
@PlatformTest
@Import(ExchangeTown.class)
class A15_DatabaseRestartTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTTP")
    void a01_a_source_that_is_stopped_and_started_again(SourceKind kind) throws Exception {
        var id = "town-maintained-" + COUNT.incrementAndGet();
        var key = town.key();
        var sound = town.service("town-people");
        town.grant(key, sound, deal -> {});
        try (var database = new TestPostgres()) {
            JdbcClient.create(database.dataSource("postgres"))
                    .sql("""
                            create schema registry;
                            create table registry.person (id_number text primary key, name text, updated_at timestamptz);
                            insert into registry.person values ('%s', '张伟', '2026-03-01T08:00:00+08:00')
                            """.formatted(ZHANG))
                    .update();
            town.exchange.registerSource(source(id, kind, database));
            var service = town.service(id, "registry.person", Duration.ofSeconds(2), 100, List.of("id_number"));
            town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
            SteadyCallers callers;
            try (var node = town.node(id, dir)) {
                try (var calling = new SteadyCallers(node, key, service)) {
                    callers = calling;
                    callers.awaitServed(100);
                    database.stop();
                    callers.awaitOutage();
                    var without = new TestCaller(key).query(node, service, keys(ZHANG));
                    assertThat(without.ending()).as(without.text()).startsWith("source-");
                    assertThat(without.entry().path("outcome").asString()).isEqualTo("unavailable");
                    assertThat(new TestCaller(key)
                                    .query(node, sound, keys(ZHANG))
                                    .ending())
                            .as("another source goes on")
                            .isEqualTo("served");
                    database.start();
                    callers.awaitServed(100);
                    assertThat(callers.others()).isSubsetOf("source-down", "source-slow", "source-resting");
                }
            }
            new NodeLog(dir, id).assertHolds(callers.receipts(), "every answer of " + kind);
        }
    }

    private static SourceDefinition source(String id, SourceKind kind, TestPostgres database) {
        var url = "postgresql://127.0.0.1:" + database.port() + "/postgres";
        return new SourceDefinition(id, kind, kind == SourceKind.JDBC ? "jdbc:" + url : url, "postgres", "");
    }

    /// The platform's own database, and with it this source. Nobody knows then which grants still stand.
    @Test
    void a02_the_control_database_that_is_stopped_and_started_again() throws Exception {
        var key = town.key();
        var service = town.service("town-people");
        var grant = town.grant(key, service, deal -> {});
        var before = new TestCaller(key);
        SteadyCallers callers;
        try (var node = town.node("maintained", dir)) {
            var accepted = before.sign(
                    node, "/v1/services/" + service + "/query", keys(ZHANG).getBytes(StandardCharsets.UTF_8));
            assertThat(before.send(accepted).ending()).isEqualTo("served");
            try (var calling = new SteadyCallers(node, key, service)) {
                callers = calling;
                callers.awaitServed(100);
                TestDatabase.whileStopped(() -> {
                    calling.awaitOutage();
                    var without = before.query(node, service, keys(ZHANG));
                    assertThat(without.ending()).isIn(A10_DatabaseCrashTest.OUTAGES);
                    assertThat(without.receiptHolds(node)).isTrue();
                });
                callers.awaitServed(100);
                assertThat(callers.others()).isSubsetOf(A10_DatabaseCrashTest.OUTAGES);
            }
            assertThat(before.send(accepted).ending())
                    .as("accepted before the stop")
                    .isEqualTo("replayed");
            town.grants.revoke(grant.id(), "安全管理员", "协议终止");
            town.settle(node);
            assertThat(before.query(node, service, keys(ZHANG)).ending())
                    .as("the node hears of changes again")
                    .isEqualTo("revoked");
        }
        new NodeLog(dir, "maintained").assertHolds(callers.receipts(), "every answer");
    }
}
