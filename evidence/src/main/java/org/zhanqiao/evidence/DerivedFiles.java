package org.zhanqiao.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What can be computed from the segments, kept to answer in a few small reads: the tree's nodes at every eighth
/// level (`derived/hashes-00`, `-08`, …: 32 bytes a node, complete subtrees only) and the place of every entry in
/// its segment (`derived/offsets`: 8 bytes each). One thread writes; any thread reads, each with files of its own,
/// because closing a channel is what the JDK does to a thread that is interrupted while it reads.
final class DerivedFiles implements Closeable {
    private static final String DIRECTORY = "derived";
    private static final String OFFSETS = DIRECTORY + "/offsets";
    private static final int STRIDE = 8;
    private static final int TILE = 1 << STRIDE;
    private static final int LENGTH = TreeHasher.LENGTH;

    private final LogDirectory directory;
    private final HashAlgorithm algorithm;
    private final Map<String, Disk.DiskFile> writing = new HashMap<>();
    private volatile long size;
    private long forcedSize;

    DerivedFiles(LogDirectory directory, HashAlgorithm algorithm) throws IOException {
        this.directory = directory;
        this.algorithm = algorithm;
        directory.disk().makeDirectory(directory.file(DIRECTORY));
    }

    /// Number of entries covered.
    long size() {
        return size;
    }

    /// Number of entries that the files are long enough for; their content is not looked at.
    long lengthInEntries() throws IOException {
        return Math.min(file(OFFSETS).size() / Long.BYTES, file(hashes(0)).size() / LENGTH);
    }

    /// Goes on writing after this many entries; what the files hold beyond is overwritten or cut by [#trim].
    void position(long entries) {
        size = entries;
        forcedSize = entries;
    }

    /// Cuts off what lies beyond the present size.
    void trim() throws IOException {
        file(OFFSETS).truncate(size * Long.BYTES);
        for (int level = 0; level == 0 || directory.disk().exists(directory.file(hashes(level))); level += STRIDE) {
            file(hashes(level)).truncate((size >>> level) * LENGTH);
        }
    }

    /// Adds a batch, which must start where the files end. After an exception the size is what it was.
    void append(BatchTree tree, long[] offsets) throws IOException {
        if (tree.from() != size) {
            throw new IllegalStateException("The batch starts at " + tree.from() + ", the files end at " + size);
        }
        int count = Math.toIntExact(tree.to() - tree.from());
        ByteBuffer places = ByteBuffer.allocate(count * Long.BYTES);
        places.asLongBuffer().put(offsets, 0, count);
        file(OFFSETS).write(places, size * Long.BYTES);
        for (int level = 0; tree.completed(level) > 0; level += STRIDE) {
            ByteBuffer nodes =
                    ByteBuffer.wrap(tree.nodes(level), tree.completedOffset(level), tree.completed(level) * LENGTH);
            file(hashes(level)).write(nodes, (tree.from() >>> level) * LENGTH);
        }
        size = tree.to();
    }

    /// Makes the files durable. On failure falls back to what was durable before, to be written again.
    void force() throws IOException {
        try {
            for (Disk.DiskFile file : writing.values()) {
                file.force();
            }
            forcedSize = size;
        } catch (IOException e) {
            size = forcedSize;
            throw e;
        }
    }

    /// Where an entry starts in its segment.
    long offset(long index) throws IOException {
        ByteBuffer place = ByteBuffer.allocate(Long.BYTES);
        try (Disk.DiskFile file = directory.disk().open(directory.file(OFFSETS))) {
            if (file.read(place, index * Long.BYTES) < Long.BYTES) {
                throw new IOException(OFFSETS + " is shorter than entry " + index);
            }
        }
        return place.getLong(0);
    }

    /// A reader for one proof; it keeps the blocks it has read.
    Reading reading() {
        return new Reading();
    }

    private Disk.DiskFile file(String name) throws IOException {
        Disk.DiskFile file = writing.get(name);
        if (file == null) {
            file = directory.disk().open(directory.file(name));
            writing.put(name, file);
        }
        return file;
    }

    private static String hashes(int level) {
        return DIRECTORY + "/hashes-" + (level < 10 ? "0" : "") + level;
    }

    @Override
    public void close() throws IOException {
        for (Disk.DiskFile file : writing.values()) {
            file.close();
        }
        writing.clear();
    }

    /// Reads nodes in blocks of 256 hashes. For one thread.
    final class Reading implements NodeReader {
        private final TreeHasher hasher = new TreeHasher(algorithm);
        private final Map<Integer, Map<Long, byte[]>> tiles = new HashMap<>();

        @Override
        public byte[] node(int level, long index) {
            int within = level % STRIDE;
            int base = level - within;
            long first = index << within;
            byte[] tile = tiles.computeIfAbsent(base, key -> new HashMap<>())
                    .computeIfAbsent(first / TILE, number -> tile(base, number));
            int count = 1 << within;
            int from = (int) (first % TILE) * LENGTH;
            if (tile.length < from + count * LENGTH) {
                throw new EvidenceUnavailable(hashes(base) + " is shorter than node " + index);
            }
            byte[] nodes = new byte[count * LENGTH];
            System.arraycopy(tile, from, nodes, 0, nodes.length);
            for (int width = count; width > 1; width /= 2) {
                for (int i = 0; i < width; i += 2) {
                    hasher.node(nodes, i * LENGTH, nodes, (i + 1) * LENGTH, nodes, i / 2 * LENGTH);
                }
            }
            return count == 1 ? nodes : Hash.copyOf(nodes, 0).bytes();
        }

        private byte[] tile(int level, long number) {
            ByteBuffer tile = ByteBuffer.allocate(TILE * LENGTH);
            try (Disk.DiskFile file = directory.disk().open(directory.file(hashes(level)))) {
                int read = file.read(tile, number * TILE * LENGTH);
                return Arrays.copyOf(tile.array(), read);
            } catch (IOException e) {
                throw new EvidenceUnavailable("Cannot read " + hashes(level), e);
            }
        }
    }
}
