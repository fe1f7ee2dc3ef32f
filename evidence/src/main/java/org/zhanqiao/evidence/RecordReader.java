package org.zhanqiao.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Walks the records of a segment, one in memory at a time.
final class RecordReader {
    /// What stands at the next place.
    enum Step {
        RECORD,
        /// The stream ends where a record ends.
        END,
        /// No sound record stands here: cut off, or its lengths or its CRC are wrong.
        DAMAGED
    }

    private final InputStream in;
    private byte[] record = new byte[4096];
    private int length;
    private int dataLength;
    private long start;
    private long end;

    /// @param position where in the segment the stream stands
    RecordReader(InputStream in, long position) {
        this.in = in;
        this.start = position;
        this.end = position;
    }

    Step next() throws IOException {
        start = end;
        int got = in.readNBytes(record, 0, RecordFormat.HEADER);
        if (got == 0) {
            return Step.END;
        }
        if (got < RecordFormat.HEADER) {
            return Step.DAMAGED;
        }
        ByteBuffer header = ByteBuffer.wrap(record);
        byte kind = header.get(0);
        dataLength = header.getInt(1);
        int detailLength = header.getInt(5);
        if ((kind != RecordFormat.ENTRY && kind != RecordFormat.CHECKPOINT)
                || dataLength < 0
                || detailLength < 0
                || (long) dataLength + detailLength > RecordFormat.MAX_BODY) {
            return Step.DAMAGED;
        }
        int body = dataLength + detailLength;
        length = RecordFormat.HEADER + body;
        if (record.length < length) {
            record = Arrays.copyOf(record, Math.max(length, record.length * 2));
        }
        if (in.readNBytes(record, RecordFormat.HEADER, body) < body
                || ByteBuffer.wrap(record).getInt(9) != RecordFormat.crc(record, length)) {
            return Step.DAMAGED;
        }
        end = start + length;
        return Step.RECORD;
    }

    byte kind() {
        return record[0];
    }

    /// Where the record starts in the segment.
    long start() {
        return start;
    }

    /// Where the next record starts.
    long end() {
        return end;
    }

    /// Holds the record until the next step; data starts at [RecordFormat#HEADER], detail after it.
    byte[] bytes() {
        return record;
    }

    int dataLength() {
        return dataLength;
    }

    int detailLength() {
        return length - RecordFormat.HEADER - dataLength;
    }

    byte[] data() {
        return Arrays.copyOfRange(record, RecordFormat.HEADER, RecordFormat.HEADER + dataLength);
    }

    byte[] detail() {
        return Arrays.copyOfRange(record, RecordFormat.HEADER + dataLength, length);
    }
}
