package org.zhanqiao.evidence;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// A record of a segment: kind (1 byte), length of data (4), length of detail (4), CRC32C of these nine bytes and of
/// data and detail (4), data, detail. Numbers are big-endian. A kind is never 0, so that a hole of zeroes is no
/// record.
final class RecordFormat {
    static final int HEADER = 13;
    static final byte ENTRY = 1;
    static final byte CHECKPOINT = 2;
    /// Largest data and detail together.
    static final int MAX_BODY = 64 << 20;
    /// Largest signed note that may stand in a checkpoint record.
    static final int MAX_NOTE = 16 << 10;
    /// Most entries between two checkpoints: bounds the memory of a verifier.
    static final int MAX_BATCH = 65_536;

    private RecordFormat() {}

    static byte[] encode(byte kind, byte[] data, byte[] detail) {
        byte[] record = new byte[HEADER + data.length + detail.length];
        ByteBuffer buffer = ByteBuffer.wrap(record);
        buffer.put(kind).putInt(data.length).putInt(detail.length);
        System.arraycopy(data, 0, record, HEADER, data.length);
        System.arraycopy(detail, 0, record, HEADER + data.length, detail.length);
        buffer.putInt(crc(record, record.length));
        return record;
    }

    static int crc(byte[] record, int length) {
        CRC32C crc = new CRC32C();
        crc.update(record, 0, HEADER - 4);
        crc.update(record, HEADER, length - HEADER);
        return (int) crc.getValue();
    }
}
