package org.zhanqiao.evidence;

import java.io.ByteArrayOutputStream;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.RandomAccess;

/// The hashes of a Merkle proof, in the order of RFC 9162: immutable, one block of 32 bytes each.
public final class ProofPath {
    /// Hashes of the longest path that a log can have.
    static final int MAX_COUNT = 63;

    private final byte[] hashes;

    private ProofPath(byte[] hashes) {
        this.hashes = hashes;
    }

    static ProofPath copyOf(byte[] source, int length) {
        return new ProofPath(Arrays.copyOf(source, length));
    }

    /// A path of these hashes.
    public static ProofPath of(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * HashAlgorithm.LENGTH];
        int offset = 0;
        for (Hash hash : hashes) {
            System.arraycopy(hash.bytes(), 0, bytes, offset, HashAlgorithm.LENGTH);
            offset += HashAlgorithm.LENGTH;
        }
        return new ProofPath(bytes);
    }

    /// Reads what [#base64] wrote.
    ///
    /// @throws IllegalArgumentException when it is not canonical base64 of whole hashes, at most 63
    public static ProofPath fromBase64(String text) {
        byte[] bytes = StrictBase64.decode(text);
        if (bytes.length % HashAlgorithm.LENGTH != 0 || bytes.length > MAX_COUNT * HashAlgorithm.LENGTH) {
            throw new IllegalArgumentException("The path has " + bytes.length + " bytes, not " + HashAlgorithm.LENGTH
                    + " for each of at most " + MAX_COUNT + " hashes");
        }
        return new ProofPath(bytes);
    }

    /// The hashes one after the other, all in one base64, as ASCII.
    public byte[] base64() {
        return Base64.getEncoder().encode(hashes);
    }

    /// Number of hashes.
    public int count() {
        return hashes.length / HashAlgorithm.LENGTH;
    }

    /// The hashes as a list.
    public List<Hash> hashes() {
        return new HashList(this);
    }

    byte[] block() {
        return hashes;
    }

    /// Writes a line of base64 for each hash.
    void writeLines(ByteArrayOutputStream text) {
        Base64.Encoder encoder = Base64.getEncoder();
        for (int i = 0; i < hashes.length; i += HashAlgorithm.LENGTH) {
            text.writeBytes(encoder.encode(Arrays.copyOfRange(hashes, i, i + HashAlgorithm.LENGTH)));
            text.write('\n');
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProofPath path && Arrays.equals(hashes, path.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return hashes().toString();
    }

    private static final class HashList extends AbstractList<Hash> implements RandomAccess {
        private final ProofPath path;

        HashList(ProofPath path) {
            this.path = path;
        }

        @Override
        public Hash get(int index) {
            if (index < 0 || index >= size()) {
                throw new IndexOutOfBoundsException(index);
            }
            return Hash.copyOf(path.hashes, index * HashAlgorithm.LENGTH);
        }

        @Override
        public int size() {
            return path.count();
        }
    }
}
