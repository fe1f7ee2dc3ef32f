package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads segments record by record, recomputes the tree and compares it with every signed checkpoint. Used by the
/// offline verifier for a whole log and by the log itself for its tail. Memory: the leaf hashes of one batch.
final class LogScan {
    /// Gets every batch that a checkpoint confirmed.
    @FunctionalInterface
    interface Sink {
        void batch(Frontier before, byte[] leaves, long[] offsets, int count) throws IOException;
    }

    private final LogSource source;
    private final VerifierKey key;
    private final TreeHasher hasher;
    private final KeptEvidence kept;
    private final Sink sink;
    private final @Nullable LogKey own;
    private Frontier frontier;
    private Hash root;
    private long checkpoints;
    private byte[] leaves = new byte[1024 * TreeHasher.LENGTH];
    private long[] offsets = new long[1024];
    private int pending;
    private long soundEnd;
    private Optional<Checkpoint> last = Optional.empty();

    /// @param start frontier of the entries before the first segment to be scanned
    LogScan(LogSource source, Manifest manifest, KeptEvidence kept, Frontier start, Sink sink) {
        this(source, manifest, kept, start, sink, null);
    }

    /// The same by the log itself. A checkpoint is then compared with what the key signs over the tree that came out,
    /// which is quicker than to check its signature and says the same: Ed25519 is deterministic. One that differs
    /// is checked as a stranger would.
    ///
    /// @param own the key that signs
    LogScan(LogSource source, Manifest manifest, KeptEvidence kept, Frontier start, Sink sink, @Nullable LogKey own) {
        this.own = own;
        this.source = source;
        this.key = manifest.key();
        this.hasher = new TreeHasher(manifest.hash());
        this.kept = kept;
        this.sink = sink;
        this.frontier = start;
        this.root = start.root(hasher);
    }

    /// Scans one segment.
    ///
    /// @param isLast         whether no segment follows: only there may a write be unfinished
    /// @param previousLength bytes of the segment before
    /// @return nothing when it is sound to its end
    Optional<VerificationResult> scan(SegmentInfo segment, boolean isLast, long previousLength) throws IOException {
        soundEnd = 0;
        pending = 0;
        if (segment.firstIndex() != frontier.size()) {
            return tampered(frontier.size(), Fault.SEGMENT_MISSING, segment, 0);
        }
        try (InputStream in = open(segment)) {
            Optional<SegmentHeader> header = SegmentHeader.find(in.readNBytes(SegmentHeader.LENGTH));
            if (header.isEmpty()) {
                return unsound(segment, isLast, 0, Fault.SEGMENT_DAMAGED);
            }
            if (!header.get().equals(new SegmentHeader(segment.firstIndex(), previousLength))) {
                return tampered(frontier.size(), Fault.SEGMENT_MISSING, segment, 0);
            }
            return records(segment, isLast, new RecordReader(in, SegmentHeader.LENGTH));
        }
    }

    private Optional<VerificationResult> records(SegmentInfo segment, boolean isLast, RecordReader reader)
            throws IOException {
        boolean begun = false;
        while (true) {
            switch (reader.next()) {
                case DAMAGED -> {
                    return unsound(segment, isLast, reader.start(), Fault.RECORD_DAMAGED);
                }
                case END -> {
                    boolean complete = begun && pending == 0;
                    return complete ? Optional.empty() : unsound(segment, isLast, reader.start(), Fault.RECORD_DAMAGED);
                }
                case RECORD -> {
                    boolean entry = reader.kind() == RecordFormat.ENTRY;
                    if (entry && (!begun || pending == RecordFormat.MAX_BATCH)) {
                        return tampered(frontier.size(), Fault.CHECKPOINT_FORGED, segment, reader.start());
                    }
                    Optional<VerificationResult> bad = entry ? entry(segment, reader) : checkpoint(segment, reader);
                    if (bad.isPresent()) {
                        return bad;
                    }
                    begun = true;
                }
            }
        }
    }

    private Optional<VerificationResult> entry(SegmentInfo segment, RecordReader reader) {
        if (pending == offsets.length) {
            offsets = Arrays.copyOf(offsets, pending * 2);
            leaves = Arrays.copyOf(leaves, leaves.length * 2);
        }
        hasher.leaf(reader.bytes(), RecordFormat.HEADER, reader.dataLength(), leaves, pending * TreeHasher.LENGTH);
        offsets[pending] = reader.start();
        if (!DetailCommitment.holds(reader, hasher)) {
            return tampered(frontier.size() + pending, Fault.DETAIL_CHANGED, segment, reader.start());
        }
        pending++;
        return Optional.empty();
    }

    private Optional<VerificationResult> checkpoint(SegmentInfo segment, RecordReader reader) throws IOException {
        Frontier before = frontier;
        Frontier after = before.copy();
        for (int i = 0; i < pending; i++) {
            after.add(hasher, leaves, i * TreeHasher.LENGTH);
        }
        Checkpoint signed;
        try {
            if (reader.detailLength() != 0 || reader.dataLength() > RecordFormat.MAX_NOTE) {
                throw new InvalidNote("A checkpoint record has no detail and at most 16 KiB");
            }
            signed = open(new String(reader.bytes(), RecordFormat.HEADER, reader.dataLength(), UTF_8), after);
        } catch (InvalidNote e) {
            return tampered(frontier.size(), Fault.CHECKPOINT_FORGED, segment, reader.start());
        }
        if (after.size() != signed.size() || !after.root(hasher).equals(signed.root())) {
            return changed(signed, segment, reader.start());
        }
        Optional<VerificationResult> disagreement = compareWithKept(before);
        if (disagreement.isPresent()) {
            return disagreement;
        }
        if (pending > 0) {
            sink.batch(before, leaves, offsets, pending);
        }
        frontier = after;
        root = signed.root();
        checkpoints++;
        pending = 0;
        soundEnd = reader.end();
        last = Optional.of(signed);
        return Optional.empty();
    }

    private Checkpoint open(String note, Frontier after) throws InvalidNote {
        if (own != null) {
            Checkpoint made = Checkpoint.sign(after.size(), after.root(hasher), own);
            if (made.note().equals(note)) {
                return made;
            }
        }
        return Checkpoint.open(note, key);
    }

    private Optional<VerificationResult> changed(Checkpoint signed, SegmentInfo segment, long position)
            throws IOException {
        String where = segment.name() + " @ " + position;
        Optional<Long> exact = new LeafHints(source).findFirstChanged(frontier, signed, leaves, pending, hasher);
        long first = exact.orElse(frontier.size());
        long end = Math.max(Math.max(signed.size(), frontier.size() + pending) - 1, first);
        return Optional.of(new VerificationResult.Tampered(first, exact.orElse(end), Fault.CONTENT_CHANGED, where));
    }

    private Optional<VerificationResult> compareWithKept(Frontier before) {
        Frontier tree = before.copy();
        for (int i = 0; i <= pending; i++) {
            if (!kept.agreesWithTree(tree, hasher)) {
                return Optional.of(new VerificationResult.Tampered(
                        kept.lastAgreed(),
                        Math.max(kept.lastAgreed(), tree.size() - 1),
                        Fault.DIFFERS_FROM_CHECKPOINT,
                        ""));
            }
            if (i < pending) {
                int offset = i * TreeHasher.LENGTH;
                if (!kept.agreesWithLeaf(tree.size(), leaves, offset, hasher)) {
                    return Optional.of(new VerificationResult.Tampered(
                            tree.size(), tree.size(), Fault.DIFFERS_FROM_CHECKPOINT, ""));
                }
                tree.add(hasher, leaves, offset);
            }
        }
        return Optional.empty();
    }

    /// No sound record stands at a position, or the segment ends without a checkpoint over its last entries.
    private Optional<VerificationResult> unsound(SegmentInfo segment, boolean isLast, long position, Fault fault)
            throws IOException {
        if (isLast) {
            try (InputStream in = open(segment)) {
                in.skipNBytes(position);
                if (new TailInspector(key, frontier.size()).isUnfinishedWrite(in, position)) {
                    return Optional.of(new VerificationResult.TornTail(
                            frontier.size(), root, checkpoints, segment.bytes() - soundEnd));
                }
            }
        }
        return tampered(frontier.size() + pending, fault, segment, position);
    }

    private static Optional<VerificationResult> tampered(long index, Fault fault, SegmentInfo segment, long position) {
        return Optional.of(new VerificationResult.Tampered(index, index, fault, segment.name() + " @ " + position));
    }

    private InputStream open(SegmentInfo segment) throws IOException {
        InputStream file = source.find(segment.name())
                .orElseThrow(() -> new IOException("The segment " + segment.name() + " was listed but is not there"));
        return new BufferedInputStream(new BoundedInput(file, segment.bytes()), 1 << 16);
    }

    /// Frontier at the last sound checkpoint.
    Frontier frontier() {
        return frontier;
    }

    Hash root() {
        return root;
    }

    long checkpoints() {
        return checkpoints;
    }

    /// Where the last sound checkpoint of the segment scanned last ends; 0 when it has none.
    long soundEnd() {
        return soundEnd;
    }

    /// The last sound checkpoint.
    Optional<Checkpoint> findLast() {
        return last;
    }
}
