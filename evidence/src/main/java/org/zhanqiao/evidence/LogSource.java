package org.zhanqiao.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a verifier reads a log from: a directory, or anything that can list its segments and give its files.
public interface LogSource {
    /// The segments, by ascending first index, with the length up to which each is to be read.
    List<SegmentInfo> listSegments() throws IOException;

    /// A file of the log from its beginning: `manifest`, `checkpoint`, a segment, `derived/hashes-00`. The caller
    /// closes the stream.
    Optional<InputStream> find(String name) throws IOException;

    /// A log in a directory of this machine.
    static LogSource directory(Path directory) {
        return new LogSource() {
            @Override
            public List<SegmentInfo> listSegments() throws IOException {
                List<SegmentInfo> segments = new ArrayList<>();
                try (Stream<Path> files = Files.list(directory)) {
                    for (Path file : files.sorted().toList()) {
                        Optional<Long> first = SegmentInfo.findFirstIndex(String.valueOf(file.getFileName()));
                        if (first.isPresent()) {
                            segments.add(SegmentInfo.of(first.get(), Files.size(file)));
                        }
                    }
                }
                return segments;
            }

            @Override
            public Optional<InputStream> find(String name) throws IOException {
                try {
                    return Optional.of(Files.newInputStream(directory.resolve(name)));
                } catch (NoSuchFileException e) {
                    return Optional.empty();
                }
            }
        };
    }
}
