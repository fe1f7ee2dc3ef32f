package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Verifies a whole log from its raw segments: recomputes every hash, checks every signature and trusts nothing of
/// whoever runs the log. Needs bounded memory however long the log is.
public final class LogVerifier {
    /// Hears how far a verification is.
    @FunctionalInterface
    public interface Progress {
        /// Called now and then, on the thread that verifies.
        ///
        /// @param entries   number of entries verified
        /// @param bytesDone of `bytesTotal`
        void at(long entries, long bytesDone, long bytesTotal);
    }

    private static final int MAX_SMALL_FILE = 64 << 10;

    private final LogSource source;
    private final Optional<VerifierKey> trusted;
    private final List<String> keptTexts;

    private LogVerifier(LogSource source, Optional<VerifierKey> trusted, List<String> keptTexts) {
        this.source = source;
        this.trusted = trusted;
        this.keptTexts = keptTexts;
    }

    /// A verifier that takes the key from the log's own manifest. That shows that the log agrees with itself, not
    /// whose it is: see [#trusting].
    public static LogVerifier of(LogSource source) {
        return new LogVerifier(source, Optional.empty(), List.of());
    }

    /// Demands the key that the outsider got by another way.
    public LogVerifier trusting(VerifierKey key) {
        return new LogVerifier(source, Optional.of(key), keptTexts);
    }

    /// Compares with a checkpoint or a receipt that the outsider kept: only this shows a history that was rewritten
    /// or cut off by somebody who holds the key.
    ///
    /// @param text a signed checkpoint or a receipt (c2sp.org/tlog-proof)
    public LogVerifier against(String text) {
        List<String> more = new ArrayList<>(keptTexts);
        more.add(text);
        return new LogVerifier(source, trusted, List.copyOf(more));
    }

    /// Reads everything.
    ///
    /// @throws IOException              when the log cannot be read
    /// @throws IllegalArgumentException when a kept text is malformed or not signed by the trusted key
    public VerificationResult verify(Progress progress) throws IOException {
        Manifest manifest;
        try {
            Optional<byte[]> bytes = readSmall(Manifest.FILE);
            if (bytes.isEmpty()) {
                return new VerificationResult.Tampered(0, 0, Fault.MANIFEST_DAMAGED, Manifest.FILE);
            }
            manifest = Manifest.parse(bytes.get());
        } catch (IllegalArgumentException e) {
            return new VerificationResult.Tampered(0, 0, Fault.MANIFEST_DAMAGED, String.valueOf(e.getMessage()));
        }
        if (trusted.isPresent() && !trusted.get().equals(manifest.key())) {
            return new VerificationResult.Tampered(
                    0, 0, Fault.KEY_REPLACED, manifest.key().toString());
        }
        KeptEvidence kept = new KeptEvidence();
        for (String text : keptTexts) {
            try {
                kept.keep(text, manifest.key());
            } catch (InvalidNote e) {
                if (trusted.isPresent()) {
                    throw new IllegalArgumentException("The kept checkpoint or receipt: " + e.getMessage(), e);
                }
                return new VerificationResult.Tampered(
                        0, 0, Fault.DIFFERS_FROM_CHECKPOINT, String.valueOf(e.getMessage()));
            }
        }
        keepOwnCheckpoint(kept, manifest.key());
        return scan(manifest, kept, progress);
    }

    private VerificationResult scan(Manifest manifest, KeptEvidence kept, Progress progress) throws IOException {
        List<SegmentInfo> segments = source.listSegments();
        if (segments.isEmpty()) {
            return new VerificationResult.Tampered(0, 0, Fault.SEGMENT_MISSING, SegmentInfo.name(0));
        }
        long total = segments.stream().mapToLong(SegmentInfo::bytes).sum();
        Reporter reporter = new Reporter(progress, total);
        LogScan scan = new LogScan(source, manifest, kept, new Frontier(), reporter);
        long previousLength = 0;
        for (int i = 0; i < segments.size(); i++) {
            SegmentInfo segment = segments.get(i);
            Optional<VerificationResult> bad = scan.scan(segment, i == segments.size() - 1, previousLength);
            if (bad.isPresent() && bad.get() instanceof VerificationResult.Tampered) {
                return bad.get();
            }
            Optional<Long> beyond = kept.findBeyond(scan.frontier().size());
            boolean end = i == segments.size() - 1;
            if (end && beyond.isPresent()) {
                long size = scan.frontier().size();
                return new VerificationResult.Tampered(
                        size, size, Fault.SHORTER_THAN_CHECKPOINT, size + " < " + beyond.get());
            }
            if (bad.isPresent()) {
                return bad.get();
            }
            previousLength = segment.bytes();
            reporter.finished(segment, scan.frontier().size());
        }
        return new VerificationResult.Intact(scan.frontier().size(), scan.root(), scan.checkpoints());
    }

    /// The log's own latest checkpoint shows a tail lost by accident. It is a copy for convenience: when it is
    /// unreadable or of another key, the segments alone decide.
    private void keepOwnCheckpoint(KeptEvidence kept, VerifierKey key) throws IOException {
        Optional<byte[]> own = readSmall(CheckpointFile.NAME);
        if (own.isPresent()) {
            try {
                kept.keep(new String(own.get(), UTF_8), key);
            } catch (InvalidNote e) {
                return;
            }
        }
    }

    private Optional<byte[]> readSmall(String name) throws IOException {
        Optional<InputStream> file = source.find(name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = file.get()) {
            return Optional.of(in.readNBytes(MAX_SMALL_FILE));
        }
    }

    private static final class Reporter implements LogScan.Sink {
        private static final int EVERY = 1 << 18;

        private final Progress progress;
        private final long total;
        private long finishedBytes;
        private long entries;
        private long next = EVERY;

        Reporter(Progress progress, long total) {
            this.progress = progress;
            this.total = total;
        }

        @Override
        public void batch(Frontier before, byte[] leaves, long[] offsets, int count) {
            entries = before.size() + count;
            if (entries >= next) {
                progress.at(entries, finishedBytes + offsets[count - 1], total);
                next = entries + EVERY;
            }
        }

        void finished(SegmentInfo segment, long size) {
            finishedBytes += segment.bytes();
            progress.at(size, finishedBytes, total);
        }
    }
}
