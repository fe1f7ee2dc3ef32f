package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.LI;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;

/// How much one call gives at most, and how little a node says to those who only look at its figures.
@PlatformTest
@Import(ExchangeTown.class)
class A17_BoundsTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTTP")
    void a01_a_key_finds_a_thousand_rows_and_a_call_five_thousand(SourceKind kind) {
        var key = town.key();
        var source = source(kind);
        var most = crowd(key, source, 1_000);
        var more = crowd(key, source, 1_001);
        var several = crowd(key, source, 900);
        var five =
                Stream.concat(Stream.of(ZHANG, LI), IntStream.rangeClosed(1, 3).mapToObj(A03_SourcesTest::resident));
        var six = IntStream.rangeClosed(1, 6).mapToObj(A03_SourcesTest::resident);
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var served = caller.query(node, most, keys(ZHANG));
            assertThat(served.json().path("rows").size()).as(served.ending()).isEqualTo(1_000);
            assertTooLarge(node, caller.query(node, more, keys(ZHANG)));
            assertTooLarge(node, caller.query(node, more, keys(ZHANG, LI)));
            var all = caller.query(node, most, keys(five.toArray(String[]::new)));
            assertThat(all.json().path("rows").size()).as(all.ending()).isEqualTo(5_000);
            assertTooLarge(node, caller.query(node, several, keys(six.toArray(String[]::new))));
        }
    }

    private static void assertTooLarge(ExchangeNode node, TestCaller.Reply reply) {
        assertThat(reply.status() + " " + reply.ending()).isEqualTo("413 result-too-large");
        assertThat(reply.text()).doesNotContain("张伟", "李娜", "居民");
        assertThat(reply.receiptHolds(node)).isTrue();
        assertThat(reply.entry().path("outcome").asString()).isEqualTo("refused");
        assertThat(reply.entry().has("rows")).isFalse();
    }

    private String source(SourceKind kind) {
        if (kind == SourceKind.POSTGRESQL) {
            return "town-people";
        }
        var id = "town-crowd-" + COUNT.incrementAndGet();
        var url = "jdbc:postgresql://127.0.0.1:" + town.people.port() + "/" + town.people.name();
        town.exchange.registerSource(new SourceDefinition(id, kind, url, "postgres", ""));
        return id;
    }

    /// A service with so many rows for everybody.
    private String crowd(SigningKey key, String source, int rows) {
        var view = "registry.crowd_" + rows;
        town.people.jdbc().sql("""
                create or replace view %s as
                  select id_number, name || '-' || n as name, updated_at
                  from registry.person cross join generate_series(1, %d) n
                """.formatted(view, rows)).update();
        var service = town.service(source, view, Duration.ofSeconds(10), 10, List.of("id_number", "name"));
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        return service;
    }

    @Test
    void a02_the_figures_that_anybody_reads_name_services_and_endings_and_nobody() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            assertThat(caller.query(node, service, keys(ZHANG)).ending()).isEqualTo("served");
            assertThat(caller.query(node, "service-of-370202199003074514", keys(ZHANG))
                            .ending())
                    .isEqualTo("no-grant");
            assertThat(node.metrics())
                    .contains("\"" + service + "\"", "no-grant")
                    .doesNotContain(
                            ZHANG,
                            "张伟",
                            key.system(),
                            key.keyId(),
                            ExchangeTown.CONSUMER,
                            ExchangeTown.PROVIDER,
                            "测试用途");
        }
    }
}
