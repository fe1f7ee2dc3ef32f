package org.zhanqiao.evidence;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// One 32-byte hash value, immutable.
public final class Hash {
    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy of 32 bytes.
    ///
    /// @throws IllegalArgumentException when there are not exactly 32
    public static Hash of(byte[] bytes) {
        if (bytes.length != HashAlgorithm.LENGTH) {
            throw new IllegalArgumentException("A hash has 32 bytes, these are " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    static Hash copyOf(byte[] source, int offset) {
        return new Hash(Arrays.copyOfRange(source, offset, offset + HashAlgorithm.LENGTH));
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when the text is not canonical base64 of 32 bytes
    public static Hash fromBase64(String text) {
        return of(StrictBase64.decode(text));
    }

    /// A copy of the 32 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Standard base64 (RFC 4648 section 4), 44 characters.
    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Lower-case hexadecimal, 64 characters.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
