package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Measures appends a second and their latency: `AppendThroughput DIR [seconds] [data bytes] [detail bytes]`. For each
/// number of entries in flight one line comes out. DIR must be on the disk to be measured and is filled.
final class AppendThroughput {
    private static final int[] IN_FLIGHT = {1, 16, 64, 256, 1024, 8192};
    private static final int SAMPLES = 1 << 22;

    private AppendThroughput() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int dataBytes = args.length > 2 ? Integer.parseInt(args[2]) : 600;
        int detailBytes = args.length > 3 ? Integer.parseInt(args[3]) : 200;
        Files.createDirectories(directory);
        System.out.printf("fdatasync after 1 KiB: %d us%n", syncMicros(directory.resolve("sync"), 1 << 10));
        System.out.printf("fdatasync after 1 MiB: %d us%n", syncMicros(directory.resolve("sync"), 1 << 20));
        LogKey key = LogKey.generate("throughput.example/log");
        Path path = directory.resolve("log");
        try (EvidenceLog log = EvidenceLog.open(path, key, LogOptions.defaults(), InstantSource.system())) {
            run(log, 1024, 3, dataBytes, detailBytes);
            System.out.println("in flight | appends/s | p50 us | p99 us | p99.9 us");
            for (int inFlight : IN_FLIGHT) {
                System.out.println(run(log, inFlight, seconds, dataBytes, detailBytes));
            }
            prove(log);
        }
        long start = System.nanoTime();
        VerificationResult result = LogVerifier.of(LogSource.directory(path)).verify((entries, done, total) -> {});
        System.out.printf("%s in %.1f s%n", result, (System.nanoTime() - start) / 1e9);
    }

    private static String run(EvidenceLog log, int inFlight, int seconds, int dataBytes, int detailBytes)
            throws InterruptedException {
        byte[] detail = new byte[detailBytes];
        String hash = Base64.getEncoder()
                .encodeToString(HashAlgorithm.SHA_256.newDigest().digest(detail));
        String opening = "{\"detail\":\"" + hash + "\",\"filling\":\"";
        byte[] data = (opening + "x".repeat(Math.max(0, dataBytes - opening.length() - 2)) + "\"}").getBytes(UTF_8);
        long[] micros = new long[SAMPLES];
        LongAdder failed = new LongAdder();
        Semaphore room = new Semaphore(inFlight);
        long first = log.size();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            room.acquire();
            long sent = System.nanoTime();
            var _ = log.append(data, detail).whenComplete((logged, failure) -> {
                room.release();
                if (failure == null) {
                    micros[(int) (logged.index() % SAMPLES)] = (System.nanoTime() - sent) / 1000;
                } else {
                    failed.increment();
                }
            });
        }
        room.acquire(inFlight);
        double elapsed = (System.nanoTime() - start) / 1e9;
        long count = log.size() - first;
        long[] sorted = new long[(int) Math.min(count, SAMPLES)];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = micros[(int) ((first + i) % SAMPLES)];
        }
        Arrays.sort(sorted);
        return "%9d | %9.0f | %6d | %6d | %6d %s"
                .formatted(
                        inFlight,
                        count / elapsed,
                        sorted[sorted.length / 2],
                        sorted[(int) (sorted.length * 0.99)],
                        sorted[(int) (sorted.length * 0.999)],
                        failed.sum() == 0 ? "" : failed + " refused");
    }

    private static void prove(EvidenceLog log) {
        long size = log.size();
        long start = System.nanoTime();
        int proofs = 2000;
        for (int i = 0; i < proofs; i++) {
            log.inclusionProof(i * (size / proofs), size);
        }
        System.out.printf("inclusion proof in a log of %d: %d us%n", size, (System.nanoTime() - start) / proofs / 1000);
    }

    private static long syncMicros(Path file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long[] micros = new long[101];
            for (int i = 0; i < micros.length; i++) {
                channel.write(ByteBuffer.allocate(bytes), (long) i * bytes);
                long start = System.nanoTime();
                channel.force(false);
                micros[i] = (System.nanoTime() - start) / 1000;
            }
            Arrays.sort(micros);
            return micros[50];
        } finally {
            Files.delete(file);
        }
    }
}
