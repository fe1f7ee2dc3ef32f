package org.zhanqiao.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;

/// Many clients at many addresses of the loopback (127.1.0.1, 127.1.0.2 …), all on one thread, so that the crowd takes
/// little of what the platform needs, and the platform counts each address as it counts anybody's.
final class Crowd implements AutoCloseable {

    private static final int ADDRESSES = 600;
    private static final int A_BLOCK = 250;
    private static final int CONNECTIONS_EACH = 40;
    private static final int KEPT_SECONDS = 10;
    private static final int TICK_MILLIS = 4;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final List<HttpClient> clients = new ArrayList<>();

    Crowd() {
        for (int i = 0; i < ADDRESSES; i++) {
            clients.add(vertx.createHttpClient(
                    new HttpClientOptions()
                            .setLocalAddress("127.1." + i / A_BLOCK + "." + (i % A_BLOCK + 1))
                            .setKeepAliveTimeout(KEPT_SECONDS),
                    new PoolOptions().setHttp1MaxSize(CONNECTIONS_EACH)));
        }
    }

    Vertx vertx() {
        return vertx;
    }

    /// The client of somebody: numbers are dealt out over the addresses.
    HttpClient client(int number) {
        return clients.get(number % ADDRESSES);
    }

    /// Lets one after the other begin at a steady pace, however those before are doing, and waits for all.
    ///
    /// @param one told its number, counted from 0
    void atPace(double perSecond, int count, IntFunction<Future<?>> one) {
        run(count, (begun, done) -> {
            long start = System.nanoTime();
            vertx.setPeriodic(TICK_MILLIS, timer -> {
                double due = (System.nanoTime() - start) / 1e9 * perSecond;
                while (begun[0] < count && begun[0] <= due) {
                    one.apply(begun[0]++).onComplete(done::settle);
                }
                if (begun[0] == count) {
                    vertx.cancelTimer(timer);
                }
            });
        });
    }

    /// Lets so many at once do theirs, and waits for all.
    void atOnce(int width, int count, IntFunction<Future<?>> one) {
        run(count, (begun, done) -> {
            for (int i = 0; i < Math.min(width, count); i++) {
                next(begun, count, one, done);
            }
        });
    }

    private static void next(int[] begun, int count, IntFunction<Future<?>> one, Done done) {
        if (begun[0] < count) {
            one.apply(begun[0]++).onComplete(result -> {
                done.settle(result);
                next(begun, count, one, done);
            });
        }
    }

    private interface Beginning {
        void begin(int[] begun, Done done);
    }

    private void run(int count, Beginning beginning) {
        var all = Promise.<Void>promise();
        var done = new Done(count, all);
        vertx.runOnContext(_ -> beginning.begin(new int[1], done));
        try {
            all.future().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("somebody of the crowd failed: " + e.getCause(), e);
        }
    }

    /// Counts until all are done; the first who fails ends it.
    private static final class Done {

        private final Promise<Void> all;
        private int left;

        Done(int count, Promise<Void> all) {
            this.left = count;
            this.all = all;
        }

        void settle(io.vertx.core.AsyncResult<?> result) {
            if (result.failed()) {
                all.tryFail(result.cause());
            } else if (--left == 0) {
                all.tryComplete();
            }
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
