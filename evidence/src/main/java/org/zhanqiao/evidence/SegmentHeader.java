package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The first 28 bytes of a segment: magic, first index, length of the segment before it, CRC32C of these three.
///
/// @param firstIndex     index of the first entry
/// @param previousLength bytes of the segment before; 0 for the first segment
record SegmentHeader(long firstIndex, long previousLength) {
    static final int LENGTH = 28;

    private static final long MAGIC =
            ByteBuffer.wrap("ZQEVLOG1".getBytes(US_ASCII)).getLong();

    byte[] bytes() {
        ByteBuffer header = ByteBuffer.allocate(LENGTH);
        header.putLong(MAGIC).putLong(firstIndex).putLong(previousLength);
        return header.putInt(crc(header.array())).array();
    }

    /// Empty when these are not the bytes of a header.
    static Optional<SegmentHeader> find(byte[] bytes) {
        if (bytes.length < LENGTH) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        boolean sound = header.getLong(0) == MAGIC && header.getInt(24) == crc(bytes);
        return sound ? Optional.of(new SegmentHeader(header.getLong(8), header.getLong(16))) : Optional.empty();
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, 24);
        return (int) crc.getValue();
    }
}
