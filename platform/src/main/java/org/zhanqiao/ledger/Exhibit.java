package org.zhanqiao.ledger;

import java.time.Instant;

/// Something that proves something (证据材料), as it was handed in.
///
/// @param number counts those of a case from 1
/// @param type   media type, found by its content
/// @param digest SHA-256, hexadecimal
/// @param size   in bytes
public record Exhibit(
        int number, String name, String type, String digest, long size, String byLogin, String byName, Instant at) {

    /// Largest that is kept, in bytes.
    public static final int LARGEST = 5 << 20;
}
