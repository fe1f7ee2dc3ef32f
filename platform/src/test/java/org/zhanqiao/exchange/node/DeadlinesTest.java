package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A question ends when its time is up, and no sooner and no later for those that stand in line before or after it.
class DeadlinesTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void what_is_answered_in_time_is_answered_and_what_is_not_fails() {
        List<Promise<String>> asked = new ArrayList<>();
        List<Future<String>> limited = new ArrayList<>();
        onLoop(() -> {
            var deadlines = new Deadlines(vertx);
            for (int i = 0; i < 4; i++) {
                Promise<String> promise = Promise.promise();
                asked.add(promise);
                limited.add(deadlines.within(300, promise.future()));
            }
            limited.add(deadlines.within(60_000, Promise.<String>promise().future()));
            limited.add(deadlines.within(300, Future.succeededFuture("at once")));
            asked.get(2).complete("third first");
            asked.get(1).fail("broken");
        });
        assertThat(limited.get(2).result()).isEqualTo("third first");
        assertThat(limited.get(1).cause()).hasMessage("broken");
        assertThat(limited.get(5).result()).isEqualTo("at once");
        Awaitility.await().until(() -> limited.get(3).isComplete());
        assertThat(limited.get(0).cause()).isInstanceOf(TimeoutException.class);
        assertThat(limited.get(3).cause()).isInstanceOf(TimeoutException.class);
        assertThat(limited.get(4).isComplete()).isFalse();
        onLoop(() -> asked.get(0).complete("too late"));
        assertThat(limited.get(0).cause()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void nothing_fails_before_its_time() {
        List<Long> took = new CopyOnWriteArrayList<>();
        onLoop(() -> {
            var deadlines = new Deadlines(vertx);
            long begun = System.nanoTime();
            deadlines
                    .within(200, Promise.promise().future())
                    .onFailure(_ ->
                            took.add(Duration.ofNanos(System.nanoTime() - begun).toMillis()));
        });
        Awaitility.await().until(() -> !took.isEmpty());
        assertThat(took.getFirst()).isGreaterThanOrEqualTo(200);
    }

    private void onLoop(Runnable work) {
        Promise<Void> done = Promise.promise();
        vertx.runOnContext(_ -> {
            work.run();
            done.complete();
        });
        done.future().await();
    }
}
