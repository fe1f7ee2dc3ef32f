package org.zhanqiao.evidence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// An entry on its way to the disk: encoded and hashed by the caller's thread, so that the writer only copies.
final class Pending extends CompletableFuture<Logged> {
    private static final int OVERHEAD = 256;

    private final byte[] record;
    private final byte[] leaf;
    private final Executor home;

    /// @param home completes it
    Pending(byte[] record, byte[] leaf, Executor home) {
        this.record = record;
        this.leaf = leaf;
        this.home = home;
    }

    byte[] record() {
        return record;
    }

    byte[] leaf() {
        return leaf;
    }

    Executor home() {
        return home;
    }

    /// What it counts for in the bounded queue.
    long weight() {
        return (long) record.length + OVERHEAD;
    }
}
