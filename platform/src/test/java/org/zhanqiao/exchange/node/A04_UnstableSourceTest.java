package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;

/// Whatever a source does, its caller has an honest answer in time and nobody else feels it.
@PlatformTest
@Import(ExchangeTown.class)
class A04_UnstableSourceTest {

    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    private final PeopleInterface people = new PeopleInterface(A03_SourcesTest.people());
    private String source = "";

    @BeforeEach
    void register() {
        source = "town-unstable-" + COUNT.incrementAndGet();
        town.exchange.registerSource(people.source(source));
    }

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void a01_what_is_no_answer_is_never_taken_for_one() {
        var key = town.key();
        try (var node = town.node(dir)) {
            garbled(node, key, (http, _) -> PeopleInterface.say(http, 500, new byte[0]));
            garbled(node, key, (http, _) -> PeopleInterface.say(http, 302, new byte[0]));
            garbled(node, key, (http, _) -> PeopleInterface.say(http, 200, new byte[0]));
            garbled(node, key, (http, _) -> PeopleInterface.say(http, 200, bytes("<html>维护中</html>")));
            garbled(
                    node,
                    key,
                    (http, good) -> PeopleInterface.say(http, 200, java.util.Arrays.copyOf(good, good.length - 2)));
            garbled(node, key, (http, _) -> PeopleInterface.say(http, 200, bytes("{\"rows\":[]}")));
            garbled(node, key, (http, _) -> PeopleInterface.say(http, 200, bytes("{\"people\":{}}")));
            garbled(node, key, (http, _) -> PeopleInterface.say(http, 200, bytes("{\"people\":[1]}")));
            garbled(
                    node,
                    key,
                    (http, _) -> PeopleInterface.say(
                            http, 200, bytes("{\"people\":[{\"id_number\":\"another\",\"name\":\"别人\"}]}")));
            garbled(
                    node,
                    key,
                    (http, _) -> PeopleInterface.say(
                            http, 200, bytes("{\"people\":[{\"id_number\":\"" + ZHANG + "\",\"name\":{\"x\":1}}]}")));
            var written = new AtomicInteger();
            var hungUp = new CountDownLatch(1);
            garbled(node, key, (http, _) -> endless(http, written, hungUp));
            Awaitility.await().until(() -> hungUp.getCount() == 0);
            assertThat(written.get())
                    .as("chunks of 64 kB taken of an answer without end")
                    .isLessThan(1_000);
        }
    }

    /// Each on a service of its own, so that no breaker steps in.
    private void garbled(ExchangeNode node, SigningKey key, PeopleInterface.Manner manner) {
        people.behave(manner);
        var service = service(Duration.ofSeconds(5), 10);
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        town.settle(node);
        var reply = new TestCaller(key).query(node, service, keys(ZHANG));
        assertThat(reply.ending()).as(reply.text()).isEqualTo("source-garbled");
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.text()).doesNotContain("别人").doesNotContain(ZHANG).doesNotContain("html");
        assertThat(reply.receiptHolds(node)).isTrue();
    }

    /// Chunk after chunk, with no length said beforehand, until the reader hangs up.
    private static void endless(HttpExchange http, AtomicInteger written, CountDownLatch hungUp) throws IOException {
        http.sendResponseHeaders(200, 0);
        var chunk = bytes(" ".repeat(64 * 1024));
        try {
            while (written.get() < 1_000) {
                http.getResponseBody().write(chunk);
                written.incrementAndGet();
            }
        } catch (IOException e) {
            hungUp.countDown();
        }
    }

    @Test
    void a02_a_slow_source_costs_its_time_limit_and_a_late_answer_goes_nowhere() throws Exception {
        var release = new CountDownLatch(1);
        people.behave((http, good) -> {
            await(release);
            PeopleInterface.well(http, good);
        });
        var service = service(LIMIT, 10);
        var key = granted(service);
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key).query(node, service, keys(ZHANG));
            assertThat(reply.ending()).isEqualTo("source-slow");
            assertThat(reply.status()).isEqualTo(504);
            assertThat(reply.receiptHolds(node)).isTrue();
            assertThat(reply.header("zhanqiao-timing"))
                    .as("whose time it was stands in answer and evidence")
                    .contains("asked=")
                    .doesNotContain("answered=");
            assertThat(reply.header("zhanqiao-entry")).contains("\"asked\"").doesNotContain("\"answered\"");
            release.countDown();
            people.behave(PeopleInterface::well);
            assertThat(new TestCaller(key).query(node, service, keys(ZHANG)).ending())
                    .isEqualTo("served");
        }
    }

    @Test
    void a03_a_broken_connection_is_tried_once_more_and_no_oftener() {
        var service = service(Duration.ofSeconds(5), 10);
        var key = granted(service);
        try (var node = town.node(dir)) {
            var broken = new AtomicInteger();
            people.behave((http, good) -> {
                if (broken.getAndIncrement() == 0) {
                    midway(http, good);
                } else {
                    PeopleInterface.well(http, good);
                }
            });
            assertThat(new TestCaller(key).query(node, service, keys(ZHANG)).ending())
                    .isEqualTo("served");
            assertThat(people.asked).hasValue(2);
            people.behave(A04_UnstableSourceTest::midway);
            assertThat(new TestCaller(key).query(node, service, keys(ZHANG)).ending())
                    .isEqualTo("source-down");
            assertThat(people.asked).hasValue(4);
        }
    }

    /// Promises the whole answer and hangs up after half of it.
    private static void midway(HttpExchange http, byte[] good) throws IOException {
        http.sendResponseHeaders(200, good.length);
        http.getResponseBody().write(good, 0, good.length / 2);
        http.getResponseBody().flush();
        throw new IOException("hang up");
    }

    @Test
    void a04_a_source_that_hangs_fills_its_own_bulkhead_and_nobody_elses() throws Exception {
        var release = new CountDownLatch(1);
        people.behave((http, good) -> {
            await(release);
            PeopleInterface.well(http, good);
        });
        var hanging = service(Duration.ofSeconds(20), 2);
        var key = granted(hanging);
        var sound = town.service("town-people");
        town.grant(key, sound, deal -> {});
        try (var node = town.node(dir);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stuck = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> new TestCaller(key)
                                    .query(node, hanging, keys(ZHANG))
                                    .ending(),
                            threads))
                    .limit(2)
                    .toList();
            Awaitility.await().until(() -> people.asked.get() == 2);
            assertThat(new TestCaller(key).query(node, hanging, keys(ZHANG)).ending())
                    .isEqualTo("source-busy");
            assertThat(new TestCaller(key).query(node, sound, keys(ZHANG)).ending())
                    .isEqualTo("served");
            release.countDown();
            assertThat(stuck).allSatisfy(call -> assertThat(call.join()).isEqualTo("served"));
            assertThat(new TestCaller(key).query(node, hanging, keys(ZHANG)).ending())
                    .isEqualTo("served");
        }
    }

    @Test
    void a05_a_source_that_keeps_failing_is_left_alone_for_a_while() {
        people.behave((http, _) -> PeopleInterface.say(http, 500, new byte[0]));
        var service = service(Duration.ofSeconds(5), 10);
        var key = granted(service);
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            Awaitility.await()
                    .until(() -> caller.query(node, service, keys(ZHANG)).ending(), "source-resting"::equals);
            int asked = people.asked.get();
            assertThat(caller.query(node, service, keys(ZHANG)).ending()).isEqualTo("source-resting");
            assertThat(people.asked).as("not asked while it rests").hasValue(asked);
            people.behave(PeopleInterface::well);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> caller.query(node, service, keys(ZHANG)).ending(), "served"::equals);
        }
    }

    @Test
    void a06_the_last_good_answer_stands_in_only_where_and_as_long_as_the_grant_says() {
        var service = service(Duration.ofSeconds(5), 10);
        var patient = town.key();
        var grant = town.grant(patient, service, deal -> {
            deal.fields = ExchangeTown.Deal.fields("name=none");
            deal.lastGood = Duration.ofMinutes(10);
            deal.notAfter = Instant.now().plusSeconds(86_400);
        });
        var strict = granted(service);
        var offset = new AtomicReference<>(Duration.ZERO);
        java.time.InstantSource clock = () -> Instant.now().plus(offset.get());
        try (var node = ExchangeNode.start(town.options("patient", dir, town.databaseUrl(), clock))) {
            var caller = new TestCaller(patient, clock);
            assertThat(caller.query(node, service, keys(ZHANG)).ending()).isEqualTo("served");
            assertThat(new TestCaller(strict).query(node, service, keys(ZHANG)).ending())
                    .isEqualTo("served");
            people.behave((http, _) -> PeopleInterface.say(http, 500, new byte[0]));

            offset.set(Duration.ofMinutes(4));
            var old = caller.query(node, service, keys(ZHANG));
            assertThat(old.ending()).isEqualTo("served");
            assertThat(old.text()).contains("张伟");
            assertThat(old.json().path("source").path("fresh").asBoolean()).isFalse();
            assertThat(old.json().path("source").path("ageSeconds").asInt()).isBetween(240, 260);
            assertThat(old.entry().path("fresh").asBoolean()).isFalse();
            assertThat(new TestCaller(strict, clock)
                            .query(node, service, keys(ZHANG))
                            .ending())
                    .as("a grant that does not allow it")
                    .isEqualTo("source-garbled");
            assertThat(caller.query(node, service, keys(ExchangeTown.LI)).ending())
                    .as("nobody has asked that before")
                    .isEqualTo("source-garbled");

            offset.set(Duration.ofMinutes(11));
            assertThat(caller.query(node, service, keys(ZHANG)).ending())
                    .as("too old")
                    .isEqualTo("source-garbled");

            offset.set(Duration.ofMinutes(4));
            town.grants.suspend(grant.id(), "安全管理员", "核查用途");
            town.grants.resume(grant.id(), "安全管理员", "核查完毕");
            town.settle(node);
            assertThat(caller.query(node, service, keys(ZHANG)).ending())
                    .as("kept under an earlier version of the grant")
                    .isEqualTo("source-garbled");
        }
    }

    @Test
    void a07_a_database_that_goes_away_midway_is_no_empty_answer() {
        try (var wire = new TestWire(town.people.port())) {
            var id = "town-wire-" + COUNT.incrementAndGet();
            town.exchange.registerSource(town.peopleSource(id, wire.port()));
            var service = town.service(id, "registry.person", LIMIT, 10, List.of("id_number"));
            var key = granted(service);
            try (var node = town.node(dir)) {
                var caller = new TestCaller(key);
                assertThat(caller.query(node, service, keys(ZHANG)).ending()).isEqualTo("served");
                wire.cutMidway(20);
                assertThat(caller.query(node, service, keys(ZHANG)).ending()).isEqualTo("source-down");
                wire.mend();
                Awaitility.await()
                        .until(() -> caller.query(node, service, keys(ZHANG)).ending(), "served"::equals);
                wire.holdingAnswers(() -> assertThat(
                                caller.query(node, service, keys(ZHANG)).ending())
                        .isEqualTo("source-slow"));
                Awaitility.await()
                        .until(() -> caller.query(node, service, keys(ZHANG)).ending(), "served"::equals);
                wire.cut();
                assertThat(caller.query(node, service, keys(ZHANG)).ending()).isEqualTo("source-down");
            }
        }
    }

    @Test
    void a08_no_answer_leaves_under_terms_that_changed_while_the_source_was_being_asked() {
        var service = service(Duration.ofSeconds(20), 10);
        var key = town.key();
        var grant = town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var changed = whileAsked(node, caller, service, () -> {
                town.grants.suspend(grant.id(), "安全管理员", "核查用途");
                town.grants.resume(grant.id(), "安全管理员", "核查完毕");
            });
            assertThat(changed.status() + " " + changed.ending()).isEqualTo("503 grant-changed");
            assertThat(changed.header("retry-after")).isEqualTo("1");
            assertThat(changed.entry().path("grant").asString()).isEqualTo(grant.id());
            assertThat(caller.query(node, service, keys(ZHANG)).ending())
                    .as("it is in force")
                    .isEqualTo("served");

            var suspended = whileAsked(node, caller, service, () -> town.grants.suspend(grant.id(), "安全管理员", "核查用途"));
            assertThat(suspended.status() + " " + suspended.ending()).isEqualTo("403 suspended");
            town.grants.resume(grant.id(), "安全管理员", "核查完毕");
            town.settle(node);

            var revoked = whileAsked(node, caller, service, () -> town.grants.revoke(grant.id(), "安全管理员", "用途已经结束"));
            assertThat(revoked.status() + " " + revoked.ending()).isEqualTo("403 revoked");
            assertThat(revoked.entry().path("grant").asString()).isEqualTo(grant.id());
            assertThat(List.of(changed, suspended, revoked)).allSatisfy(reply -> {
                assertThat(reply.text()).doesNotContain("张伟");
                assertThat(reply.receiptHolds(node)).isTrue();
            });
        }
    }

    /// The reply to a call during which something happens that the node knows of before the source answers.
    private TestCaller.Reply whileAsked(ExchangeNode node, TestCaller caller, String service, Runnable meanwhile) {
        var release = new CountDownLatch(1);
        people.behave((http, good) -> {
            await(release);
            PeopleInterface.well(http, good);
        });
        int before = people.asked.get();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reply = CompletableFuture.supplyAsync(() -> caller.query(node, service, keys(ZHANG)), threads);
            Awaitility.await().until(() -> people.asked.get() > before);
            meanwhile.run();
            town.settle(node);
            release.countDown();
            return reply.join();
        } finally {
            release.countDown();
            people.behave(PeopleInterface::well);
        }
    }

    private String service(Duration limit, int bulkhead) {
        return town.service(source, PeopleInterface.RELATION, limit, bulkhead, List.of("id_number"));
    }

    private SigningKey granted(String service) {
        var key = town.key();
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        return key;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
