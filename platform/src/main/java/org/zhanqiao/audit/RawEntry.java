package org.zhanqiao.audit;

import java.nio.charset.StandardCharsets;

/// An entry byte for byte.
///
/// @param data   what its leaf hash is made of
/// @param detail what the data commits to: commitments of 32 bytes to the subjects, one after the other
public record RawEntry(byte[] data, byte[] detail) {

    /// The data as text, UTF-8.
    public String text() {
        return new String(data, StandardCharsets.UTF_8);
    }
}
