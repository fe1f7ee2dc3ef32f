package org.zhanqiao.evidence;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The leaf hashes that the log keeps beside its segments. Nobody vouches for them, but where they reproduce a signed
/// root they are the true ones, and then tell exactly which entry was changed.
final class LeafHints {
    static final String FILE = "derived/hashes-00";

    private final LogSource source;

    LeafHints(LogSource source) {
        this.source = source;
    }

    /// The index of the first entry whose hash is not the one that was signed; empty when the hints do not reproduce
    /// the signed root.
    Optional<Long> findFirstChanged(Frontier before, Checkpoint signed, byte[] leaves, int count, TreeHasher hasher)
            throws IOException {
        long expected = signed.size() - before.size();
        if (expected < 0 || expected > RecordFormat.MAX_BATCH) {
            return Optional.empty();
        }
        Optional<InputStream> file = source.find(FILE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        byte[] hints;
        try (InputStream in = new BufferedInputStream(file.get())) {
            in.skipNBytes(before.size() * TreeHasher.LENGTH);
            hints = in.readNBytes((int) expected * TreeHasher.LENGTH);
        } catch (EOFException e) {
            return Optional.empty();
        }
        if (hints.length < expected * TreeHasher.LENGTH) {
            return Optional.empty();
        }
        Frontier frontier = before.copy();
        for (int i = 0; i < expected; i++) {
            frontier.add(hasher, hints, i * TreeHasher.LENGTH);
        }
        if (!frontier.root(hasher).equals(signed.root())) {
            return Optional.empty();
        }
        int same = 0;
        while (same < Math.min(count, expected)
                && Hash.copyOf(hints, same * TreeHasher.LENGTH).equals(Hash.copyOf(leaves, same * TreeHasher.LENGTH))) {
            same++;
        }
        return Optional.of(before.size() + same);
    }
}
