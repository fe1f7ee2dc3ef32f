package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Decides whether an unsound place in the last segment can be what an unfinished write left behind.
///
/// A batch ends in its signed checkpoint, and the next batch is written only once the one before is durable. So a
/// place that more than one signed checkpoint follows was durable: somebody changed it. One that no signed
/// checkpoint follows is unfinished. Under a single one, a power cut may have kept later disk sectors and lost
/// earlier ones; a lost sector of a growing file reads as zeroes, and any other damage is somebody's work.
final class TailInspector {
    private static final int SECTOR = 512;
    private static final int CHUNK = 256 << 10;

    private final VerifierKey key;
    private final byte[] origin;
    private final long minimumSize;
    private byte[] window = new byte[0];
    private int signed;
    private boolean hole;
    private boolean sectorIsZero = true;

    /// @param minimumSize checkpoints of fewer entries are old ones and count for nothing
    TailInspector(VerifierKey key, long minimumSize) {
        this.key = key;
        this.origin = (key.name() + "\n").getBytes(UTF_8);
        this.minimumSize = minimumSize;
    }

    /// @param in       stands at the first unsound byte
    /// @param position of that byte in the segment
    boolean isUnfinishedWrite(InputStream in, long position) throws IOException {
        long at = position;
        boolean last;
        do {
            byte[] chunk = in.readNBytes(CHUNK);
            last = chunk.length < CHUNK;
            byte[] joined = new byte[window.length + chunk.length];
            System.arraycopy(window, 0, joined, 0, window.length);
            System.arraycopy(chunk, 0, joined, window.length, chunk.length);
            int overlap = last ? 0 : RecordFormat.HEADER + RecordFormat.MAX_NOTE;
            int end = Math.max(0, joined.length - overlap);
            for (int i = 0; i < end && signed < 2; i++) {
                look(joined, i, at + i);
            }
            at += end;
            window = Arrays.copyOfRange(joined, end, joined.length);
        } while (!last && signed < 2);
        return signed == 0 || (signed == 1 && hole);
    }

    private void look(byte[] bytes, int i, long position) {
        if (bytes[i] == RecordFormat.CHECKPOINT && isSignedCheckpoint(bytes, i)) {
            signed++;
        }
        if (signed == 0) {
            sectorIsZero &= bytes[i] == 0;
            if (position % SECTOR == SECTOR - 1) {
                hole |= sectorIsZero;
                sectorIsZero = true;
            }
        }
    }

    private boolean isSignedCheckpoint(byte[] bytes, int at) {
        int note = at + RecordFormat.HEADER;
        if (note + origin.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < origin.length; i++) {
            if (bytes[note + i] != origin[i]) {
                return false;
            }
        }
        int length = ByteBuffer.wrap(bytes).getInt(at + 1);
        if (length < 0 || length > RecordFormat.MAX_NOTE || note + length > bytes.length) {
            return false;
        }
        try {
            return Checkpoint.open(new String(bytes, note, length, UTF_8), key).size() >= minimumSize;
        } catch (InvalidNote e) {
            return false;
        }
    }
}
