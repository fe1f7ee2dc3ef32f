package org.zhanqiao.evidence;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Where entries wait for the writer: any number of threads add, one takes, none holds a lock. Bounded by bytes; when
/// it is full, or closed, an entry is refused at once.
final class AppendQueue {
    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong weight = new AtomicLong();
    private final long limit;
    private volatile @Nullable Thread parked;
    private volatile boolean closing;
    private volatile boolean closed;

    AppendQueue(long limit) {
        this.limit = limit;
    }

    /// Adds an entry, or fails its future.
    void add(Pending pending) {
        if (closing) {
            pending.completeExceptionally(new EvidenceUnavailable("The log is closed"));
            return;
        }
        if (weight.addAndGet(pending.weight()) > limit) {
            weight.addAndGet(-pending.weight());
            pending.completeExceptionally(
                    new EvidenceUnavailable("Too much waits to be written already: more than " + limit + " bytes"));
            return;
        }
        waiting.add(pending);
        Thread writer = parked;
        if (writer != null) {
            LockSupport.unpark(writer);
        }
        if (closed) {
            refuseAll();
        }
    }

    /// Fills an empty batch with what waits, blocking the writer until there is something and the time has come.
    ///
    /// @param notBefore of [System#nanoTime]; what comes until then goes into the batch.
    /// @return false when the queue is closing and empty
    boolean take(List<Pending> batch, int maxEntries, int maxBytes, long notBefore) {
        while (waiting.isEmpty()) {
            if (closing) {
                return false;
            }
            parked = Thread.currentThread();
            if (waiting.isEmpty() && !closing) {
                LockSupport.park(this);
            }
            parked = null;
        }
        gather(notBefore);
        long bytes = 0;
        while (batch.size() < maxEntries) {
            Pending next = waiting.peek();
            if (next == null || (!batch.isEmpty() && bytes + next.record().length > maxBytes)) {
                break;
            }
            waiting.remove();
            bytes += next.record().length;
            weight.addAndGet(-next.weight());
            batch.add(next);
        }
        return true;
    }

    private void gather(long notBefore) {
        for (long left = notBefore - System.nanoTime(); left > 0 && !closing; left = notBefore - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    /// Takes no more entries; the writer drains what waits.
    void close() {
        closing = true;
        Thread writer = parked;
        if (writer != null) {
            LockSupport.unpark(writer);
        }
    }

    /// Nobody takes any more: whatever slipped in late is refused.
    void refuseAll() {
        closing = true;
        closed = true;
        for (Pending late = waiting.poll(); late != null; late = waiting.poll()) {
            late.completeExceptionally(new EvidenceUnavailable("The log is closed"));
        }
    }
}
