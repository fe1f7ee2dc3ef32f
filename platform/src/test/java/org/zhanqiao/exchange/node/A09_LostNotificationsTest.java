package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.Timing;
import org.zhanqiao.client.signature.SigningKey;

/// Revoked means revoked, whether or not the node hears of it.
@PlatformTest
@Import(ExchangeTown.class)
class A09_LostNotificationsTest {

    private static final int REVOCATIONS = 12;
    private static final Duration PROMISED = Duration.ofSeconds(1);

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @Test
    void a01_a_revocation_whose_notification_is_lost_is_in_force_within_a_second() throws Exception {
        var service = town.service("town-people");
        List<Duration> served = new ArrayList<>();
        try (var node = town.node(dir)) {
            for (int i = 0; i < REVOCATIONS; i++) {
                var key = town.key();
                var grant = town.grant(key, service, deal -> {});
                town.settle(node);
                served.add(servedAfter(node, key, service, () -> revokeUnheard(grant.id())));
            }
        }
        System.out.printf(
                "of %d revocations nobody was told of, the slowest was in force after %d ms%n",
                REVOCATIONS,
                served.stream().max(Duration::compareTo).orElseThrow().toMillis());
        assertThat(served).allSatisfy(after -> assertThat(after).isLessThan(PROMISED));
    }

    /// What the transaction of a revocation leaves behind, without its `pg_notify`.
    private void revokeUnheard(String grant) {
        town.database().sql("""
                with raised as (update exchange.epoch set n = n + 1 returning n)
                update exchange.plan set live = false, epoch = raised.n from raised where grant_id = :grant
                """).param("grant", grant).update();
    }

    @Test
    void a02_a_node_cut_off_from_the_database_stops_serving_within_a_second_and_comes_back() throws Exception {
        var service = town.service("town-people");
        var key = town.key();
        town.grant(key, service, deal -> {});
        var address = town.databaseUrl();
        var port = address.replaceFirst(".*:(\\d+)/.*", "$1");
        try (var wire = new TestWire(Integer.parseInt(port));
                var node = ExchangeNode.start(
                        town.options("cut-off", dir, address.replace(":" + port + "/", ":" + wire.port() + "/")))) {
            assertThat(servedAfter(node, key, service, wire::cut)).isLessThan(PROMISED);
            assertThat(new TestCaller(key).query(node, service, keys(ZHANG)).ending())
                    .isEqualTo("control-unreachable");
            wire.mend();
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () -> new TestCaller(key)
                                    .query(node, service, keys(ZHANG))
                                    .ending(),
                            "served"::equals);
        }
    }

    /// How long after an event began the last answer with data left, by the node's clock; calls come from four callers
    /// without a pause until each was refused.
    private static Duration servedAfter(ExchangeNode node, SigningKey key, String service, Runnable event)
            throws InterruptedException {
        var warm = new CountDownLatch(4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = Stream.generate(() ->
                            CompletableFuture.supplyAsync(() -> callUntilRefused(node, key, service, warm), threads))
                    .limit(4)
                    .toList();
            assertThat(warm.await(20, TimeUnit.SECONDS)).isTrue();
            var happened = Instant.now();
            event.run();
            var last = callers.stream()
                    .map(CompletableFuture::join)
                    .max(Instant::compareTo)
                    .orElseThrow();
            var after = Duration.between(happened, last);
            return after.isNegative() ? Duration.ZERO : after;
        }
    }

    private static Instant callUntilRefused(ExchangeNode node, SigningKey key, String service, CountDownLatch warm) {
        var caller = new TestCaller(key);
        var last = Instant.MIN;
        while (true) {
            var reply = caller.query(node, service, keys(ZHANG));
            if (!reply.ending().equals("served")) {
                return last;
            }
            if (last.equals(Instant.MIN)) {
                warm.countDown();
            }
            last = Timing.find(reply.header("zhanqiao-timing")).orElseThrow().sent();
        }
    }
}
