package org.zhanqiao.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.zhanqiao.identity.IdentityFixture;
import org.zhanqiao.identity.IdentityProperties;

class AttemptLimitsTest {

    private final IdentityFixture fixture = new IdentityFixture();
    private final IdentityProperties properties = TestProperties.with(5, 20);
    private final AttemptLimits limits = node();

    @Test
    void the_sixth_failure_of_an_account_waits_its_turn() {
        for (int i = 0; i < 5; i++) {
            assertThat(limits.count("li", "10.0.0." + i)).isEmpty();
        }
        assertThat(limits.count("li", "10.0.0.9")).contains(Duration.ofMinutes(3));
        assertThat(limits.count("wang", "10.0.0.9")).isEmpty();
        later(Duration.ofMinutes(3));
        assertThat(limits.count("li", "10.0.0.9")).isEmpty();
        assertThat(limits.count("li", "10.0.0.9")).isPresent();
    }

    @Test
    void the_limit_holds_at_another_node_and_after_a_restart() {
        for (int i = 0; i < 5; i++) {
            limits.count("li", "10.0.0.1");
        }
        assertThat(node().count("li", "10.0.0.1")).isPresent();
    }

    @Test
    void an_address_is_slowed_down_whichever_account_it_tries_and_makes_no_more_rows() {
        for (int i = 0; i < 20; i++) {
            assertThat(limits.count("user" + i, "2001:db8:1:2::" + i)).isEmpty();
        }
        for (int i = 20; i < 50; i++) {
            assertThat(limits.count("user" + i, "2001:db8:1:2::" + i)).isPresent();
        }
        assertThat(limits.count("user99", "2001:db8:1:3::1")).isEmpty();
        assertThat(rows()).isEqualTo(20 + 1 + 2);
    }

    @Test
    void coming_in_forgets_the_failures() {
        for (int i = 0; i < 5; i++) {
            limits.count("li", "10.0.0.1");
        }
        limits.succeeded("li", "10.0.0.1");
        assertThat(limits.count("li", "10.0.0.1")).isEmpty();
    }

    @Test
    void a_hundred_at_once_are_five() throws Exception {
        Callable<Optional<Duration>> attempt = () -> limits.count("li", "10.0.0.1");
        int tried = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var each : threads.invokeAll(Collections.nCopies(100, attempt))) {
                tried += each.get().isEmpty() ? 1 : 0;
            }
        }
        assertThat(tried).isEqualTo(5);
    }

    @Test
    void buckets_that_ran_dry_go_away() {
        for (int i = 0; i < 10; i++) {
            limits.count("user" + i, "10.0.0.1");
        }
        later(Duration.ofMinutes(16));
        limits.count("li", "10.0.0.2");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void what_was_typed_is_not_kept() {
        limits.count("my-password-by-mistake", "10.0.0.1");
        assertThat(fixture.jdbc
                        .sql("select string_agg(a::text, ' ') from identity.sign_in_attempt a")
                        .query(String.class)
                        .single())
                .doesNotContain("mistake")
                .doesNotContain("10.0.0.1");
    }

    private AttemptLimits node() {
        return new AttemptLimits(fixture.jdbc, fixture.box, fixture.clock, properties);
    }

    private void later(Duration duration) {
        Instant now = fixture.clock.instant();
        fixture.setTime(now.plus(duration));
    }

    private int rows() {
        return fixture.jdbc
                .sql("select count(*) from identity.sign_in_attempt")
                .query(Integer.class)
                .single();
    }
}
