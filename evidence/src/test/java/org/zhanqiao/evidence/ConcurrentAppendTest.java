package org.zhanqiao.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.evidence.LogTestSupport.CLOCK;
import static org.zhanqiao.evidence.LogTestSupport.KEY;
import static org.zhanqiao.evidence.LogTestSupport.data;
import static org.zhanqiao.evidence.LogTestSupport.open;
import static org.zhanqiao.evidence.LogTestSupport.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many callers at once.
class ConcurrentAppendTest {
    private static final int CALLERS = 64;
    private static final int EACH = 100;

    @TempDir
    private Path directory;

    @Test
    void indexes_are_dense_and_every_receipt_verifies() throws Exception {
        Map<Long, Logged> receipts = new ConcurrentHashMap<>();
        Map<Long, byte[]> sent = new ConcurrentHashMap<>();
        Checkpoint head;
        try (EvidenceLog log = open(directory)) {
            callers(caller -> {
                for (int i = 0; i < EACH; i++) {
                    byte[] data = data(caller * 1_000_000L + i);
                    Logged logged = log.append(data).join();
                    assertThat(log.size()).isGreaterThan(logged.index());
                    receipts.put(logged.index(), logged);
                    sent.put(logged.index(), data);
                }
            });
            head = log.checkpoint();
        }

        assertThat(receipts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, CALLERS * EACH).boxed().toList());
        assertThat(head.size()).isEqualTo(CALLERS * EACH);
        receipts.forEach((index, logged) -> assertThat(logged.proof()
                        .verify(
                                sent.getOrDefault(index, new byte[0]),
                                logged.checkpoint().root(),
                                HashAlgorithm.SHA_256))
                .isTrue());
        assertThat(verify(directory)).isInstanceOf(VerificationResult.Intact.class);
    }

    @Test
    void entries_that_come_soon_after_a_batch_share_the_next() {
        LogOptions gathering = LogOptions.defaults().withGatherMicros(500_000);
        try (EvidenceLog log = EvidenceLog.open(directory, KEY, gathering, CLOCK)) {
            assertThat(log.append(data(0)).join().checkpoint().size()).isOne();
            List<CompletableFuture<Logged>> soon = new ArrayList<>();
            for (int i = 1; i <= 10; i++) {
                soon.add(log.append(data(i)));
            }
            assertThat(soon)
                    .allSatisfy(logged ->
                            assertThat(logged.join().checkpoint().size()).isEqualTo(11));
        }
    }

    @Test
    void entries_of_a_batch_with_one_home_are_acknowledged_there_in_one_task() throws Exception {
        LogOptions gathering = LogOptions.defaults().withGatherMicros(500_000);
        BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        Executor home = tasks::add;
        try (EvidenceLog log = EvidenceLog.open(directory, KEY, gathering, CLOCK)) {
            log.append(data(0)).join();
            List<CompletableFuture<Logged>> soon = new ArrayList<>();
            for (int i = 1; i <= 10; i++) {
                soon.add(log.append(data(i), new byte[0], home));
            }
            Runnable task = tasks.poll(30, TimeUnit.SECONDS);
            assertThat(task).isNotNull();
            assertThat(soon).noneMatch(CompletableFuture::isDone);
            task.run();
            assertThat(soon).allMatch(CompletableFuture::isDone);
            assertThat(tasks).isEmpty();
            assertThat(soon.getLast().join().index()).isEqualTo(10);
        }
    }

    @Test
    void a_home_that_is_gone_keeps_nobody_waiting() {
        Executor gone = task -> {
            throw new RejectedExecutionException("gone");
        };
        Executor broken = task -> {
            throw new IllegalStateException("broken");
        };
        try (EvidenceLog log = EvidenceLog.open(directory, KEY, LogOptions.defaults(), CLOCK)) {
            assertThat(log.append(data(0), new byte[0], gone).join().index()).isZero();
            assertThat(log.append(data(1), new byte[0], broken).join().index()).isOne();
            assertThat(log.append(data(2)).join().index()).isEqualTo(2);
        }
    }

    @Test
    void the_log_is_read_and_verified_while_it_grows() throws Exception {
        LogOptions small = LogOptions.defaults().withSegmentBytes(64 << 10);
        try (EvidenceLog log = EvidenceLog.open(directory, KEY, small, CLOCK)) {
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> readUntil(log, done));
            callers(caller -> {
                for (int i = 0; i < EACH; i++) {
                    log.append(data(i)).join();
                }
            });
            done.set(true);
            assertThat(reader.join()).isPositive();
            assertThat(log.segments()).hasSizeGreaterThan(1);
        }
    }

    private static int readUntil(EvidenceLog log, AtomicBoolean done) {
        int rounds = 0;
        Checkpoint older = log.checkpoint();
        do {
            Checkpoint newer = log.checkpoint();
            assertThat(log.consistencyProof(older.size(), newer.size())
                            .verify(older.root(), newer.root(), HashAlgorithm.SHA_256))
                    .isTrue();
            if (newer.size() > 0) {
                long index = newer.size() - 1;
                assertThat(log.inclusionProof(index, newer.size())
                                .verify(log.entry(index).data(), newer.root(), HashAlgorithm.SHA_256))
                        .isTrue();
            }
            try {
                assertThat(LogVerifier.of(log.source()).against(newer.note()).verify((entries, bytes, total) -> {}))
                        .isInstanceOf(VerificationResult.Intact.class);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            older = newer;
            rounds++;
        } while (!done.get());
        return rounds;
    }

    @Test
    void closing_under_load_answers_every_caller_and_keeps_what_was_acknowledged() throws Exception {
        for (int round = 0; round < 10; round++) {
            Path log = directory.resolve("round" + round);
            EvidenceLog open = open(log);
            CountDownLatch started = new CountDownLatch(CALLERS);
            List<Long> acknowledged;
            try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Long>> last = new ArrayList<>();
                for (int caller = 0; caller < CALLERS; caller++) {
                    last.add(pool.submit(appendUntilClosed(open, started)));
                }
                started.await();
                open.close();
                acknowledged = new ArrayList<>();
                for (Future<Long> one : last) {
                    acknowledged.add(one.get());
                }
            }
            try (EvidenceLog again = open(log)) {
                assertThat(again.size())
                        .isGreaterThan(acknowledged.stream()
                                .mapToLong(Long::longValue)
                                .max()
                                .orElseThrow());
            }
        }
    }

    private static Callable<Long> appendUntilClosed(EvidenceLog log, CountDownLatch started) {
        return () -> {
            long last = log.append(data(0)).join().index();
            started.countDown();
            while (true) {
                try {
                    last = log.append(data(last)).join().index();
                } catch (CompletionException closed) {
                    assertThat(closed).hasCauseInstanceOf(EvidenceUnavailable.class);
                    return last;
                }
            }
        };
    }

    @Test
    void an_interrupted_reader_does_no_harm_to_others() {
        try (EvidenceLog log = open(directory)) {
            log.append(data(0)).join();
            Thread.currentThread().interrupt();
            try {
                log.entry(0);
            } catch (EvidenceUnavailable interrupted) {
                assertThat(interrupted).hasCauseInstanceOf(IOException.class);
            }
            assertThat(Thread.interrupted()).isTrue();
            assertThat(log.append(data(1)).join().index()).isEqualTo(1);
            assertThat(log.entry(0).data()).isEqualTo(data(0));
            assertThat(log.inclusionProof(0, 2).verify(data(0), log.checkpoint().root(), HashAlgorithm.SHA_256))
                    .isTrue();
        }
    }

    private interface Caller {
        void call(int number) throws Exception;
    }

    private static void callers(Caller caller) throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int number = i;
                all.add(pool.submit(() -> {
                    caller.call(number);
                    return number;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
