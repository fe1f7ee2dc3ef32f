package org.zhanqiao.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How long a batch gathers: never longer than it may, and no longer than something is on its way.
/// It may an hour, so that a batch that waits for its time is found out.
@Timeout(60)
class AppendQueueTest {

    private final AppendQueue queue = new AppendQueue(1 << 20);

    private static long inAnHour() {
        return System.nanoTime() + TimeUnit.HOURS.toNanos(1);
    }

    private void add(int number) {
        queue.add(new Pending(new byte[] {(byte) number}, new byte[TreeHasher.LENGTH], Runnable::run));
    }

    private List<Integer> take() {
        List<Pending> batch = new ArrayList<>();
        queue.take(batch, 100, 1 << 20, inAnHour());
        return batch.stream().map(pending -> (int) pending.record()[0]).toList();
    }

    /// A batch being taken by a thread that waits by now.
    private FutureTask<List<Integer>> taking() {
        FutureTask<List<Integer>> taking = new FutureTask<>(this::take);
        Thread writer = Thread.ofPlatform().daemon().start(taking);
        while (writer.getState() != Thread.State.TIMED_WAITING) {
            LockSupport.parkNanos(1_000_000);
        }
        return taking;
    }

    @Test
    void what_is_on_its_way_is_waited_for_and_nothing_else() throws Exception {
        queue.expect();
        queue.expect();
        add(1);
        queue.arrived();
        FutureTask<List<Integer>> batch = taking();
        add(2);
        queue.arrived();
        assertThat(batch.get()).containsExactly(1, 2);
    }

    @Test
    void what_will_not_come_is_waited_for_no_longer() throws Exception {
        queue.expect();
        queue.expect();
        add(1);
        queue.arrived();
        FutureTask<List<Integer>> batch = taking();
        queue.arrived();
        assertThat(batch.get()).containsExactly(1);
    }

    @Test
    void where_nothing_is_on_its_way_nobody_waits() {
        queue.expect();
        add(1);
        queue.arrived();
        assertThat(take()).containsExactly(1);
    }

    @Test
    void where_nobody_says_what_is_on_its_way_a_batch_gathers_until_its_time() throws Exception {
        add(1);
        FutureTask<List<Integer>> batch = taking();
        add(2);
        queue.close();
        assertThat(batch.get()).containsExactly(1, 2);
    }
}
