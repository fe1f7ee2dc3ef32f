package org.zhanqiao.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// The files of an open log. Readers see of every segment what is durable, and nothing beyond.
final class LogDirectory implements LogSource {
    private final Path path;
    private final Disk disk;
    private final NavigableMap<Long, Long> lengths = new ConcurrentSkipListMap<>();

    LogDirectory(Path path, Disk disk) {
        this.path = path;
        this.disk = disk;
    }

    /// Takes stock of the segments that are there.
    void load() throws IOException {
        lengths.clear();
        for (String name : disk.list(path)) {
            Optional<Long> first = SegmentInfo.findFirstIndex(name);
            if (first.isPresent()) {
                lengths.put(first.get(), disk.size(path.resolve(name)));
            }
        }
    }

    Disk disk() {
        return disk;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    void syncNames() throws IOException {
        disk.syncDirectory(path);
    }

    /// Says how much of a segment is durable.
    void durable(long firstIndex, long length) {
        lengths.put(firstIndex, length);
    }

    void remove(SegmentInfo segment) throws IOException {
        disk.delete(file(segment.name()));
        syncNames();
        lengths.remove(segment.firstIndex());
    }

    @Override
    public List<SegmentInfo> listSegments() {
        return lengths.entrySet().stream()
                .map(entry -> SegmentInfo.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// The segment that holds an entry.
    SegmentInfo segmentOf(long index) {
        Map.Entry<Long, Long> entry = lengths.floorEntry(index);
        if (entry == null) {
            throw new IllegalStateException("No segment for entry " + index);
        }
        return SegmentInfo.of(entry.getKey(), entry.getValue());
    }

    @Override
    public Optional<InputStream> find(String name) throws IOException {
        if (SegmentInfo.findFirstIndex(name).isPresent()) {
            return findSegment(name);
        }
        return disk.exists(file(name)) ? Optional.of(new DiskInput(disk.open(file(name)), 0)) : Optional.empty();
    }

    /// Empty when there is no segment of this name.
    Optional<InputStream> findSegment(String name) throws IOException {
        for (SegmentInfo segment : listSegments()) {
            if (segment.name().equals(name)) {
                return Optional.of(read(segment, 0));
            }
        }
        return Optional.empty();
    }

    /// The durable bytes of a segment from a position on.
    InputStream read(SegmentInfo segment, long position) throws IOException {
        InputStream file = new DiskInput(disk.open(file(segment.name())), position);
        return new BufferedInputStream(new BoundedInput(file, segment.bytes() - position), 1 << 14);
    }
}
