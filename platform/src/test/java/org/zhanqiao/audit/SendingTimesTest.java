package org.zhanqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.zhanqiao.TestDatabase;

/// How long it took until entries were durable and answers sent: counted on nodes, added up in the database.
class SendingTimesTest {

    private static final Instant HOUR = Instant.parse("2026-11-02T01:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final SendingTimes times = new SendingTimes();

    private static void add(SendingTimes times, Instant received, String service, int millis) {
        times.add(received, "CONSUMER", "PROVIDER", service, Duration.ofMillis(millis));
    }

    private void carry(SendingTimes node) throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            node.carry(connection, "node-" + System.identityHashCode(node));
        }
    }

    private long carried(String service) {
        return database.jdbc()
                .sql("select coalesce(sum(calls), 0) from audit.sending where service = :service")
                .param("service", service)
                .query(Long.class)
                .single();
    }

    @Test
    void every_call_of_many_threads_is_carried_once() throws SQLException {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 1; i <= 1_000; i++) {
                int millis = i % 50 + 1;
                threads.execute(() -> add(times, HOUR.plusSeconds(millis), "S", millis));
                if (i % 200 == 0) {
                    carry(times);
                }
            }
        }
        carry(times);
        assertThat(carried("S")).isEqualTo(1_000);
        carry(times);
        assertThat(carried("S")).isEqualTo(1_000);
        assertThat(database.jdbc()
                        .sql("select count(distinct hour) from audit.sending")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_several_nodes_count_is_added_up_by_service() throws SQLException {
        var other = new SendingTimes();
        add(times, HOUR, "S", 3);
        add(other, HOUR, "S", 3);
        add(other, HOUR, "T", 3);
        carry(times);
        carry(other);
        add(times, HOUR, "S", 3);
        carry(times);
        assertThat(carried("S")).isEqualTo(3);
        assertThat(carried("T")).isEqualTo(1);
    }

    @Test
    void what_could_not_be_carried_is_carried_the_next_time() throws SQLException {
        add(times, HOUR, "S", 3);
        Connection closed;
        try (var connection = database.dataSource().getConnection()) {
            closed = connection;
        }
        assertThatThrownBy(() -> times.carry(closed, "node")).isInstanceOf(SQLException.class);
        add(times, HOUR, "S", 3);
        carry(times);
        assertThat(carried("S")).isEqualTo(2);
    }

    @Test
    void hours_long_past_are_not_kept_in_memory() throws SQLException {
        for (int hour = 0; hour < 48; hour++) {
            add(times, HOUR.plus(Duration.ofHours(hour)), "S", 3);
            carry(times);
        }
        assertThat(carried("S")).isEqualTo(48);
        assertThat(times.kindsInMemory()).isEqualTo(2);
    }
}
