package org.zhanqiao.demand;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Two people who act at once.
public final class Race {

    private Race() {}

    /// What those were told who came too late.
    ///
    /// @param told how they are told
    public static <E extends RuntimeException> List<E> lost(Class<E> told, Runnable one, Runnable other)
            throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(attempt(start, told, one));
            var second = threads.submit(attempt(start, told, other));
            return Stream.of(first.get(), second.get()).filter(Objects::nonNull).toList();
        }
    }

    private static <E extends RuntimeException> Callable<@Nullable E> attempt(
            CyclicBarrier start, Class<E> told, Runnable act) {
        return () -> {
            start.await();
            try {
                act.run();
                return null;
            } catch (RuntimeException thrown) {
                if (told.isInstance(thrown)) {
                    return told.cast(thrown);
                }
                throw thrown;
            }
        };
    }
}
