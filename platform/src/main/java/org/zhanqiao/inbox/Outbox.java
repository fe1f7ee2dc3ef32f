package org.zhanqiao.inbox;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Letters that wait to be sent. A letter is taken by one process at a time and for a bounded time, so that what a
/// killed process held is tried again by another.
@Repository
class Outbox {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Outbox(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The longest waiting letter that is due, held by the caller from now on.
    Optional<Letter> take(Duration holdFor) {
        var holder = UUID.randomUUID().toString();
        var now = clock.instant();
        return jdbc.sql("""
                with due as (
                  select message from inbox.letter where state = 'WAITING' and due_at <= :now
                  order by due_at limit 1 for update skip locked),
                taken as (
                  update inbox.letter set held_by = :holder, due_at = :until, attempts = attempts + 1
                  from due where letter.message = due.message
                  returning letter.message, letter.address, letter.attempts)
                select taken.message, taken.address, taken.attempts, %s
                from taken join inbox.message on message.id = taken.message
                """.formatted(Inbox.COLUMNS))
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(holdFor)))
                .param("holder", holder)
                .query((row, n) -> new Letter(
                        Inbox.message(row),
                        row.getLong("message"),
                        row.getString("address"),
                        holder,
                        row.getInt("attempts")))
                .optional();
    }

    void sent(Letter letter) {
        settle(letter, "state = 'SENT', sent_at = :now, problem = ''", "", Duration.ZERO);
    }

    /// It will be tried again after a while.
    void failed(Letter letter, String problem, Duration retryAfter) {
        settle(letter, "due_at = :due, problem = :problem", problem, retryAfter);
    }

    void undeliverable(Letter letter, String problem) {
        settle(letter, "state = 'UNDELIVERABLE', problem = :problem", problem, Duration.ZERO);
    }

    private void settle(Letter letter, String change, String problem, Duration retryAfter) {
        var now = clock.instant();
        jdbc.sql("update inbox.letter set " + change + ", held_by = '' where message = :message and held_by = :holder")
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(now.plus(retryAfter)))
                .param("problem", problem)
                .param("message", letter.number())
                .param("holder", letter.holder())
                .update();
    }
}
