package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.LogSource;
import org.zhanqiao.evidence.LogVerifier;
import org.zhanqiao.evidence.ReceiptCheck;
import org.zhanqiao.evidence.VerificationResult;

/// Where evidence cannot be kept there is no data; and there is evidence of what was not given, too.
@PlatformTest
@Import(ExchangeTown.class)
class A07_EvidenceFaultsTest {

    private static final int MOST_CALLS = 2_000;

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    /// The node's files may not grow beyond 256 kB: to the log that is a full disk. Then the limit is lifted while the
    /// node runs.
    @Test
    void a01_no_room_for_evidence_no_data_and_all_is_well_again_when_there_is() throws Exception {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        List<TestCaller.Reply> served = new ArrayList<>();
        try (var node = town.process("full", dir, "bash", "-c", "ulimit -S -f 256; exec \"$@\"", "bash")) {
            var caller = new TestCaller(key);
            var full = callUntilRefused(node, caller, service, served);
            assertThat(full.ending()).isEqualTo("evidence-unavailable");
            assertThat(full.status()).isEqualTo(503);
            assertThat(full.text()).doesNotContain("张伟").doesNotContain(ZHANG);
            assertThat(full.header("zhanqiao-receipt")).isEmpty();
            assertThat(full.header("retry-after")).isNotEmpty();
            // A refusal's entry is shorter and may still find room; without room there is no refusal either.
            Awaitility.await()
                    .until(() -> caller.query(node.port(), service, "{").ending(), "evidence-unavailable"::equals);

            lift(node);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> caller.query(node.port(), service, keys(ZHANG)).ending(), "served"::equals);
            served.add(caller.query(node.port(), service, keys(ZHANG)));
        }
        var logKey = LogKey.load(dir.resolve("keys/evidence-full.key")).verifierKey();
        var indexes = new HashSet<Long>();
        for (var reply : served) {
            assertThat(reply.receipt().verify(logKey)).isInstanceOf(ReceiptCheck.Genuine.class);
            assertThat(indexes.add(reply.receipt().index())).isTrue();
        }
        assertThat(LogVerifier.of(LogSource.directory(dir.resolve("evidence/full")))
                        .trusting(logKey)
                        .verify((entries, done, total) -> {}))
                .isNotInstanceOf(VerificationResult.Tampered.class);
    }

    private static TestCaller.Reply callUntilRefused(
            NodeProcess node, TestCaller caller, String service, List<TestCaller.Reply> served) {
        for (int i = 0; i < MOST_CALLS; i++) {
            var reply = caller.query(node.port(), service, keys(ZHANG));
            if (!reply.ending().equals("served")) {
                return reply;
            }
            served.add(reply);
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
