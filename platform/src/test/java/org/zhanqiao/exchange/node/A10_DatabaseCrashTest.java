package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
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

/// The database crashes and recovers under load: one of its processes is killed with SIGKILL, upon which
/// PostgreSQL ends all others, recovers from its log and empties the unlogged table of shared nonces.
@PlatformTest
@Import(ExchangeTown.class)
class A10_DatabaseCrashTest {

    /// How a call may end while there is no database; never with data, never with "no such row".
    private static final Set<String> OUTAGES =
            Set.of("source-down", "source-slow", "source-resting", "source-busy", "control-unreachable");

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @Test
    void calls_are_served_or_honestly_not_and_all_are_again_afterwards() throws Exception {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        var before = new TestCaller(key);
        try (var node = town.node(dir);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var accepted = before.sign(
                    node, "/v1/services/" + service + "/query", keys(ZHANG).getBytes(StandardCharsets.UTF_8));
            assertThat(before.send(accepted).ending()).isEqualTo("served");
            var stop = new AtomicBoolean();
            var served = new AtomicInteger();
            var others = new ConcurrentSkipListSet<String>();
            var callers = Stream.generate(() -> CompletableFuture.runAsync(
                            () -> {
                                var caller = new TestCaller(key);
                                while (!stop.get()) {
                                    var reply = caller.query(node, service, keys(ZHANG));
                                    assertThat(reply.receiptHolds(node)).isTrue();
                                    if (reply.ending().equals("served")) {
                                        assertThat(reply.text()).contains("张伟");
                                        served.incrementAndGet();
                                    } else {
                                        others.add(reply.ending());
                                    }
                                }
                            },
                            threads))
                    .limit(4)
                    .toList();
            try {
                Awaitility.await().until(() -> served.get() > 200);
                crash();
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !others.isEmpty());
                int atCrash = served.get();
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> served.get() > atCrash + 200);
            } finally {
                stop.set(true);
            }
            callers.forEach(CompletableFuture::join);
            assertThat(others).isSubsetOf(OUTAGES);
            assertThat(before.send(accepted).ending())
                    .as("accepted before the crash")
                    .isEqualTo("replayed");
        }
    }

    private void crash() throws IOException, InterruptedException {
        long process = town.people
                .jdbc()
                .sql("select pid from pg_stat_activity where backend_type = 'checkpointer'")
                .query(Long.class)
                .single();
        assertThat(new ProcessBuilder("kill", "-KILL", Long.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }
}
