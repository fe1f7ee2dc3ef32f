package org.zhanqiao.evidence;

/// The roots of the complete subtrees that make up a tree of `size` leaves, at most one a level: all that is needed
/// to append and to compute the root (the "peaks"). 2 KiB, whatever the size. Not thread-safe.
final class Frontier {
    private static final int LEVELS = 64;

    private long size;
    private final byte[] peaks;

    Frontier() {
        this(0, new byte[LEVELS * TreeHasher.LENGTH]);
    }

    private Frontier(long size, byte[] peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    Frontier copy() {
        return new Frontier(size, peaks.clone());
    }

    /// The frontier of the first `size` leaves of a tree whose nodes can be read.
    static Frontier read(NodeReader nodes, long size) {
        Frontier frontier = new Frontier();
        for (int level = 0; level < LEVELS - 1; level++) {
            if (((size >>> level) & 1) == 1) {
                byte[] node = nodes.node(level, (size >>> level) - 1);
                System.arraycopy(node, 0, frontier.peaks, level * TreeHasher.LENGTH, TreeHasher.LENGTH);
            }
        }
        frontier.size = size;
        return frontier;
    }

    long size() {
        return size;
    }

    void copyPeak(int level, byte[] target, int offset) {
        System.arraycopy(peaks, level * TreeHasher.LENGTH, target, offset, TreeHasher.LENGTH);
    }

    void add(TreeHasher hasher, byte[] leaves, int offset) {
        byte[] carry = new byte[TreeHasher.LENGTH];
        System.arraycopy(leaves, offset, carry, 0, TreeHasher.LENGTH);
        int level = 0;
        while (((size >>> level) & 1) == 1) {
            hasher.node(peaks, level * TreeHasher.LENGTH, carry, 0, carry, 0);
            level++;
        }
        System.arraycopy(carry, 0, peaks, level * TreeHasher.LENGTH, TreeHasher.LENGTH);
        size++;
    }

    /// Moves to the size of a batch that was built on this frontier.
    void advance(BatchTree batch) {
        if (batch.from() != size) {
            throw new IllegalStateException("The batch starts at " + batch.from() + ", the frontier ends at " + size);
        }
        size = batch.to();
        for (int level = 0; level < LEVELS - 1; level++) {
            if (((size >>> level) & 1) == 1) {
                batch.copyNode(level, (size >>> level) - 1, peaks, level * TreeHasher.LENGTH);
            }
        }
    }

    /// RFC 9162 section 2.1.1; the root of the empty tree is the hash of nothing.
    Hash root(TreeHasher hasher) {
        if (size == 0) {
            return Hash.of(hasher.plain(new byte[0], 0, 0));
        }
        int level = Long.numberOfTrailingZeros(size);
        byte[] root = new byte[TreeHasher.LENGTH];
        copyPeak(level, root, 0);
        for (level++; level < LEVELS - 1; level++) {
            if (((size >>> level) & 1) == 1) {
                hasher.node(peaks, level * TreeHasher.LENGTH, root, 0, root, 0);
            }
        }
        return Hash.of(root);
    }
}
