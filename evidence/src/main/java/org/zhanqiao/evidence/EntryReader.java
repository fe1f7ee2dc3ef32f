package org.zhanqiao.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// Reads entries from the segments. Every call opens its own files: see [DerivedFiles].
final class EntryReader {
    private final LogDirectory directory;
    private final DerivedFiles derived;

    EntryReader(LogDirectory directory, DerivedFiles derived) {
        this.directory = directory;
        this.derived = derived;
    }

    void read(long from, long count, Consumer<LogEntry> consumer) throws IOException {
        long index = from;
        long end = from + count;
        while (index < end) {
            SegmentInfo segment = directory.segmentOf(index);
            long place = index < derived.size() ? derived.offset(index) : SegmentHeader.LENGTH;
            long next = index < derived.size() ? index : segment.firstIndex();
            try (InputStream in = directory.read(segment, place)) {
                index = read(new RecordReader(in, place), next, index, end, consumer);
            }
        }
    }

    /// Reads on to the end of the segment or of the range.
    ///
    /// @param first index of the entry that the reader meets first
    private static long read(RecordReader reader, long first, long from, long end, Consumer<LogEntry> consumer)
            throws IOException {
        long index = first;
        while (index < end) {
            switch (reader.next()) {
                case RECORD -> {
                    if (reader.kind() == RecordFormat.ENTRY) {
                        if (index >= from) {
                            consumer.accept(new LogEntry(index, reader.data(), reader.detail()));
                        }
                        index++;
                    }
                }
                case END -> {
                    if (index <= from) {
                        throw new IOException("The segment ends before entry " + from);
                    }
                    return index;
                }
                case DAMAGED -> throw new IOException("The record of entry " + index + " is damaged");
            }
        }
        return index;
    }
}
