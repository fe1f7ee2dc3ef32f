package org.zhanqiao.evidence;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Where entries wait for the writer: any number of threads add, one takes, none holds a lock. Bounded by bytes; when
/// it is full, or closed, an entry is refused at once.
final class AppendQueue {
    /// A batch gathers for so long even if nothing is known to be on its way: a caller who was just answered may be
    /// back.
    private static final long LEAST_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong weight = new AtomicLong();
    private final long limit;
    private final AtomicInteger expected = new AtomicInteger();
    private volatile boolean foretold;
    private volatile @Nullable Thread parked;
    private volatile @Nullable Thread gathering;
    private volatile boolean closing;
    private volatile boolean closed;

    AppendQueue(long limit) {
        this.limit = limit;
    }

    /// Says that an entry is being made; one call of [#arrived] follows.
    void expect() {
        if (!foretold) {
            foretold = true;
        }
        expected.incrementAndGet();
    }

    /// Says that an expected entry was added, or will not be.
    void arrived() {
        if (expected.decrementAndGet() == 0) {
            LockSupport.unpark(gathering);
        }
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
        LockSupport.unpark(parked);
        if (closed) {
            refuseAll();
        }
    }

    /// Fills an empty batch with what waits, blocking the writer until there is something and the time has come.
    ///
    /// @param notBefore of [System#nanoTime]; what comes until then goes into the batch, unless no more is expected
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

    /// Lets more come until it is time, or, where entries are foretold, until none is on its way.
    private void gather(long notBefore) {
        long soonest = System.nanoTime() + LEAST_NANOS;
        gathering = Thread.currentThread();
        for (long left = left(soonest, notBefore); left > 0 && !closing; left = left(soonest, notBefore)) {
            LockSupport.parkNanos(this, left);
        }
        gathering = null;
    }

    private long left(long soonest, long notBefore) {
        long now = System.nanoTime();
        long whole = notBefore - now;
        return foretold && expected.get() <= 0 ? Math.min(whole, soonest - now) : whole;
    }

    /// Takes no more entries; the writer drains what waits.
    void close() {
        closing = true;
        LockSupport.unpark(parked);
        LockSupport.unpark(gathering);
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
