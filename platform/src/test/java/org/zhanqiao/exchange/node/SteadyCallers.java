package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.zhanqiao.client.Receipt;
import org.zhanqiao.client.signature.SigningKey;

/// Several callers who call on, one call after the other, until they are closed. Each answer, however the call ended,
/// has a genuine receipt; one that is served has the data.
final class SteadyCallers implements AutoCloseable {

    private static final int CALLERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger served = new AtomicInteger();
    private final Set<String> others = new ConcurrentSkipListSet<>();
    private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> callers;

    SteadyCallers(ExchangeNode node, SigningKey key, String service) {
        callers = Stream.generate(() -> CompletableFuture.runAsync(() -> callOn(node, key, service), threads))
                .limit(CALLERS)
                .toList();
    }

    private void callOn(ExchangeNode node, SigningKey key, String service) {
        var caller = new TestCaller(key);
        while (!stopped.get()) {
            var reply = caller.query(node, service, keys(ZHANG));
            assertThat(reply.receiptHolds(node)).isTrue();
            receipts.add(reply.receipt());
            if (reply.ending().equals("served")) {
                assertThat(reply.text()).contains("张伟");
                served.incrementAndGet();
            } else {
                assertThat(reply.text()).doesNotContain("张伟", "\"rows\"");
                others.add(reply.ending());
            }
        }
    }

    /// Returns when so many more calls were served.
    void awaitServed(int more) {
        int before = served.get();
        Awaitility.await().atMost(PATIENCE).until(() -> ended() || served.get() > before + more);
    }

    /// Returns when a call has ended otherwise.
    void awaitOutage() {
        Awaitility.await().atMost(PATIENCE).until(() -> ended() || !others.isEmpty());
    }

    private boolean ended() {
        return callers.stream().anyMatch(CompletableFuture::isDone);
    }

    /// How calls ended that were not served.
    Set<String> others() {
        return others;
    }

    Collection<Receipt> receipts() {
        return receipts;
    }

    /// Lets them finish; fails when an answer was not as it should be.
    @Override
    public void close() {
        stopped.set(true);
        callers.forEach(CompletableFuture::join);
        threads.close();
    }
}
