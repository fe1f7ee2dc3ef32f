package org.zhanqiao.evidence;

/// One entry as it lies in the log.
public final class LogEntry {
    private final long index;
    private final byte[] data;
    private final byte[] detail;

    LogEntry(long index, byte[] data, byte[] detail) {
        this.index = index;
        this.data = data;
        this.detail = detail;
    }

    /// Zero-based index.
    public long index() {
        return index;
    }

    /// The bytes of which the leaf hash is made; the caller may keep the array.
    public byte[] data() {
        return data;
    }

    /// What the data commits to but the tree does not contain; empty when there is none.
    public byte[] detail() {
        return detail;
    }
}
