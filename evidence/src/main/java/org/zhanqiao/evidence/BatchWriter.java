package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The one thread that writes: takes everything that waits, writes it with its signed checkpoint in one go, makes
/// it durable with one `fsync`, and only then lets the entries be acknowledged. While it waits for the disk the
/// next batch gathers. On a disk that answers at once a batch would be a handful of entries, each paying its share of
/// a signature and a system call; so the next batch begins after a pause, up to [LogOptions#gatherMicros] under load.
///
/// A batch that cannot be written fails as a whole and leaves the log as it was; the next batch is the probe whether
/// the disk has recovered.
final class BatchWriter implements Runnable {
    /// Up to so many entries in a batch, the next gathers for a quarter of the longest time; from [#MANY] on, for
    /// all of it.
    private static final int FEW = 10;

    private static final int MANY = 40;

    private final LogDirectory directory;
    private final Manifest manifest;
    private final LogKey key;
    private final LogOptions options;
    private final AppendQueue queue;
    private final DerivedFiles derived;
    private final SegmentWriter segment;
    private final Frontier frontier;
    private final TreeHasher hasher;
    private final BatchTree tree;
    private final ByteBuffer buffer;
    private final byte[] leaves;
    private final long[] offsets;
    private final Acknowledger acknowledger;
    private final long gatherNanos;
    private volatile Checkpoint head;

    BatchWriter(
            LogDirectory directory,
            Manifest manifest,
            LogKey key,
            LogOptions options,
            AppendQueue queue,
            DerivedFiles derived,
            LogScan recovered)
            throws IOException {
        this.directory = directory;
        this.manifest = manifest;
        this.key = key;
        this.options = options;
        this.queue = queue;
        this.derived = derived;
        this.segment = SegmentWriter.resume(directory);
        this.frontier = recovered.frontier().copy();
        this.hasher = new TreeHasher(manifest.hash());
        this.tree = new BatchTree(new TreeHasher(manifest.hash()));
        this.head = recovered.findLast().orElseThrow();
        int largest = Math.max(options.maxBatchBytes(), options.maxEntryBytes() + RecordFormat.HEADER);
        this.buffer = ByteBuffer.allocateDirect(largest + RecordFormat.HEADER + RecordFormat.MAX_NOTE);
        this.leaves = new byte[options.maxBatchEntries() * TreeHasher.LENGTH];
        this.offsets = new long[options.maxBatchEntries()];
        this.gatherNanos = TimeUnit.MICROSECONDS.toNanos(options.gatherMicros());
        this.acknowledger = new Acknowledger(this::head, new CheckpointFile(directory));
    }

    /// The last durable checkpoint.
    Checkpoint head() {
        return head;
    }

    Acknowledger acknowledger() {
        return acknowledger;
    }

    /// Whatever ends this thread, nobody is left waiting for an answer.
    @Override
    public void run() {
        List<Pending> batch = new ArrayList<>();
        try {
            seal();
            long next = System.nanoTime();
            while (queue.take(batch, options.maxBatchEntries(), options.maxBatchBytes(), next)) {
                next = System.nanoTime() + pause(batch.size());
                commit(batch);
                batch = new ArrayList<>();
            }
            seal();
            finish();
        } finally {
            acknowledger.fail(batch, new EvidenceUnavailable("The log has stopped"));
            queue.refuseAll();
            acknowledger.stop();
        }
    }

    /// How long after the beginning of a batch of so many entries the next one begins at the earliest. The more come,
    /// the more a common signature and `fsync` spare; where few come, nobody waits for many.
    private long pause(int entries) {
        return gatherNanos * Math.clamp(entries, FEW, MANY) / MANY;
    }

    private void commit(List<Pending> batch) {
        Checkpoint checkpoint;
        try {
            prepare();
            for (int i = 0; i < batch.size(); i++) {
                System.arraycopy(batch.get(i).leaf(), 0, leaves, i * TreeHasher.LENGTH, TreeHasher.LENGTH);
            }
            tree.build(frontier, leaves, batch.size());
            checkpoint = Checkpoint.sign(tree.to(), tree.root(), key);
            write(batch, checkpoint);
        } catch (IOException | RuntimeException e) {
            acknowledger.fail(batch, new EvidenceUnavailable("The log cannot be written: " + e.getMessage(), e));
            return;
        }
        frontier.advance(tree);
        derive();
        head = checkpoint;
        List<Logged> receipts = new ArrayList<>(batch.size());
        for (long index = tree.from(); index < tree.to(); index++) {
            receipts.add(new Logged(index, tree.proof(index), checkpoint));
        }
        acknowledger.acknowledge(batch, receipts);
    }

    private void prepare() throws IOException {
        if (segment.isDoubtful()) {
            segment.reopen();
            verifySegment();
            segment.trust();
        }
        catchUp();
        if (segment.length() >= options.segmentBytes()) {
            derived.force();
            segment.roll(head);
        }
    }

    private void write(List<Pending> batch, Checkpoint checkpoint) throws IOException {
        buffer.clear();
        for (int i = 0; i < batch.size(); i++) {
            offsets[i] = segment.length() + buffer.position();
            buffer.put(batch.get(i).record());
        }
        buffer.put(
                RecordFormat.encode(RecordFormat.CHECKPOINT, checkpoint.note().getBytes(UTF_8), new byte[0]));
        segment.write(buffer.flip());
    }

    /// Adds a checkpoint without entries, at opening and closing. It shows that everything before it was durable.
    /// When the disk has no room for it nothing is lost.
    private void seal() {
        try {
            prepare();
            write(List.of(), Checkpoint.sign(head.size(), head.root(), key));
        } catch (IOException | RuntimeException e) {
            return;
        }
    }

    /// The entries are durable already: when the derived files cannot take the batch, they are caught up later.
    private void derive() {
        if (derived.size() != tree.from()) {
            return;
        }
        try {
            derived.append(tree, offsets);
        } catch (IOException e) {
            return;
        }
    }

    private void catchUp() {
        if (derived.size() == frontier.size()) {
            return;
        }
        try {
            replay(directory.segmentOf(derived.size()).firstIndex());
        } catch (IOException | EvidenceUnavailable e) {
            return;
        }
    }

    private void verifySegment() throws IOException {
        Hash root = replay(segment.firstIndex());
        if (!root.equals(head.root())) {
            throw new IOException("The segment does not lead to the root that was signed last");
        }
    }

    /// Reads the segments from one on, verifies them and adds to the derived files what these lack.
    private Hash replay(long firstIndex) throws IOException {
        Frontier start = Frontier.read(derived.reading(), firstIndex);
        BatchTree batches = new BatchTree(hasher);
        LogScan scan = new LogScan(directory, manifest, new KeptEvidence(), start, (before, hashes, places, count) -> {
            if (before.size() == derived.size()) {
                batches.build(before, hashes, count);
                derived.append(batches, places);
            }
        });
        long previousLength = 0;
        for (SegmentInfo info : directory.listSegments()) {
            if (info.firstIndex() >= firstIndex) {
                Optional<VerificationResult> bad = scan.scan(info, false, previousLength);
                if (bad.isPresent() && bad.get() instanceof VerificationResult.Tampered tampered) {
                    throw new EvidenceDamaged(tampered);
                }
            }
            previousLength = info.bytes();
        }
        return scan.root();
    }

    private void finish() {
        try (segment;
                derived) {
            derived.force();
        } catch (IOException e) {
            return;
        }
    }
}
