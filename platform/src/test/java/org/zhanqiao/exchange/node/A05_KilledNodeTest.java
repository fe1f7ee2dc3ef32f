package org.zhanqiao.exchange.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.LogOptions;
import org.zhanqiao.evidence.LogSource;
import org.zhanqiao.evidence.LogVerifier;
import org.zhanqiao.evidence.ReceiptCheck;
import org.zhanqiao.evidence.VerificationResult;

/// A node is killed with SIGKILL under load, again and again: no answer it gave is without its entry afterwards. The
/// number of kills is 12, or the system property `zhanqiao.kills`.
@PlatformTest
@Import(ExchangeTown.class)
class A05_KilledNodeTest {

    private static final int KILLS = Integer.getInteger("zhanqiao.kills", 12);
    private static final int CALLERS = 8;

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @Test
    void no_answer_is_left_without_its_entry_however_often_the_node_is_killed() throws IOException {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        var log = dir.resolve("evidence/killed");
        Map<Long, String> answered = new ConcurrentHashMap<>();
        var random = new Random(20261126);
        for (int kill = 0; kill < KILLS; kill++) {
            int before = answered.size();
            try (var node = town.process("killed", dir)) {
                underLoad(node, key, service, answered, before + 20 + random.nextInt(200));
            }
            assertThat(answered).as("kill %d", kill).hasSizeGreaterThan(before);
            assertThat(verify(log)).as("kill %d", kill).isNotInstanceOf(VerificationResult.Tampered.class);
        }
        var logKey = LogKey.load(dir.resolve("keys/evidence-killed.key"));
        try (var open = EvidenceLog.open(log, logKey, LogOptions.defaults(), InstantSource.system())) {
            answered.forEach((index, entry) ->
                    assertThat(new String(open.entry(index).data(), UTF_8)).isEqualTo(entry));
        }
        assertThat(verify(log)).isInstanceOf(VerificationResult.Intact.class);
        System.out.printf("%d kills, %,d answers, each with its entry in the log%n", KILLS, answered.size());
    }

    private static VerificationResult verify(Path log) throws IOException {
        return LogVerifier.of(LogSource.directory(log)).verify((entries, done, total) -> {});
    }

    /// Calls from several connections, and kills the node in the middle once so many answers have come in all.
    private static void underLoad(
            NodeProcess node, SigningKey key, String service, Map<Long, String> answered, int killAt) {
        var killers = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = Stream.generate(() -> CompletableFuture.runAsync(
                            () -> call(node, key, service, answered, killers, killAt), threads))
                    .limit(CALLERS)
                    .toList();
            callers.forEach(CompletableFuture::join);
        }
    }

    private static void call(
            NodeProcess node,
            SigningKey key,
            String service,
            Map<Long, String> answered,
            AtomicInteger killers,
            int killAt) {
        var caller = new TestCaller(key);
        try {
            while (true) {
                var reply = caller.query(node.port(), service, keys(ZHANG));
                assertThat(reply.ending()).isEqualTo("served");
                var receipt = reply.receipt();
                assertThat(answered.putIfAbsent(receipt.index(), receipt.entry()))
                        .isNull();
                if (answered.size() >= killAt && killers.incrementAndGet() == 1) {
                    node.kill();
                }
            }
        } catch (UncheckedIOException killed) {
            assertThat(answered.size()).isGreaterThanOrEqualTo(killAt - CALLERS);
        }
    }

    /// What a receipt says is checked with the log's key alone.
    @Test
    void receipts_of_a_killed_node_verify_after_its_death() throws IOException {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        TestCaller.Reply reply;
        try (var node = town.process("dead", dir)) {
            reply = new TestCaller(key).query(node.port(), service, keys(ZHANG));
        }
        var logKey = LogKey.load(dir.resolve("keys/evidence-dead.key")).verifierKey();
        assertThat(reply.receipt().verify(logKey)).isInstanceOf(ReceiptCheck.Genuine.class);
    }
}
