package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Time limits of one event loop. Setting and clearing a timer for each call costs more than the call's own checks, so
/// questions with equal limits stand in line, the oldest first, and one timer looks at the heads of the lines: a limit
/// is kept to within [#TICK_MILLIS].
final class Deadlines {

    /// Milliseconds between two looks.
    static final long TICK_MILLIS = 10;

    private final Map<Integer, ArrayDeque<Waiting<?>>> lines = new HashMap<>();

    Deadlines(Vertx vertx) {
        vertx.setPeriodic(TICK_MILLIS, _ -> expire(System.nanoTime()));
    }

    private static final class Waiting<T> {
        final long due;

        @Nullable Promise<T> promise;

        Waiting(long due, Promise<T> promise) {
            this.due = due;
            this.promise = promise;
        }
    }

    /// The same future, which fails with [TimeoutException] when its time is up first.
    <T> Future<T> within(int millis, Future<T> future) {
        if (future.isComplete()) {
            return future;
        }
        var line = lines.computeIfAbsent(millis, _ -> new ArrayDeque<>());
        Promise<T> promise = Promise.promise();
        var waiting = new Waiting<>(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), promise);
        line.add(waiting);
        future.onComplete(outcome -> {
            var open = waiting.promise;
            waiting.promise = null;
            for (var head = line.peek(); head != null && head.promise == null; head = line.peek()) {
                line.remove();
            }
            if (open != null) {
                open.handle(outcome);
            }
        });
        return promise.future();
    }

    private void expire(long now) {
        for (var line : lines.values()) {
            for (var head = line.peek();
                    head != null && (head.promise == null || head.due - now <= 0);
                    head = line.peek()) {
                line.remove();
                var open = head.promise;
                head.promise = null;
                if (open != null) {
                    open.fail(new TimeoutException("no answer within the time limit"));
                }
            }
        }
    }
}
