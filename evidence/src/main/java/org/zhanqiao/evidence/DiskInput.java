package org.zhanqiao.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Reads a file of a [Disk] as a stream and closes it with the stream.
final class DiskInput extends InputStream {
    private final Disk.DiskFile file;
    private long position;

    DiskInput(Disk.DiskFile file, long position) {
        this.file = file;
        this.position = position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = file.read(ByteBuffer.wrap(target, offset, length), position);
        position += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = Math.max(0, Math.min(count, file.size() - position));
        position += skipped;
        return skipped;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
