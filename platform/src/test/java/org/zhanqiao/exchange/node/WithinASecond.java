package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// What was done at the control plane counts within a second: for every call that reaches a node later than that,
/// however long a busy machine takes to carry the call there and back.
final class WithinASecond {

    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final Pattern RECEIVED = Pattern.compile("received=\"([^\"]+)\"");

    private WithinASecond() {}

    /// The first reply by which it counts.
    ///
    /// @param call made again and again, from now on: it has been done
    static TestCaller.Reply reply(Supplier<TestCaller.Reply> call, Predicate<TestCaller.Reply> counts) {
        var done = Instant.now();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(call::get, reply -> {
                    boolean itCounts = counts.test(reply);
                    if (!itCounts) {
                        assertThat(received(reply)).as(reply.text()).isBefore(done.plus(PROMISED));
                    }
                    return itCounts;
                });
    }

    private static Instant received(TestCaller.Reply reply) {
        var timing = RECEIVED.matcher(reply.header("zhanqiao-timing"));
        assertThat(timing.find()).as(reply.text()).isTrue();
        return Instant.parse(timing.group(1));
    }
}
