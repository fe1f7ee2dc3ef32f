package org.zhanqiao.evidence;

import java.util.ArrayList;
import java.util.List;

/// Builds proofs between any sizes from the roots of complete subtrees (RFC 9162 sections 2.1.3.1 and 2.1.4.1).
final class TreeProofs {
    private final NodeReader nodes;
    private final TreeHasher hasher;

    TreeProofs(NodeReader nodes, TreeHasher hasher) {
        this.nodes = nodes;
        this.hasher = hasher;
    }

    InclusionProof inclusion(long index, long size) {
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + split(end - start);
            if (index < middle) {
                path.add(Hash.of(root(middle, end)));
                end = middle;
            } else {
                path.add(Hash.of(root(start, middle)));
                start = middle;
            }
        }
        return new InclusionProof(index, size, ProofPath.of(path.reversed()));
    }

    ConsistencyProof consistency(long from, long to) {
        List<Hash> path = new ArrayList<>();
        if (from > 0 && from < to) {
            long start = 0;
            long end = to;
            boolean wholeOlderTree = true;
            while (from != end) {
                long middle = start + split(end - start);
                if (from <= middle) {
                    path.add(Hash.of(root(middle, end)));
                    end = middle;
                } else {
                    path.add(Hash.of(root(start, middle)));
                    start = middle;
                    wholeOlderTree = false;
                }
            }
            if (!wholeOlderTree) {
                path.add(Hash.of(root(start, end)));
            }
        }
        return new ConsistencyProof(from, to, ProofPath.of(path.reversed()));
    }

    /// Root of the leaves `start` to `end`, exclusive, where `start` is a multiple of the range's largest power of
    /// two.
    private byte[] root(long start, long end) {
        long width = end - start;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.node(level, start >>> level);
        }
        long middle = start + split(width);
        byte[] left = root(start, middle);
        byte[] right = root(middle, end);
        hasher.node(left, 0, right, 0, left, 0);
        return left;
    }

    /// The largest power of two smaller than the width.
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
