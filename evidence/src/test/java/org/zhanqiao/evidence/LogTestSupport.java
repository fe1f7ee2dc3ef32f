package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What the tests of a log share.
final class LogTestSupport {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z"));
    static final LogKey KEY = LogKey.generate("data.qingdao.example/evidence");
    static final byte[] NONE = {};

    private LogTestSupport() {}

    static EvidenceLog open(Path directory) {
        return EvidenceLog.open(directory, KEY, LogOptions.defaults(), CLOCK);
    }

    static EvidenceLog open(Path directory, Disk disk) {
        return EvidenceLog.open(directory, KEY, LogOptions.defaults(), CLOCK, disk);
    }

    static byte[] data(long number) {
        return ("{\"call\":" + number + "}").getBytes(UTF_8);
    }

    static byte[] detail(long number) {
        return ("detail of call " + number).getBytes(UTF_8);
    }

    /// Data that commits to its detail.
    static byte[] committed(long number, HashAlgorithm algorithm) {
        String hash = Base64.getEncoder().encodeToString(algorithm.newDigest().digest(detail(number)));
        return ("{\"call\":" + number + ",\"detail\":\"" + hash + "\"}").getBytes(UTF_8);
    }

    /// Appends `count` entries with detail and waits for all.
    static List<Logged> fill(EvidenceLog log, int count) {
        List<CompletableFuture<Logged>> waiting = new ArrayList<>();
        long first = log.size();
        for (long i = first; i < first + count; i++) {
            waiting.add(log.append(committed(i, log.manifest().hash()), detail(i)));
        }
        return waiting.stream().map(CompletableFuture::join).toList();
    }

    static LogVerifier verifier(Path directory) {
        return LogVerifier.of(LogSource.directory(directory)).trusting(KEY.verifierKey());
    }

    static VerificationResult verify(Path directory) throws IOException {
        return verifier(directory).verify((entries, done, total) -> {});
    }
}
