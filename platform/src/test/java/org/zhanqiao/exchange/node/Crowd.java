package org.zhanqiao.exchange.node;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/// A hundred who call at once, each with a number from 1 on.
final class Crowd {

    static final int CALLS = 100;

    private Crowd() {}

    /// Their replies, in the order of their numbers.
    static List<TestCaller.Reply> call(IntFunction<TestCaller.Reply> call) {
        return call(call, () -> {});
    }

    /// @param meanwhile what happens after each has begun
    static List<TestCaller.Reply> call(IntFunction<TestCaller.Reply> call, Runnable meanwhile) {
        var begun = new CountDownLatch(CALLS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.rangeClosed(1, CALLS)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> {
                                begun.countDown();
                                return call.apply(number);
                            },
                            threads))
                    .toList();
            Awaitility.await().until(() -> begun.getCount() == 0);
            meanwhile.run();
            return calls.stream().map(CompletableFuture::join).toList();
        }
    }
}
