package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;

/// Two nodes on one database are one exchange: a request counts once, quotas are the city's, and one may die.
@PlatformTest
@Import(ExchangeTown.class)
class A08_SeveralNodesTest {

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @Test
    void a01_a_request_accepted_at_one_node_is_refused_at_the_other() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        var caller = new TestCaller(key);
        HttpRequest before;
        try (var first = town.node(dir.resolve("1"))) {
            before = request(caller, first, service);
            assertThat(caller.send(before).ending()).isEqualTo("served");
            try (var second = town.node(dir.resolve("2"))) {
                assertThat(caller.send(TestCaller.to(second.port(), before)).ending())
                        .as("accepted before the second node came")
                        .isEqualTo("replayed");
                var there = request(caller, second, service);
                assertThat(caller.send(there).ending()).isEqualTo("served");
                assertThat(caller.send(TestCaller.to(first.port(), there)).ending())
                        .isEqualTo("replayed");
            }
        }
    }

    @Test
    void a02_of_the_same_request_at_both_nodes_at_once_one_is_served() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var first = town.node(dir.resolve("1"));
                var second = town.node(dir.resolve("2"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var caller = new TestCaller(key);
            for (int i = 0; i < 100; i++) {
                var request = request(caller, first, service);
                var endings = Stream.of(request, TestCaller.to(second.port(), request))
                        .map(one -> CompletableFuture.supplyAsync(
                                () -> caller.send(one).ending(), threads))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();
                assertThat(endings).as("request %d", i).containsExactly("replayed", "served");
            }
        }
    }

    @Test
    void a03_calls_a_second_are_shared_and_fall_to_the_one_that_is_left() {
        var service = town.service("town-people");
        try (var first = town.node(dir.resolve("1"))) {
            try (var second = town.node(dir.resolve("2"))) {
                var key = limited(service);
                town.settle(first);
                town.settle(second);
                burst(first, key, service).assertHalfOf20("the first");
                burst(second, key, service).assertHalfOf20("the second");
            }
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
                var key = limited(service);
                town.settle(first);
                return burst(first, key, service).served() >= 20;
            });
        }
    }

    private SigningKey limited(String service) {
        var key = town.key();
        town.grant(key, service, deal -> deal.perSecond = 20);
        return key;
    }

    /// What became of 40 calls, one after the other.
    ///
    /// @param seconds how long they took; a slow machine earns more calls meanwhile
    private record Burst(int served, double seconds) {

        void assertHalfOf20(String node) {
            assertThat(served)
                    .as("%s node: half of 20, and 10 more a second in %.3f s", node, seconds)
                    .isBetween(10, Math.max(11, (int) Math.ceil(10 + 10 * seconds)));
        }
    }

    private static Burst burst(ExchangeNode node, SigningKey key, String service) {
        int served = 0;
        var caller = new TestCaller(key);
        long start = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            var ending = caller.query(node, service, keys(ZHANG)).ending();
            assertThat(ending).isIn("served", "rate-exceeded");
            served += ending.equals("served") ? 1 : 0;
        }
        return new Burst(served, (System.nanoTime() - start) / 1e9);
    }

    @Test
    void a04_what_one_node_used_of_the_day_is_gone_at_the_other() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> deal.perDay = 5);
        try (var first = town.node(dir.resolve("1"));
                var second = town.node(dir.resolve("2"))) {
            var caller = new TestCaller(key);
            for (int i = 0; i < 5; i++) {
                assertThat(caller.query(first, service, keys(ZHANG)).ending()).isEqualTo("served");
            }
            assertThat(caller.query(first, service, keys(ZHANG)).ending()).isEqualTo("daily-quota-used");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> caller.query(second, service, keys(ZHANG)).ending(), "daily-quota-used"::equals);
        }
    }

    @Test
    void a05_when_one_node_is_killed_no_call_at_the_other_fails() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var first = town.node(dir.resolve("1"));
                var second = town.process("killed-beside", dir.resolve("2"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(new TestCaller(key)
                            .query(second.port(), service, keys(ZHANG))
                            .ending())
                    .isEqualTo("served");
            var stop = new AtomicBoolean();
            var served = new AtomicInteger();
            var callers = Stream.generate(() -> CompletableFuture.runAsync(
                            () -> {
                                var caller = new TestCaller(key);
                                while (!stop.get()) {
                                    assertThat(caller.query(first, service, keys(ZHANG))
                                                    .ending())
                                            .isEqualTo("served");
                                    served.incrementAndGet();
                                }
                            },
                            threads))
                    .limit(4)
                    .toList();
            try {
                Awaitility.await().until(() -> served.get() > 100);
                second.kill();
                int atDeath = served.get();
                Awaitility.await().until(this::oneIsLeft);
                Awaitility.await().until(() -> served.get() > atDeath + 100);
            } finally {
                stop.set(true);
            }
            callers.forEach(CompletableFuture::join);
        }
    }

    /// Whether the other node counts as gone: it has not renewed itself for a second.
    private boolean oneIsLeft() {
        return town.database()
                .sql("select count(*) from exchange.node where renewed_at > clock_timestamp() - interval '1 second'")
                .query(Integer.class)
                .single()
                .equals(1);
    }

    private static HttpRequest request(TestCaller caller, ExchangeNode node, String service) {
        return caller.sign(
                node, "/v1/services/" + service + "/query", keys(ZHANG).getBytes(StandardCharsets.UTF_8));
    }
}
