package org.zhanqiao.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An append-only log that outsiders can verify: entries are folded into a Merkle tree (RFC 9162 section 2.1) whose
/// head is signed with every batch (c2sp.org/tlog-checkpoint). Safe for use by any number of threads; one process
/// at a time may have a log open.
///
/// **What an acknowledged append means:** the entry and a signed checkpoint that covers it have been written and
/// `fsync` has succeeded. An entry whose append failed may still be found in the log, when the failure came between
/// writing and acknowledging; one that was acknowledged is never missing.
public final class EvidenceLog implements AutoCloseable {
    private static final byte[] EMPTY = {};

    private final LogDirectory directory;
    private final Manifest manifest;
    private final LogOptions options;
    private final DerivedFiles derived;
    private final AppendQueue queue;
    private final BatchWriter writer;
    private final Thread writerThread;
    private final Thread acknowledgerThread;
    private final Closeable lock;
    private final long cutBytes;
    private final AtomicReference<@Nullable TreeHasher> idleHasher = new AtomicReference<>();

    private EvidenceLog(LogDirectory directory, Manifest manifest, LogKey key, LogOptions options, Closeable lock)
            throws IOException {
        this.directory = directory;
        this.manifest = manifest;
        this.options = options;
        this.lock = lock;
        this.derived = new DerivedFiles(directory, manifest.hash());
        this.queue = new AppendQueue(options.queueBytes());
        try {
            Recovery recovery = new Recovery(directory, manifest, key, derived);
            LogScan recovered = recovery.run();
            this.cutBytes = recovery.cutBytes();
            this.writer = new BatchWriter(directory, manifest, key, options, queue, derived, recovered);
        } catch (IOException | RuntimeException e) {
            derived.close();
            throw e;
        }
        this.writerThread = Thread.ofPlatform().name("evidence-writer").daemon().unstarted(writer);
        this.acknowledgerThread =
                Thread.ofPlatform().name("evidence-acknowledger").daemon().unstarted(writer.acknowledger());
    }

    /// Opens a log, making it when the directory has none.
    ///
    /// An unfinished write at the end, as a crash leaves it, is cut off: see [#cutBytes]. Opening reads the last
    /// segment and, when the derived files are missing or wrong, all of them.
    ///
    /// @param clock tells when a new log was made
    /// @throws LogInUse                 when somebody else has it open
    /// @throws EvidenceDamaged          when what lies there is not what was signed
    /// @throws EvidenceUnavailable      when the disk cannot be read or written
    /// @throws IllegalArgumentException when the log belongs to another key
    public static EvidenceLog open(Path directory, LogKey key, LogOptions options, InstantSource clock) {
        return open(directory, key, options, clock, new LocalDisk());
    }

    static EvidenceLog open(Path path, LogKey key, LogOptions options, InstantSource clock, Disk disk) {
        @Nullable Closeable lock = null;
        try {
            disk.makeDirectory(path);
            lock = disk.lock(path.resolve("lock"));
            LogDirectory directory = new LogDirectory(path, disk);
            Manifest manifest = manifest(directory, key, options, clock);
            EvidenceLog log = new EvidenceLog(directory, manifest, key, options, lock);
            lock = null;
            log.writerThread.start();
            log.acknowledgerThread.start();
            return log;
        } catch (IOException e) {
            throw new EvidenceUnavailable("The log in " + path + " cannot be opened: " + e, e);
        } finally {
            closeQuietly(lock);
        }
    }

    private static Manifest manifest(LogDirectory directory, LogKey key, LogOptions options, InstantSource clock)
            throws IOException {
        Path file = directory.file(Manifest.FILE);
        if (!directory.disk().exists(file)) {
            return create(directory, key, options, clock);
        }
        Manifest manifest;
        try {
            manifest = Manifest.parse(directory.disk().read(file));
        } catch (IllegalArgumentException e) {
            throw new EvidenceDamaged(
                    new VerificationResult.Tampered(0, 0, Fault.MANIFEST_DAMAGED, String.valueOf(e.getMessage())));
        }
        if (!manifest.key().equals(key.verifierKey())) {
            throw new IllegalArgumentException("The log in " + file.getParent() + " belongs to the key "
                    + manifest.key() + ", not to " + key.verifierKey());
        }
        return manifest;
    }

    /// The manifest comes last: where it exists, the first segment was durable.
    private static Manifest create(LogDirectory directory, LogKey key, LogOptions options, InstantSource clock)
            throws IOException {
        directory.load();
        if (directory.listSegments().stream().anyMatch(segment -> segment.firstIndex() > 0 || segment.bytes() > 4096)) {
            throw new EvidenceDamaged(new VerificationResult.Tampered(0, 0, Fault.MANIFEST_DAMAGED, Manifest.FILE));
        }
        Manifest manifest = new Manifest(key.verifierKey(), options.hash(), clock.instant());
        Hash empty = new Frontier().root(new TreeHasher(options.hash()));
        SegmentWriter.create(directory, Checkpoint.sign(0, empty, key));
        directory.disk().replace(directory.file(Manifest.FILE), manifest.bytes());
        directory.syncNames();
        return manifest;
    }

    /// Appends an entry.
    ///
    /// By convention `data` is a JSON object in UTF-8, and where there is detail the data commits to it by the
    /// top-level member `"detail":"base64 of the log's hash of detail"`; the verifier demands that. The bytes are
    /// copied.
    ///
    /// The future completes once the entry is durable, on a thread of the log: what depends on it must not block,
    /// and must not close the log. It fails with [EvidenceUnavailable] when the entry could not be made durable,
    /// which is at once when too much waits already.
    ///
    /// @param detail bytes to keep beside the data but outside the tree; empty for none
    /// @throws IllegalArgumentException when data and detail together exceed the limit of the options
    public CompletableFuture<Logged> append(byte[] data, byte[] detail) {
        return append(data, detail, writer.acknowledger());
    }

    /// The same, for callers that go on in a thread of their own: the future completes in a task of that executor,
    /// one task for all entries of a batch that name the same executor. What fails at once fails in the caller's
    /// thread.
    ///
    /// @param home executes tasks in order, and in a thread of its own: the one that hands them over
    ///     writes the log. Entries that name it may come from any thread
    public CompletableFuture<Logged> append(byte[] data, byte[] detail, Executor home) {
        if ((long) data.length + detail.length > options.maxEntryBytes()) {
            throw new IllegalArgumentException("An entry of " + ((long) data.length + detail.length)
                    + " bytes exceeds the limit of " + options.maxEntryBytes());
        }
        byte[] record = RecordFormat.encode(RecordFormat.ENTRY, data, detail);
        Pending pending = new Pending(record, leafOf(record, data.length), home);
        queue.add(pending);
        return pending;
    }

    /// Says that an entry is being made, so that the log knows whether it is worth waiting for
    /// more. Once anybody has said so, a batch is written when nothing expected is on its way any
    /// more, and not only when its time has come ([LogOptions#gatherMicros]). One call of
    /// [#arrived] must follow; where it does not, batches gather for all of their time.
    public void expect() {
        queue.expect();
    }

    /// Says that an entry that was expected has been appended, or will not be.
    public void arrived() {
        queue.arrived();
    }

    /// The last used hasher is kept for the next entry; who finds it taken makes another.
    private byte[] leafOf(byte[] record, int dataLength) {
        TreeHasher taken = idleHasher.getAndSet(null);
        TreeHasher hasher = taken != null ? taken : new TreeHasher(manifest.hash());
        byte[] leaf = new byte[TreeHasher.LENGTH];
        hasher.leaf(record, RecordFormat.HEADER, dataLength, leaf, 0);
        idleHasher.set(hasher);
        return leaf;
    }

    /// Appends an entry without detail.
    public CompletableFuture<Logged> append(byte[] data) {
        return append(data, EMPTY);
    }

    /// What never changes about the log.
    public Manifest manifest() {
        return manifest;
    }

    /// Number of durable entries.
    public long size() {
        return checkpoint().size();
    }

    /// The head of the log: signed, durable, and at most one batch old.
    public Checkpoint checkpoint() {
        return writer.head();
    }

    /// Bytes of unfinished writes that opening cut off; none of it had been acknowledged.
    public long cutBytes() {
        return cutBytes;
    }

    /// One entry.
    ///
    /// @throws IndexOutOfBoundsException when the log has no such entry
    /// @throws EvidenceUnavailable       when it cannot be read
    public LogEntry entry(long index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("No entry " + index + " in a log of " + size());
        }
        List<LogEntry> found = new ArrayList<>(1);
        entries(index, 1, found::add);
        return found.getFirst();
    }

    /// Streams entries in order, one in memory at a time, ending at the head as it was when the call began.
    ///
    /// @param from  index of the first
    /// @param limit how many at most
    /// @throws IndexOutOfBoundsException when `from` is negative or not below the size, unless it equals it
    /// @throws EvidenceUnavailable       when they cannot be read
    public void entries(long from, long limit, Consumer<LogEntry> consumer) {
        long size = size();
        if (from < 0 || from > size || limit < 0) {
            throw new IndexOutOfBoundsException("No entry " + from + " in a log of " + size);
        }
        try {
            new EntryReader(directory, derived).read(from, Math.min(limit, size - from), consumer);
        } catch (IOException e) {
            throw new EvidenceUnavailable("Cannot read entry " + from + ": " + e.getMessage(), e);
        }
    }

    /// That an entry is in the tree of a given size; reads a few small blocks however long the log is.
    ///
    /// @throws IndexOutOfBoundsException unless `0 <= index < size <= size()`
    /// @throws EvidenceUnavailable       when the disk cannot be read
    public InclusionProof inclusionProof(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("No entry " + index + " in a tree of " + size);
        }
        checkProvable(size);
        return proofs().inclusion(index, size);
    }

    /// That the tree of one size is the beginning of the tree of another.
    ///
    /// @throws IndexOutOfBoundsException unless `0 <= from <= to <= size()`
    /// @throws EvidenceUnavailable       when the disk cannot be read
    public ConsistencyProof consistencyProof(long from, long to) {
        if (from < 0 || from > to) {
            throw new IndexOutOfBoundsException("No proof from size " + from + " to size " + to);
        }
        checkProvable(to);
        return proofs().consistency(from, to);
    }

    /// A receipt for an entry against the present head.
    ///
    /// @throws IndexOutOfBoundsException when the log has no such entry
    public Logged receipt(long index) {
        Checkpoint head = checkpoint();
        return new Logged(index, inclusionProof(index, head.size()), head);
    }

    /// The segments with their durable lengths, by ascending first index.
    public List<SegmentInfo> segments() {
        return directory.listSegments();
    }

    /// The durable bytes of a segment as they are now; the caller closes the stream.
    ///
    /// @throws IllegalArgumentException when there is no such segment
    public InputStream openSegment(String name) {
        try {
            return directory
                    .findSegment(name)
                    .orElseThrow(() -> new IllegalArgumentException("No segment '" + name + "'"));
        } catch (IOException e) {
            throw new EvidenceUnavailable("Cannot read " + name, e);
        }
    }

    /// The log for a verifier in this process: only what is durable, also while appends go on.
    public LogSource source() {
        return directory;
    }

    private void checkProvable(long size) {
        if (size > size()) {
            throw new IndexOutOfBoundsException("No tree of " + size + " in a log of " + size());
        }
        if (size > derived.size()) {
            throw new EvidenceUnavailable("The index for proofs is behind: it covers " + derived.size() + " entries");
        }
    }

    private TreeProofs proofs() {
        return new TreeProofs(derived.reading(), new TreeHasher(manifest.hash()));
    }

    /// Writes what waits, signs a last checkpoint, and lets the directory go. Appends from now on fail.
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        for (Thread thread : List.of(writerThread, acknowledgerThread)) {
            interrupted |= join(thread);
        }
        closeQuietly(lock);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private static void closeQuietly(@Nullable Closeable closeable) {
        if (closeable != null) {
            try {
                closeable.close();
            } catch (IOException e) {
                return;
            }
        }
    }
}
