package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.Receipt;
import org.zhanqiao.evidence.VerificationResult;

/// Where evidence cannot be kept there is no data; and there is evidence of what was not given, too.
@PlatformTest
@Import(ExchangeTown.class)
class A07_EvidenceFaultsTest {

    private static final int EVENT_LOOPS = 2;
    private static final int MOST_CALLS = 2_000;
    private static final int MOST_CHUNKS = 2_000;

    /// 64 kB of a body in chunked encoding.
    private static final byte[] CHUNK =
            ("10000\r\n" + "x".repeat(64 * 1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    private static final String[] LIMITED = {"bash", "-c", "ulimit -S -f 256; exec \"$@\"", "bash"};

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    /// The node's files may not grow beyond 256 kB: to the log that is a full disk. The node is killed on the full disk
    /// and starts on it again; then the limit is lifted while it runs.
    @Test
    void a01_no_room_for_evidence_no_data_and_all_is_well_again_when_there_is() throws Exception {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        var caller = new TestCaller(key);
        var log = new NodeLog(dir, "full");
        List<TestCaller.Reply> replies = new ArrayList<>();
        try (var node = town.process("full", dir, LIMITED)) {
            var full = callUntilRefused(node, caller, service, replies);
            assertThat(full.ending()).isEqualTo("evidence-unavailable");
            assertThat(full.status()).isEqualTo(503);
            assertThat(full.text()).doesNotContain("张伟").doesNotContain(ZHANG);
            assertThat(full.header("zhanqiao-receipt")).isEmpty();
            assertThat(full.header("retry-after")).isNotEmpty();
            // A refusal's entry is shorter and may still find room; without room there is no refusal either.
            callUntil("evidence-unavailable", node, caller, service, "{", replies);
        }
        assertThat(log.verify(last(replies)))
                .as("what found no room was cut off at once")
                .isInstanceOf(VerificationResult.Intact.class);

        try (var node = town.process("full", dir, LIMITED)) {
            var stillFull = caller.query(node.port(), service, keys(ZHANG));
            assertThat(stillFull.ending()).isEqualTo("evidence-unavailable");

            lift(node);
            callUntil("served", node, caller, service, keys(ZHANG), replies);
        }
        assertThat(log.verify(last(replies))).isInstanceOf(VerificationResult.Intact.class);
        var entries = log.assertHolds(receipts(replies), "after the full disk");
        assertThat(entries)
                .as("what is in the log was answered, and nothing else")
                .hasSameSizeAs(receipts(replies));
        assertThat(replies.stream().filter(reply -> reply.text().contains("张伟")))
                .allSatisfy(reply ->
                        assertThat(reply.entry().path("outcome").asString()).isEqualTo("served"));
    }

    private static void callUntil(
            String ending,
            NodeProcess node,
            TestCaller caller,
            String service,
            String body,
            List<TestCaller.Reply> replies) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            var reply = caller.query(node.port(), service, body);
            replies.add(reply);
            return reply.ending().equals(ending);
        });
    }

    /// Of the replies that have one.
    private static List<Receipt> receipts(List<TestCaller.Reply> replies) {
        return replies.stream()
                .filter(reply -> !reply.ending().equals("evidence-unavailable"))
                .map(TestCaller.Reply::receipt)
                .toList();
    }

    private static Optional<Receipt> last(List<TestCaller.Reply> replies) {
        return receipts(replies).stream().max(Comparator.comparingLong(Receipt::index));
    }

    private static TestCaller.Reply callUntilRefused(
            NodeProcess node, TestCaller caller, String service, List<TestCaller.Reply> replies) {
        for (int i = 0; i < MOST_CALLS; i++) {
            var reply = caller.query(node.port(), service, keys(ZHANG));
            replies.add(reply);
            if (!reply.ending().equals("served")) {
                return reply;
            }
        }
        throw new AssertionError("256 kB held the evidence of " + MOST_CALLS + " calls");
    }

    private static void lift(NodeProcess node) throws IOException, InterruptedException {
        var lift = new ProcessBuilder("prlimit", "--pid", Long.toString(node.pid()), "--fsize=unlimited").start();
        assertThat(lift.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(lift.exitValue()).isZero();
    }

    @Test
    void a02_a_body_too_large_leaves_its_entry_although_nobody_read_it() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key).query(node, service, "{\"case\":\"" + "x".repeat(300_000) + "\"}");
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.ending()).isEqualTo("body-too-large");
            assertThat(reply.receiptHolds(node)).isTrue();
            assertThat(reply.entry().path("reason").asString()).isEqualTo("body-too-large");
            assertThat(reply.entry().path("service").asString())
                    .as("free text of somebody unknown")
                    .isEmpty();
        }
    }

    @Test
    void a03_an_outage_leaves_its_entry_with_the_grant_and_without_rows() {
        var key = town.key();
        try (var wire = new TestWire(town.people.port())) {
            town.exchange.registerSource(town.peopleSource("town-unplugged", wire.port()));
            wire.cut();
            var service = town.service("town-unplugged");
            var grant = town.grant(key, service, deal -> {});
            try (var node = town.node(dir)) {
                var reply = new TestCaller(key).query(node, service, keys(ZHANG));
                assertThat(reply.ending()).isEqualTo("source-down");
                assertThat(reply.receiptHolds(node)).isTrue();
                assertThat(reply.entry().path("outcome").asString()).isEqualTo("unavailable");
                assertThat(reply.entry().path("grant").asString()).isEqualTo(grant.id());
                assertThat(reply.entry().has("rows")).isFalse();
            }
        }
    }

    @Test
    void a04_a_body_without_end_leaves_its_entry_and_its_sender_is_hung_up_on() throws Exception {
        try (var node = town.node(dir);
                var socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            var out = socket.getOutputStream();
            out.write(head("/v1/services/no.matter/query"));
            int sent = 0;
            try {
                for (; sent < MOST_CHUNKS; sent++) {
                    out.write(CHUNK);
                }
            } catch (IOException e) {
                assertThat(e).isInstanceOf(SocketException.class);
            }
            assertThat(sent)
                    .as("chunks of 64 kB taken of a body without end")
                    .isBetween(8 * 1024 / 64, MOST_CHUNKS - 1);
            assertTooLarge(node, 0);
        }
    }

    @Test
    void a05_a_sender_who_leaves_in_the_middle_of_too_large_a_body_leaves_an_entry() throws Exception {
        try (var node = town.node(dir)) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
                var out = socket.getOutputStream();
                out.write(head("/v1/services/no.matter/query"));
                for (int sent = 0; sent < 5; sent++) {
                    out.write(CHUNK);
                }
                out.flush();
                assertTooLarge(node, 0);
            }
            var elsewhere = town.caller().post(node, "/no/such/path", "x".repeat(300_000));
            assertThat(elsewhere.status()).isEqualTo(413);
            assertThat(elsewhere.receiptHolds(node)).isTrue();
            assertTooLarge(node, 1);
        }
    }

    @Test
    void a08_a_sender_who_dribbles_is_answered_in_ten_seconds_and_leaves_an_entry() throws Exception {
        try (var node = town.node(dir);
                var socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write(head("/v1/services/no.matter/query"));
            out.write("5\r\n{\"a\":\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("body-too-slow");
            var entry = TestCaller.JSON.readTree(node.log().entry(0).data());
            assertThat(entry.path("reason").asString()).isEqualTo("body-too-slow");
        }
    }

    private static byte[] head(String path) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertTooLarge(ExchangeNode node, long index) {
        Awaitility.await().until(() -> node.log().size() > index);
        var entry = TestCaller.JSON.readTree(node.log().entry(index).data());
        assertThat(entry.path("outcome").asString()).isEqualTo("refused");
        assertThat(entry.path("reason").asString()).isEqualTo("body-too-large");
        assertThat(entry.path("service").asString()).isEmpty();
    }

    @Test
    void a06_a_log_that_was_closed_is_said_to_be_so_at_once() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            node.log().close();
            for (var body : List.of(keys(ZHANG), "{")) {
                var reply = new TestCaller(key).query(node, service, body);
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.ending()).isEqualTo("evidence-unavailable");
                assertThat(reply.text()).doesNotContain("张伟");
                assertThat(reply.header("zhanqiao-receipt")).isEmpty();
            }
        }
    }

    /// The node's clock breaks while the source is being asked: then neither the answer nor its evidence can be made.
    @Test
    void a07_a_defect_inside_is_answered_counted_and_logged_without_what_it_says() {
        var broken = new AtomicBoolean();
        InstantSource clock = () -> {
            if (broken.get()) {
                throw new DateTimeException("no time for " + ZHANG);
            }
            return Instant.now();
        };
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var log = (Logger) LoggerFactory.getLogger(CallServer.class);
        log.addAppender(lines);
        var key = town.key();
        try (var people = new PeopleInterface(A03_SourcesTest.people());
                var node = ExchangeNode.start(town.options("clockless", dir, town.databaseUrl(), clock))) {
            town.exchange.registerSource(people.source("town-clock"));
            var service = town.service(
                    "town-clock", PeopleInterface.RELATION, Duration.ofSeconds(5), 10, List.of("id_number"));
            town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
            town.settle(node);
            people.behave((http, good) -> {
                broken.set(true);
                PeopleInterface.well(http, good);
            });
            var reply = new TestCaller(key).query(node, service, keys(ZHANG));
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.ending()).isEqualTo("internal");
            assertThat(reply.text()).doesNotContain(ZHANG).doesNotContain("张伟").doesNotContain("no time");
            assertThat(lines.list)
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage())
                            .contains(reply.json().path("call").asString(), "java.time.DateTimeException")
                            .doesNotContain(ZHANG));
            assertThat(new TestCaller(key).query(node, service, keys(ZHANG)).ending())
                    .as("broken before the request is read")
                    .isEqualTo("internal");
            assertThat(node.metrics()).contains("zhanqiao_requests_failed_total 2.0");

            people.behave(PeopleInterface::well);
            broken.set(false);
            Awaitility.await()
                    .until(
                            () -> new TestCaller(key)
                                    .query(node, service, keys(ZHANG))
                                    .ending(),
                            "served"::equals);
        } finally {
            log.detachAppender(lines);
        }
    }

    @Test
    void a09_what_fails_with_every_call_is_counted_with_every_call_and_logged_a_few_times_a_second() {
        int calls = 300;
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var log = (Logger) LoggerFactory.getLogger(GovernedCall.class);
        log.addAppender(lines);
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> deal.perSecond = 10_000);
        try (var node = town.node(dir)) {
            node.log().close();
            var caller = new TestCaller(key);
            long begun = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                assertThat(caller.query(node, service, keys(ZHANG)).ending()).isEqualTo("evidence-unavailable");
            }
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds() + 1;
            assertThat(node.metrics()
                            .lines()
                            .filter(line -> line.startsWith("zhanqiao_calls_total{")
                                    && line.contains("evidence-unavailable")
                                    && line.contains('"' + service + '"')))
                    .singleElement()
                    .asString()
                    .endsWith(" " + calls + ".0");
            long most = EVENT_LOOPS * GovernedCall.LINES_PER_SECOND * (1 + seconds);
            assertThat(lines.list).isNotEmpty().hasSizeLessThanOrEqualTo(Math.toIntExact(most));
        } finally {
            log.detachAppender(lines);
        }
    }
}
