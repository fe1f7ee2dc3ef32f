package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// What was done at the control plane counts within a second: for every call that a node receives, or whose source
/// answers it, later than that, however long a busy machine takes to carry the call there and back.
final class WithinASecond {

    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final Pattern LOOKED_AT = Pattern.compile("(?:received|answered)=\"([^\"]+)\"");

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
                        assertThat(lastLook(reply)).as(reply.text()).isBefore(done.plus(PROMISED));
                    }
                    return itCounts;
                });
    }

    /// When the node last looked at what counts: as it received the call, and once more as its source had answered.
    private static Instant lastLook(TestCaller.Reply reply) {
        return LOOKED_AT
                .matcher(reply.header("zhanqiao-timing"))
                .results()
                .map(look -> Instant.parse(look.group(1)))
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError("no timing on " + reply.status() + " " + reply.text()));
    }
}
