package org.zhanqiao.evidence;

import java.util.Arrays;

/// The part of the Merkle tree that a batch of new leaves touches: enough to give the new root and an inclusion proof
/// for every leaf of the batch, computed from the frontier before it and without reading the disk.
///
/// A level keeps the nodes from the even index at or left of the first new node to the right edge; an unpaired last
/// node is carried up unchanged, which is how RFC 9162 section 2.1.1 treats an incomplete right subtree. Buffers are
/// kept from batch to batch. Not thread-safe.
final class BatchTree {
    private static final int LENGTH = TreeHasher.LENGTH;

    private final TreeHasher hasher;
    private final byte[][] levels = new byte[64][];
    private final byte[] path = new byte[64 * LENGTH];
    private long from;
    private long to;
    private int top;

    BatchTree(TreeHasher hasher) {
        this.hasher = hasher;
        Arrays.fill(levels, new byte[0]);
    }

    /// @param leaves at least one leaf hash, 32 bytes each
    void build(Frontier frontier, byte[] leaves, int count) {
        from = frontier.size();
        to = from + count;
        int filled = start(frontier, 0, count + 1);
        System.arraycopy(leaves, 0, levels[0], filled * LENGTH, count * LENGTH);
        filled += count;
        top = 0;
        while (width(top) > 1) {
            filled = lift(frontier, top, filled);
            top++;
        }
    }

    private int lift(Frontier frontier, int level, int count) {
        int target = start(frontier, level + 1, count / 2 + 2);
        byte[] below = levels[level];
        byte[] above = levels[level + 1];
        for (int i = 0; i + 1 < count; i += 2) {
            hasher.node(below, i * LENGTH, below, (i + 1) * LENGTH, above, target++ * LENGTH);
        }
        if (count % 2 == 1) {
            System.arraycopy(below, (count - 1) * LENGTH, above, target++ * LENGTH, LENGTH);
        }
        return target;
    }

    /// Makes room at a level and puts the old peak first where the first new node has a left sibling.
    private int start(Frontier frontier, int level, int capacity) {
        if (levels[level].length < capacity * LENGTH) {
            levels[level] = new byte[capacity * LENGTH];
        }
        if (((from >>> level) & 1) == 0) {
            return 0;
        }
        frontier.copyPeak(level, levels[level], 0);
        return 1;
    }

    /// Size of the tree before the batch.
    long from() {
        return from;
    }

    /// Size of the tree with the batch.
    long to() {
        return to;
    }

    Hash root() {
        return Hash.copyOf(levels[top], 0);
    }

    InclusionProof proof(long index) {
        int length = 0;
        for (int level = 0; level < top; level++) {
            long sibling = (index >>> level) ^ 1;
            if (sibling < width(level)) {
                copyNode(level, sibling, path, length);
                length += LENGTH;
            }
        }
        return new InclusionProof(index, to, ProofPath.copyOf(path, length));
    }

    void copyNode(int level, long index, byte[] target, int offset) {
        System.arraycopy(levels[level], position(level, index), target, offset, LENGTH);
    }

    /// Number of nodes at this level that the batch made complete.
    int completed(int level) {
        return level > top ? 0 : Math.toIntExact((to >>> level) - (from >>> level));
    }

    /// The array that holds the nodes of a level; the completed ones start at [#completedOffset].
    byte[] nodes(int level) {
        return levels[level];
    }

    int completedOffset(int level) {
        return position(level, from >>> level);
    }

    private int position(int level, long index) {
        long base = (from >>> level) & ~1L;
        return Math.toIntExact(index - base) * LENGTH;
    }

    private long width(int level) {
        return ((to - 1) >>> level) + 1;
    }
}
