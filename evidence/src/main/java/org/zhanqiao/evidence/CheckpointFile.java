package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;

/// The latest checkpoint as a file of its own, for witnesses to fetch and to notice a lost tail. A copy: the segments
/// hold every checkpoint.
final class CheckpointFile {
    static final String NAME = "checkpoint";

    private final LogDirectory directory;
    private long writtenSize = -1;

    CheckpointFile(LogDirectory directory) {
        this.directory = directory;
    }

    boolean isBehind(Checkpoint head) {
        return head.size() != writtenSize;
    }

    void write(Checkpoint head) throws IOException {
        directory.disk().publish(directory.file(NAME), head.note().getBytes(UTF_8));
        writtenSize = head.size();
    }

    /// Empty when there is none, or none that this key signed.
    static Optional<Checkpoint> find(LogDirectory directory, VerifierKey key) throws IOException {
        if (!directory.disk().exists(directory.file(NAME))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Checkpoint.open(new String(directory.disk().read(directory.file(NAME)), UTF_8), key));
        } catch (InvalidNote e) {
            return Optional.empty();
        }
    }
}
