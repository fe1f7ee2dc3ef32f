package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Writes the last segment. What fails to become durable is cut away; after a failed `fsync`, or when even cutting
/// fails, nothing the system says of the file is believed until it has been opened, cut and read anew.
final class SegmentWriter implements Closeable {
    private final LogDirectory directory;
    private Disk.DiskFile file;
    private long firstIndex;
    private long length;
    private boolean doubtful;

    private SegmentWriter(LogDirectory directory, Disk.DiskFile file, long firstIndex, long length) {
        this.directory = directory;
        this.file = file;
        this.firstIndex = firstIndex;
        this.length = length;
    }

    /// Goes on with a segment that is sound to its durable length.
    static SegmentWriter resume(LogDirectory directory) throws IOException {
        SegmentInfo last = directory.listSegments().getLast();
        Disk.DiskFile file = directory.disk().open(directory.file(last.name()));
        return new SegmentWriter(directory, file, last.firstIndex(), last.bytes());
    }

    /// Makes the first segment of a log.
    static void create(LogDirectory directory, Checkpoint empty) throws IOException {
        begin(directory, empty, 0).close();
    }

    /// Makes a segment that starts with the head of the log, durably.
    private static Disk.DiskFile begin(LogDirectory directory, Checkpoint head, long previousLength)
            throws IOException {
        byte[] header = new SegmentHeader(head.size(), previousLength).bytes();
        byte[] record = RecordFormat.encode(RecordFormat.CHECKPOINT, head.note().getBytes(UTF_8), new byte[0]);
        ByteBuffer start = ByteBuffer.allocate(header.length + record.length);
        start.put(header).put(record).flip();
        long length = start.remaining();
        Disk.DiskFile file = directory.disk().open(directory.file(SegmentInfo.name(head.size())));
        try {
            file.truncate(0);
            file.write(start, 0);
            file.force();
            directory.syncNames();
        } catch (IOException e) {
            file.close();
            throw e;
        }
        directory.durable(head.size(), length);
        return file;
    }

    long length() {
        return length;
    }

    long firstIndex() {
        return firstIndex;
    }

    /// Whether the file must be opened anew and verified before it is written again.
    boolean isDoubtful() {
        return doubtful;
    }

    /// Opens the file anew and cuts it to what was durable. The caller verifies it and then says so with [#trust].
    void reopen() throws IOException {
        file.close();
        file = directory.disk().open(directory.file(SegmentInfo.name(firstIndex)));
        if (file.size() < length) {
            throw new IOException("The segment " + SegmentInfo.name(firstIndex) + " has lost durable bytes");
        }
        file.truncate(length);
        file.force();
    }

    void trust() {
        doubtful = false;
    }

    /// Writes at the end and returns once it is durable. After an exception the segment is as it was before.
    void write(ByteBuffer batch) throws IOException {
        int bytes = batch.remaining();
        try {
            file.write(batch, length);
        } catch (IOException e) {
            cut(e);
            throw e;
        }
        try {
            file.force();
        } catch (IOException e) {
            doubtful = true;
            throw e;
        }
        length += bytes;
        directory.durable(firstIndex, length);
    }

    private void cut(IOException cause) {
        try {
            file.truncate(length);
        } catch (IOException e) {
            doubtful = true;
            cause.addSuppressed(e);
        }
    }

    /// Begins the next segment. After an exception the present one is still the last.
    void roll(Checkpoint head) throws IOException {
        if (head.size() == firstIndex) {
            return;
        }
        Disk.DiskFile next = begin(directory, head, length);
        Disk.DiskFile full = file;
        file = next;
        firstIndex = head.size();
        length = directory.segmentOf(firstIndex).bytes();
        full.close();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
