package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Opening a log: verifies the last segment against the frontier before it, cuts an unfinished write off, brings the
/// derived files up to date, and refuses whatever else is wrong.
///
/// Of earlier segments it checks that they are there, begin soundly and have the length the next one recorded;
/// reading them whole is the verifier's work. When the derived files are missing or do not lead to the checkpoint
/// with which the last segment begins, every segment is read and the files are made anew.
final class Recovery {
    private final LogDirectory directory;
    private final Manifest manifest;
    private final LogKey key;
    private final DerivedFiles derived;
    private final BatchTree tree;
    private final TreeHasher hasher;
    private long cutBytes;

    Recovery(LogDirectory directory, Manifest manifest, LogKey key, DerivedFiles derived) {
        this.directory = directory;
        this.manifest = manifest;
        this.key = key;
        this.derived = derived;
        this.hasher = new TreeHasher(manifest.hash());
        this.tree = new BatchTree(new TreeHasher(manifest.hash()));
    }

    /// @return the scan that ended at the last durable checkpoint
    /// @throws EvidenceDamaged when what is there is not what was signed
    LogScan run() throws IOException {
        directory.load();
        boolean removed = removeUnbegunSegment();
        List<SegmentInfo> segments = directory.listSegments();
        checkHeaders(segments);
        int last = segments.size() - 1;
        Optional<Frontier> start = findFrontierBefore(segments.get(last));
        LogScan scan = scan(segments, start.isPresent() ? last : 0, start.orElseGet(Frontier::new), removed);
        derived.trim();
        compareWithCheckpointFile(scan);
        return scan;
    }

    /// Bytes of unfinished writes that were cut off.
    long cutBytes() {
        return cutBytes;
    }

    /// A crash between making a segment file and making its first checkpoint durable leaves a file that means
    /// nothing.
    private boolean removeUnbegunSegment() throws IOException {
        List<SegmentInfo> segments = directory.listSegments();
        if (segments.isEmpty()) {
            throw damaged(0, Fault.SEGMENT_MISSING, SegmentInfo.name(0));
        }
        SegmentInfo last = segments.getLast();
        if (segments.size() == 1 || findFirstCheckpoint(last).isPresent()) {
            return false;
        }
        try (InputStream in = directory.read(last, 0)) {
            if (!new TailInspector(manifest.key(), last.firstIndex()).isUnfinishedWrite(in, 0)) {
                throw damaged(last.firstIndex(), Fault.SEGMENT_DAMAGED, last.name());
            }
        }
        directory.remove(last);
        cutBytes += last.bytes();
        return true;
    }

    private void checkHeaders(List<SegmentInfo> segments) throws IOException {
        long previousLength = 0;
        for (SegmentInfo segment : segments) {
            try (InputStream in = directory.read(segment, 0)) {
                Optional<SegmentHeader> header = SegmentHeader.find(in.readNBytes(SegmentHeader.LENGTH));
                if (header.isEmpty()) {
                    throw damaged(segment.firstIndex(), Fault.SEGMENT_DAMAGED, segment.name());
                }
                if (!header.get().equals(new SegmentHeader(segment.firstIndex(), previousLength))) {
                    throw damaged(segment.firstIndex(), Fault.SEGMENT_MISSING, segment.name());
                }
            }
            previousLength = segment.bytes();
        }
        if (segments.getFirst().firstIndex() != 0) {
            throw damaged(0, Fault.SEGMENT_MISSING, SegmentInfo.name(0));
        }
    }

    private Optional<Checkpoint> findFirstCheckpoint(SegmentInfo segment) throws IOException {
        try (InputStream in = directory.read(segment, 0)) {
            if (SegmentHeader.find(in.readNBytes(SegmentHeader.LENGTH)).isEmpty()) {
                return Optional.empty();
            }
            RecordReader reader = new RecordReader(in, SegmentHeader.LENGTH);
            return reader.next() == RecordReader.Step.RECORD && reader.kind() == RecordFormat.CHECKPOINT
                    ? Optional.of(Checkpoint.open(new String(reader.data(), UTF_8), manifest.key()))
                    : Optional.empty();
        } catch (InvalidNote e) {
            return Optional.empty();
        }
    }

    /// The frontier before a segment as the derived files tell it, if it leads to the root signed at its beginning.
    private Optional<Frontier> findFrontierBefore(SegmentInfo segment) throws IOException {
        if (derived.lengthInEntries() < segment.firstIndex()) {
            return Optional.empty();
        }
        try {
            Frontier frontier = Frontier.read(derived.reading(), segment.firstIndex());
            return findFirstCheckpoint(segment)
                    .filter(signed ->
                            signed.size() == frontier.size() && signed.root().equals(frontier.root(hasher)))
                    .map(signed -> frontier);
        } catch (EvidenceUnavailable e) {
            return Optional.empty();
        }
    }

    private LogScan scan(List<SegmentInfo> segments, int first, Frontier start, boolean removed) throws IOException {
        derived.position(start.size());
        LogScan scan = new LogScan(directory, manifest, new KeptEvidence(), start, this::derive, key);
        long previousLength = first == 0 ? 0 : segments.get(first - 1).bytes();
        for (int i = first; i < segments.size(); i++) {
            SegmentInfo segment = segments.get(i);
            boolean mayBeUnfinished = i == segments.size() - 1 && !removed;
            Optional<VerificationResult> found = scan.scan(segment, mayBeUnfinished, previousLength);
            if (found.isPresent()) {
                switch (found.get()) {
                    case VerificationResult.Tampered bad -> throw new EvidenceDamaged(bad);
                    case VerificationResult.TornTail torn -> cut(segment, scan.soundEnd(), torn.bytes());
                    case VerificationResult.Intact intact -> throw new IllegalStateException("A scan finds " + intact);
                }
            }
            previousLength = segment.bytes();
        }
        return scan;
    }

    /// On a full disk the log still opens; the writer brings the derived files up to date once there is room.
    private void derive(Frontier before, byte[] leaves, long[] offsets, int count) {
        if (derived.size() != before.size()) {
            return;
        }
        try {
            tree.build(before, leaves, count);
            derived.append(tree, offsets);
        } catch (IOException full) {
            return;
        }
    }

    private void cut(SegmentInfo segment, long soundEnd, long bytes) throws IOException {
        if (soundEnd == 0) {
            throw damaged(segment.firstIndex(), Fault.SEGMENT_DAMAGED, segment.name());
        }
        try (Disk.DiskFile file = directory.disk().open(directory.file(segment.name()))) {
            file.truncate(soundEnd);
            file.force();
        }
        directory.durable(segment.firstIndex(), soundEnd);
        cutBytes += bytes;
    }

    private void compareWithCheckpointFile(LogScan scan) throws IOException {
        Optional<Checkpoint> own = CheckpointFile.find(directory, manifest.key());
        long size = scan.frontier().size();
        if (own.isPresent() && own.get().size() > size) {
            throw damaged(
                    size,
                    Fault.SHORTER_THAN_CHECKPOINT,
                    size + " < " + own.get().size());
        }
        if (own.isPresent() && own.get().size() == size && !own.get().root().equals(scan.root())) {
            throw damaged(Math.max(0, size - 1), Fault.DIFFERS_FROM_CHECKPOINT, CheckpointFile.NAME);
        }
    }

    private static EvidenceDamaged damaged(long index, Fault fault, String where) {
        return new EvidenceDamaged(new VerificationResult.Tampered(index, index, fault, where));
    }
}
