package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.Receipt;
import org.zhanqiao.evidence.VerificationResult;

/// Where evidence cannot be kept there is no data; and there is evidence of what was not given, too.
@PlatformTest
@Import(ExchangeTown.class)
class A07_EvidenceFaultsTest {

    private static final int MOST_CALLS = 2_000;
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
}
