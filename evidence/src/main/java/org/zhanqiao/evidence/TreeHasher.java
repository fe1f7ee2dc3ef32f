package org.zhanqiao.evidence;

import java.security.DigestException;
import java.security.MessageDigest;

/// The two hashes of RFC 9162 section 2.1.1: leaf `H(0x00 || data)`, node `H(0x01 || left || right)`. Works in place
/// on byte arrays, so that building a tree allocates nothing. Not safe for use by several threads.
final class TreeHasher {
    static final int LENGTH = HashAlgorithm.LENGTH;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;

    TreeHasher(HashAlgorithm algorithm) {
        digest = algorithm.newDigest();
    }

    void leaf(byte[] source, int offset, int length, byte[] target, int targetOffset) {
        digest.update(LEAF);
        digest.update(source, offset, length);
        finish(target, targetOffset);
    }

    byte[] leaf(byte[] data) {
        byte[] hash = new byte[LENGTH];
        leaf(data, 0, data.length, hash, 0);
        return hash;
    }

    /// The target may overlap either child.
    void node(byte[] left, int leftOffset, byte[] right, int rightOffset, byte[] target, int targetOffset) {
        digest.update(NODE);
        digest.update(left, leftOffset, LENGTH);
        digest.update(right, rightOffset, LENGTH);
        finish(target, targetOffset);
    }

    /// The plain hash: of detail bytes, and of nothing for the empty tree.
    byte[] plain(byte[] source, int offset, int length) {
        digest.update(source, offset, length);
        return digest.digest();
    }

    private void finish(byte[] target, int offset) {
        try {
            digest.digest(target, offset, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("The digest does not have " + LENGTH + " bytes", e);
        }
    }
}
