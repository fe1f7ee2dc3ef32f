package org.zhanqiao.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.zhanqiao.evidence.LogTestSupport.CLOCK;
import static org.zhanqiao.evidence.LogTestSupport.KEY;
import static org.zhanqiao.evidence.LogTestSupport.data;
import static org.zhanqiao.evidence.LogTestSupport.open;
import static org.zhanqiao.evidence.LogTestSupport.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that fill up, fail, or lose power: nothing is acknowledged that is not durable, and the log goes on by itself
/// when the disk does.
class DiskFaultTest {
    private static final Path LOG = Path.of("/log");
    private static final LogVerifier.Progress SILENT = (entries, done, total) -> {};

    private final MemoryDisk disk = new MemoryDisk();

    @Test
    void a_full_disk_fails_appends_and_room_heals_it_without_a_restart() throws IOException {
        try (EvidenceLog log = open(LOG, disk)) {
            log.append(data(0)).join();
            Checkpoint before = log.checkpoint();
            disk.capacity(disk.used() + 150);

            for (int i = 0; i < 5; i++) {
                assertUnavailable(log, "No space left on device");
            }
            assertThat(log.checkpoint()).isEqualTo(before);
            assertThat(log.entry(0).data()).isEqualTo(data(0));

            disk.capacity(Long.MAX_VALUE);
            assertThat(log.append(data(1)).join().index()).isEqualTo(1);
            assertThat(log.inclusionProof(0, 2).verify(data(0), log.checkpoint().root(), HashAlgorithm.SHA_256))
                    .isTrue();
            assertThat(LogVerifier.of(log.source()).verify(SILENT)).isInstanceOf(VerificationResult.Intact.class);
        }
    }

    @Test
    void a_disk_with_room_for_the_entry_but_not_for_the_index_still_gives_evidence() {
        try (EvidenceLog log = open(LOG, disk)) {
            Logged first = log.append(data(0)).join();
            long batch = log.segments().getFirst().bytes() / 2;
            disk.capacity(disk.used() + batch);
            Logged second = log.append(data(1)).join();
            assertThat(new ReceiptVerifier(KEY.verifierKey()).verify(second.tlogProof(null), data(1)))
                    .isInstanceOf(ReceiptCheck.Genuine.class);
            disk.capacity(Long.MAX_VALUE);
            Logged third = log.append(data(2)).join();

            assertThat(third.index()).isEqualTo(2);
            assertThat(log.consistencyProof(1, 3)
                            .verify(
                                    first.checkpoint().root(),
                                    third.checkpoint().root(),
                                    HashAlgorithm.SHA_256))
                    .isTrue();
            assertThat(log.entry(1).data()).isEqualTo(data(1));
        }
    }

    @Test
    void after_a_failed_fsync_the_segment_is_opened_and_verified_anew() throws IOException {
        try (EvidenceLog log = open(LOG, disk)) {
            log.append(data(0)).join();
            disk.failForces(1);
            assertUnavailable(log, "Input/output error on fsync");
            assertThat(log.append(data(1)).join().index()).isEqualTo(1);
            disk.failForces(3);
            assertUnavailable(log, "Input/output error on fsync");
            assertUnavailable(log, "Input/output error on fsync");
            assertUnavailable(log, "Input/output error on fsync");
            assertThat(log.append(data(2)).join().index()).isEqualTo(2);
            assertThat(LogVerifier.of(log.source()).verify(SILENT)).isInstanceOf(VerificationResult.Intact.class);
        }
        try (EvidenceLog again = open(LOG, disk)) {
            assertThat(again.size()).isEqualTo(3);
        }
    }

    @Test
    void a_partial_write_that_cannot_be_cut_away_is_cut_later() throws IOException {
        try (EvidenceLog log = open(LOG, disk)) {
            log.append(data(0)).join();
            disk.capacity(disk.used() + 100);
            disk.failTruncates(2);
            assertUnavailable(log, "No space left on device");
            disk.capacity(Long.MAX_VALUE);
            assertUnavailable(log, "Input/output error on truncate");
            assertThat(log.append(data(1)).join().index()).isEqualTo(1);
            assertThat(LogVerifier.of(log.source()).verify(SILENT)).isInstanceOf(VerificationResult.Intact.class);
        }
    }

    @Test
    void a_disk_that_fails_while_a_segment_is_begun_heals_too() throws IOException {
        LogOptions small = LogOptions.defaults().withSegmentBytes(4096);
        try (EvidenceLog log = EvidenceLog.open(LOG, KEY, small, CLOCK, disk)) {
            Random random = new Random(7);
            int acknowledged = 0;
            for (int i = 0; i < 200; i++) {
                if (random.nextInt(3) == 0) {
                    disk.failForces(1 + random.nextInt(3));
                }
                if (random.nextInt(5) == 0) {
                    disk.capacity(disk.used() + random.nextInt(1000));
                }
                try {
                    assertThat(log.append(data(i)).join().index()).isEqualTo(acknowledged);
                    acknowledged++;
                } catch (CompletionException unavailable) {
                    assertThat(unavailable).hasCauseInstanceOf(EvidenceUnavailable.class);
                    disk.capacity(Long.MAX_VALUE);
                }
            }
            disk.failForces(0);
            disk.capacity(Long.MAX_VALUE);
            log.append(data(999)).join();
            assertThat(acknowledged).isGreaterThan(20);
            assertThat(log.segments()).hasSizeGreaterThan(3);
            assertThat(log.size()).isEqualTo(acknowledged + 1L);
            assertThat(LogVerifier.of(log.source()).verify(SILENT)).isInstanceOf(VerificationResult.Intact.class);
        }
    }

    @Test
    void after_a_power_cut_every_acknowledged_entry_is_there() throws IOException {
        Random random = new Random(42);
        LogOptions small = LogOptions.defaults().withSegmentBytes(8192);
        List<byte[]> acknowledged = new ArrayList<>();
        long number = 0;
        int cut = 0;
        for (int round = 0; round < 60; round++) {
            try (EvidenceLog log = EvidenceLog.open(LOG, KEY, small, CLOCK, disk)) {
                assertAcknowledged(log, acknowledged);
                cut += log.cutBytes() > 0 ? 1 : 0;
                while (acknowledged.size() < log.size()) {
                    acknowledged.add(log.entry(acknowledged.size()).data());
                }
                disk.cutPowerAfterWrites(random.nextInt(12));
                number = appendUntilDark(log, acknowledged, number, 1 + random.nextInt(30));
            }
            disk.restart(random);
            VerificationResult found = LogVerifier.of(source()).verify(SILENT);
            assertThat(found).as("round %d", round).isNotInstanceOf(VerificationResult.Tampered.class);
        }
        assertThat(acknowledged).hasSizeGreaterThan(100);
        assertThat(cut).isGreaterThan(5);
    }

    /// What lies on the disk, also beyond what the log held to be durable.
    private LogSource source() throws IOException {
        LogDirectory directory = new LogDirectory(LOG, disk);
        directory.load();
        return directory;
    }

    private static long appendUntilDark(EvidenceLog log, List<byte[]> acknowledged, long first, int perBatch) {
        long number = first;
        while (true) {
            List<byte[]> sent = new ArrayList<>();
            List<CompletableFuture<Logged>> waiting = new ArrayList<>();
            for (int i = 0; i < perBatch; i++) {
                sent.add(data(number++));
                waiting.add(log.append(sent.getLast()));
            }
            for (int i = 0; i < perBatch; i++) {
                try {
                    assertThat(waiting.get(i).join().index()).isEqualTo(acknowledged.size());
                    acknowledged.add(sent.get(i));
                } catch (CompletionException dark) {
                    return number;
                }
            }
        }
    }

    private static void assertAcknowledged(EvidenceLog log, List<byte[]> acknowledged) {
        assertThat(log.size()).isGreaterThanOrEqualTo(acknowledged.size());
        log.entries(
                0,
                acknowledged.size(),
                entry -> assertThat(entry.data()).isEqualTo(acknowledged.get((int) entry.index())));
    }

    @Test
    void a_real_disk_that_is_full_heals_when_a_file_is_deleted(@TempDir Path directory) throws Exception {
        Path mount = Files.createDirectory(directory.resolve("small"));
        Process mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", mount.toString())
                .redirectErrorStream(true)
                .start();
        assumeThat(mounted.waitFor()).as("only root may mount a small disk").isZero();
        try {
            try (EvidenceLog log = open(mount.resolve("log"))) {
                Path ballast = mount.resolve("ballast");
                log.append(data(0)).join();
                Files.write(ballast, new byte[150 << 10]);
                long size = fillUntilFull(log);
                assertThat(log.size()).isEqualTo(size);
                Files.delete(ballast);
                assertThat(log.append(new byte[1000]).join().index()).isEqualTo(size);
                assertThat(log.inclusionProof(0, size + 1)
                                .verify(data(0), log.checkpoint().root(), HashAlgorithm.SHA_256))
                        .isTrue();
            }
            assertThat(verify(mount.resolve("log"))).isInstanceOf(VerificationResult.Intact.class);
        } finally {
            assertThat(new ProcessBuilder("umount", mount.toString()).start().waitFor())
                    .isZero();
        }
    }

    private static long fillUntilFull(EvidenceLog log) {
        while (true) {
            try {
                log.append(new byte[1000]).join();
            } catch (CompletionException full) {
                assertThat(full)
                        .hasCauseInstanceOf(EvidenceUnavailable.class)
                        .hasRootCauseMessage("No space left on device");
                return log.size();
            }
        }
    }

    private static void assertUnavailable(EvidenceLog log, String cause) {
        long size = log.size();
        assertThatThrownBy(() -> log.append(data(99)).join())
                .hasCauseInstanceOf(EvidenceUnavailable.class)
                .hasRootCauseMessage(cause);
        assertThat(log.size()).isEqualTo(size);
    }
}
