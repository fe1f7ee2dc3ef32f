package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.Receipt;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.evidence.VerificationResult;

/// A node is killed with SIGKILL again and again, at random moments of its life: no answer it gave is without its
/// entry afterwards. The number of kills is 12, or the system property `zhanqiao.kills`; the moments follow from a seed
/// that is printed and can be given as `zhanqiao.seed`.
@PlatformTest
@Import(ExchangeTown.class)
class A05_KilledNodeTest {

    private static final int KILLS = Integer.getInteger("zhanqiao.kills", 12);
    private static final long SEED = Long.getLong("zhanqiao.seed", System.nanoTime());
    private static final int CALLERS = 8;

    /// In turns; the first of all strikes a node that has no log yet, and every recovery follows a death under load.
    private static final List<Moment> MOMENTS =
            List.of(Moment.STARTING, Moment.UNDER_LOAD, Moment.RECOVERING, Moment.UNDER_LOAD);

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    private final Random random = new Random(SEED);
    private final NavigableMap<Long, Receipt> answered = new ConcurrentSkipListMap<>();

    /// When a node is killed.
    private enum Moment {
        /// Anywhere between the start of its process and its first calls.
        STARTING,
        /// After it has opened its log, which it then reads and mends.
        RECOVERING,
        /// While it answers.
        UNDER_LOAD
    }

    @Test
    void a01_no_answer_is_left_without_its_entry_however_often_the_node_is_killed() throws IOException {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        int torn = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            var moment = MOMENTS.get(kill % MOMENTS.size());
            var what = "kill %d, %s, seed %d".formatted(kill, moment, SEED);
            int before = answered.size();
            switch (moment) {
                case STARTING -> killWhileStarting(what);
                case RECOVERING -> killWhileRecovering(what);
                case UNDER_LOAD -> killUnderLoad(key, service, what);
            }
            torn += isTorn(what) ? 1 : 0;
            System.out.printf("%s: %,d answers more%n", what, answered.size() - before);
        }
        assertThat(answered).as("seed %d", SEED).hasSizeGreaterThan(KILLS);
        log().assertHolds(answered.values(), "seed " + SEED);
        System.out.printf(
                "%d kills, seed %d: %,d answers, each with a genuine receipt and its entry in the log; %d torn tails%n",
                KILLS, SEED, answered.size(), torn);
    }

    private NodeLog log() {
        return new NodeLog(dir, "killed");
    }

    private Duration upTo(int millis) {
        return Duration.ofNanos(random.nextLong(Duration.ofMillis(millis).toNanos()));
    }

    private void killWhileStarting(String what) {
        try (var node = town.launch("killed", dir)) {
            assertThat(node.runsFor(upTo(2_000))).as(what).isTrue();
        }
    }

    private void killWhileRecovering(String what) {
        try (var node = town.launch("killed", dir)) {
            await(what).until(() -> node.holds(log().lock()));
            assertThat(node.runsFor(upTo(400))).as(what).isTrue();
        }
    }

    private void killUnderLoad(SigningKey key, String service, String what) throws IOException {
        long last = answered.isEmpty() ? -1 : answered.lastKey();
        var killed = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var node = town.process("killed", dir)) {
            var callers = Stream.generate(
                            () -> CompletableFuture.runAsync(() -> call(node.port(), key, service, killed), threads))
                    .limit(CALLERS)
                    .toList();
            await(what).until(() -> !answered.tailMap(last, false).isEmpty());
            assertThat(node.runsFor(upTo(600))).as(what).isTrue();
            killed.set(true);
            node.kill();
            callers.forEach(CompletableFuture::join);
        }
        log().assertGenuine(answered.tailMap(last, false).values(), what);
    }

    /// Calls until the node is gone. No two answers ever name the same entry.
    private void call(int port, SigningKey key, String service, AtomicBoolean killed) {
        var caller = new TestCaller(key);
        try {
            while (true) {
                var reply = caller.query(port, service, keys(ZHANG));
                assertThat(reply.ending()).isEqualTo("served");
                var receipt = reply.receipt();
                assertThat(answered.putIfAbsent(receipt.index(), receipt)).isNull();
            }
        } catch (UncheckedIOException gone) {
            assertThat(killed).as("only a kill ends a call without an answer").isTrue();
        }
    }

    /// Verifies the files as they lie after a kill.
    ///
    /// @return whether an unfinished write is left at the end
    private boolean isTorn(String what) throws IOException {
        if (answered.isEmpty() && !log().isMade()) {
            return false;
        }
        var last = Optional.ofNullable(answered.lastEntry()).map(Map.Entry::getValue);
        return switch (log().verify(last)) {
            case VerificationResult.Intact _ -> false;
            case VerificationResult.TornTail _ -> true;
            case VerificationResult.Tampered bad -> throw new AssertionError(what + ": " + bad);
        };
    }

    /// The key of the evidence and the first files of the log come about whole or not at all.
    @Test
    void a02_a_node_killed_at_its_first_start_starts_afterwards() throws IOException {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        for (int first = 0; first < Math.ceilDiv(KILLS, 12); first++) {
            var what = "first start %d, seed %d".formatted(first, SEED);
            var id = "first-" + first;
            var home = dir.resolve(id);
            try (var node = town.launch(id, home)) {
                await(what).until(() -> Files.exists(home.resolve("keys")));
                assertThat(node.runsFor(upTo(200))).as(what).isTrue();
            }
            try (var node = town.process(id, home)) {
                var receipt = new TestCaller(key)
                        .query(node.port(), service, keys(ZHANG))
                        .receipt();
                node.kill();
                new NodeLog(home, id).assertHolds(List.of(receipt), what);
            }
        }
    }

    /// What a power cut leaves: after the last entry on which somebody was answered lies a part of the next one.
    @Test
    void a03_a_torn_tail_is_cut_off_and_told_of_and_nothing_that_was_answered_is_lost() throws IOException {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        var caller = new TestCaller(key);
        var answered = new ArrayList<Receipt>();
        try (var node = town.process("torn", dir.resolve("before"))) {
            for (int i = 0; i < 3; i++) {
                answered.add(caller.query(node.port(), service, keys(ZHANG)).receipt());
            }
        }
        copy("before", "after");
        Receipt unanswered;
        try (var node = town.process("torn", dir.resolve("after"))) {
            unanswered = caller.query(node.port(), service, keys(ZHANG)).receipt();
        }
        var whole = Files.readAllBytes(new NodeLog(dir.resolve("after"), "torn").lastSegment());
        int before = Math.toIntExact(Files.size(new NodeLog(dir.resolve("before"), "torn").lastSegment()));

        int next = whole.length - before;
        for (int part : List.of(1, next / 2, next - 1)) {
            var what = part + " of " + next + " bytes";
            var home = copy("before", "torn-" + part);
            var log = new NodeLog(home, "torn");
            Files.write(log.lastSegment(), Arrays.copyOf(whole, before + part));
            long torn = switch (log.verify(Optional.of(answered.getLast()))) {
                case VerificationResult.TornTail tail -> tail.bytes();
                case VerificationResult.Intact _ -> throw new AssertionError(what + ": nothing is torn");
                case VerificationResult.Tampered bad -> throw new AssertionError(what + ": " + bad);
            };
            assertThat(torn).as(what).isBetween(1L, (long) part);

            var receipts = new ArrayList<>(answered);
            try (var node = town.node("torn", home)) {
                assertThat(node.metrics()).as(what).contains("zhanqiao_evidence_cut_bytes " + torn + ".0\n");
                var reply = caller.query(node, service, keys(ZHANG));
                assertThat(reply.ending()).as(what).isEqualTo("served");
                assertThat(reply.receiptHolds(node)).as(what).isTrue();
                receipts.add(reply.receipt());
            }
            assertThat(log.assertHolds(receipts, what)).as(what).hasSize(4).doesNotContain(unanswered.entry());
        }
    }

    private Path copy(String from, String to) throws IOException {
        try (var files = Files.walk(dir.resolve(from))) {
            for (var file : files.toList()) {
                var place = dir.resolve(to).resolve(dir.resolve(from).relativize(file));
                Files.copy(file, place, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return dir.resolve(to);
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(60));
    }
}
