package org.zhanqiao.evidence;

/// That the tree of `from` entries is the beginning of the tree of `to` entries (RFC 9162 section 2.1.4).
///
/// @param from size of the older tree; nothing needs proving for 0
/// @param to   size of the newer tree, at least `from`
/// @param path the hashes, in the order of RFC 9162 section 2.1.4.1; empty when the sizes are equal or `from` is 0
public record ConsistencyProof(long from, long to, ProofPath path) {
    /// Refuses sizes that are not in order.
    public ConsistencyProof {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("No consistency proof from size " + from + " to size " + to);
        }
    }

    /// RFC 9162 section 2.1.4.2. Pure: needs nothing but its arguments. Every tree is consistent with the empty one.
    ///
    /// @return whether the newer root covers everything the older root covered
    public boolean verify(Hash older, Hash newer, HashAlgorithm algorithm) {
        byte[] block = path.block();
        TreeHasher hasher = new TreeHasher(algorithm);
        if (from == 0) {
            return block.length == 0 && older.equals(new Frontier().root(hasher));
        }
        if (from == to) {
            return block.length == 0 && older.equals(newer);
        }
        boolean powerOfTwo = Long.bitCount(from) == 1;
        if (!powerOfTwo && block.length == 0) {
            return false;
        }
        byte[] first = powerOfTwo ? older.bytes() : Hash.copyOf(block, 0).bytes();
        byte[] second = first.clone();
        long node = from - 1;
        long last = to - 1;
        int shift = Long.numberOfTrailingZeros(~node);
        node >>>= shift;
        last >>>= shift;
        for (int offset = powerOfTwo ? 0 : TreeHasher.LENGTH; offset < block.length; offset += TreeHasher.LENGTH) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hasher.node(block, offset, first, 0, first, 0);
                hasher.node(block, offset, second, 0, second, 0);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hasher.node(second, 0, block, offset, second, 0);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Hash.of(first).equals(older) && Hash.of(second).equals(newer);
    }
}
