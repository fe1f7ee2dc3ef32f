package org.zhanqiao.samplecity;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// Hands batches from the thread that makes rows to one that writes them. It holds at most a few batches; the maker
/// waits when the writer is behind.
final class Pump<B> implements AutoCloseable {

    /// Writes one batch.
    interface Writer<B> {
        void write(B batch) throws SQLException;
    }

    private static final int WAITING = 8;

    private final BlockingQueue<Optional<B>> queue = new ArrayBlockingQueue<>(WAITING);
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread thread;

    Pump(String name, Writer<B> writer) {
        thread = Thread.ofPlatform().name(name).daemon().start(() -> run(writer));
    }

    private void run(Writer<B> writer) {
        try {
            for (Optional<B> batch = queue.take(); batch.isPresent(); batch = queue.take()) {
                writer.write(batch.get());
            }
            end.complete(null);
        } catch (InterruptedException stopped) {
            end.cancel(false);
        } catch (SQLException | RuntimeException failure) {
            end.completeExceptionally(failure);
        }
    }

    /// Waits until there is room.
    ///
    /// @throws CompletionException when the writer failed
    void put(B batch) {
        offer(Optional.of(batch));
    }

    /// Waits until everything is written.
    ///
    /// @throws CompletionException when the writer failed
    void finish() {
        offer(Optional.empty());
        end.join();
    }

    private void offer(Optional<B> batch) {
        try {
            while (!queue.offer(batch, 50, TimeUnit.MILLISECONDS)) {
                if (end.isDone()) {
                    end.join();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while writing rows");
        }
    }

    /// Waits for the batch that is being written; those that wait behind it are dropped. The writer is not interrupted:
    /// H2 closes a database whose file was interrupted.
    @Override
    public void close() {
        queue.clear();
        queue.add(Optional.empty());
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
