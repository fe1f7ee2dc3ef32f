package org.zhanqiao.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Has futures completed where their callers are at home, or else on a thread of its own, so that what callers do on
/// completion overlaps with the next `fsync`; and keeps the checkpoint file at most a second behind. It is itself the
/// home of entries that name none.
final class Acknowledger implements Runnable, Executor {
    private static final long CHECKPOINT_FILE_EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final int BATCHES_AHEAD = 8;

    private final BlockingQueue<Runnable> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Supplier<Checkpoint> head;
    private final CheckpointFile file;
    private long lastWrite = System.nanoTime();
    private boolean stopped;

    Acknowledger(Supplier<Checkpoint> head, CheckpointFile file) {
        this.head = head;
        this.file = file;
    }

    /// Hands over a durable batch.
    void acknowledge(List<Pending> entries, List<Logged> receipts) {
        atHome(entries, i -> entries.get(i).complete(receipts.get(i)));
    }

    void fail(List<Pending> entries, EvidenceUnavailable cause) {
        atHome(entries, i -> entries.get(i).completeExceptionally(cause));
    }

    /// One task for each home of the batch; a home that does not take it is stood in for.
    private void atHome(List<Pending> entries, IntConsumer completion) {
        Map<Executor, List<Integer>> homes = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            homes.computeIfAbsent(entries.get(i).home(), home -> new ArrayList<>())
                    .add(i);
        }
        homes.forEach((home, places) -> {
            Runnable task = () -> places.forEach(completion::accept);
            try {
                home.execute(task);
            } catch (RuntimeException e) {
                execute(task);
            }
        });
    }

    /// Ends the thread after everything handed over before.
    void stop() {
        execute(() -> stopped = true);
    }

    /// Waits when the tasks of many batches wait already.
    @Override
    public void execute(Runnable batch) {
        boolean interrupted = false;
        while (true) {
            try {
                batches.put(batch);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                Runnable batch =
                        file.isBehind(head.get()) ? batches.poll(untilWrite(), TimeUnit.NANOSECONDS) : batches.take();
                if (batch != null) {
                    batch.run();
                }
            } catch (InterruptedException e) {
                continue;
            }
            if (untilWrite() <= 0 && file.isBehind(head.get())) {
                writeCheckpoint();
            }
        }
        writeCheckpoint();
    }

    private long untilWrite() {
        return lastWrite + CHECKPOINT_FILE_EVERY - System.nanoTime();
    }

    /// A copy for convenience: when the disk has no room for it, the next second tries again.
    private void writeCheckpoint() {
        lastWrite = System.nanoTime();
        try {
            file.write(head.get());
        } catch (IOException e) {
            return;
        }
    }
}
