package org.zhanqiao.evidence;

/// That the entry at `index` is in the tree of `size` entries (RFC 9162 section 2.1.3).
///
/// @param index zero-based index of the entry
/// @param size  number of entries of the tree, greater than the index
/// @param path  from the leaf's sibling up to the root's child
public record InclusionProof(long index, long size, ProofPath path) {
    /// Refuses an index that is outside the tree.
    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("No entry " + index + " in a tree of " + size);
        }
    }

    /// RFC 9162 section 2.1.3.2. Pure: needs nothing but its arguments.
    ///
    /// @param data the entry's data, of which the leaf hash is made
    /// @return whether the path leads from the data to the root
    public boolean verify(byte[] data, Hash root, HashAlgorithm algorithm) {
        TreeHasher hasher = new TreeHasher(algorithm);
        return leadsTo(hasher.leaf(data), root, hasher);
    }

    boolean leadsTo(byte[] leafHash, Hash root, TreeHasher hasher) {
        byte[] block = path.block();
        byte[] hash = leafHash.clone();
        long node = index;
        long last = size - 1;
        for (int offset = 0; offset < block.length; offset += TreeHasher.LENGTH) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hasher.node(block, offset, hash, 0, hash, 0);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hasher.node(hash, 0, block, offset, hash, 0);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Hash.of(hash).equals(root);
    }
}
