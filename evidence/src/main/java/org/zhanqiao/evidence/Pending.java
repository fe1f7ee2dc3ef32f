package org.zhanqiao.evidence;

import java.util.concurrent.CompletableFuture;

/// An entry on its way to the disk: encoded and hashed by the caller's thread, so that the writer only copies.
final class Pending extends CompletableFuture<Logged> {
    private static final int OVERHEAD = 256;

    private final byte[] record;
    private final byte[] leaf;

    Pending(byte[] record, byte[] leaf) {
        this.record = record;
        this.leaf = leaf;
    }

    byte[] record() {
        return record;
    }

    byte[] leaf() {
        return leaf;
    }

    /// What it counts for in the bounded queue.
    long weight() {
        return (long) record.length + OVERHEAD;
    }
}
