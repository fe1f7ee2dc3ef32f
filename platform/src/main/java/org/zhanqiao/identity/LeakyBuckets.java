package org.zhanqiao.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Slows down whoever does something too often: a leaky bucket for each subject, in PostgreSQL, so that it holds over
/// nodes and restarts. An attempt is counted before it is done, so that a hundred at once are a hundred. Buckets that
/// have run dry are removed as new attempts come, once a second, and a full one takes no more, so the table stays
/// small.
///
/// The table is the feature's own, with the columns `subject text primary key, level double precision, at timestamptz`
/// and an index by `at`. A subject may be somebody's number, or a password typed into the wrong box: only its keyed
/// hash is kept.
public final class LeakyBuckets {

    /// Once in this time a process removes buckets that ran dry, at most [#PRUNED].
    private static final Duration PRUNED_EVERY = Duration.ofSeconds(1);

    private static final int PRUNED = 2_000;

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final InstantSource clock;
    private final String table;
    private final Duration window;
    private final AtomicReference<Instant> pruned = new AtomicReference<>(Instant.EPOCH);

    /// @param table  with its schema
    /// @param window in which a full bucket runs dry, more than nothing
    public LeakyBuckets(JdbcClient jdbc, SecretBox box, InstantSource clock, String table, Duration window) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
        this.table = table;
        this.window = window;
    }

    /// Counts an attempt.
    ///
    /// @param kind  what is counted; each kind has buckets of its own
    /// @param limit attempts within the window
    /// @return how long to wait when it is one too many and must not be done
    public Optional<Duration> count(String kind, String value, int limit) {
        var now = clock.instant();
        var last = pruned.get();
        if (now.isAfter(last.plus(PRUNED_EVERY)) && pruned.compareAndSet(last, now)) {
            prune();
        }
        var subject = subject(kind, value);
        double perSecond = limit / (double) window.toSeconds();
        var counted = jdbc.sql("""
                        insert into %s as attempt (subject, level, at)
                        values (:subject, 1, :now)
                        on conflict (subject) do update
                        set level = 1 + greatest(0, attempt.level
                                - :perSecond * greatest(0, extract(epoch from :now - attempt.at))),
                            at = greatest(attempt.at, :now)
                        where greatest(0, attempt.level
                                - :perSecond * greatest(0, extract(epoch from :now - attempt.at))) <= :most
                        returning level
                        """.formatted(table))
                .param("subject", subject)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("perSecond", perSecond)
                .param("most", limit - 1)
                .query(Double.class)
                .optional();
        return counted.isPresent() ? Optional.empty() : Optional.of(waitFor(subject, limit, perSecond));
    }

    /// Takes back all attempts of a value.
    public void forget(String kind, String value) {
        jdbc.sql("delete from %s where subject = :subject".formatted(table))
                .param("subject", subject(kind, value))
                .update();
    }

    /// Takes back one attempt of a value.
    public void takeBack(String kind, String value) {
        jdbc.sql("update %s set level = greatest(0, level - 1) where subject = :subject".formatted(table))
                .param("subject", subject(kind, value))
                .update();
    }

    private Duration waitFor(String subject, int limit, double perSecond) {
        double over = jdbc.sql("""
                        select coalesce(max(level - :perSecond * extract(epoch from :now - at)), 0)
                        from %s
                        where subject = :subject
                        """.formatted(table))
                .param("subject", subject)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("perSecond", perSecond)
                .query(Double.class)
                .single();
        return Duration.ofSeconds((long) Math.ceil(Math.max(1, (over - limit + 1) / perSecond)));
    }

    private void prune() {
        jdbc.sql("""
                        delete from %1$s
                        where subject in (
                            select subject from %1$s
                            where at < :dry
                            order by at
                            limit :most
                            for update skip locked)
                        """.formatted(table))
                .param("most", PRUNED)
                .param("dry", clock.instant().minus(window).atOffset(ZoneOffset.UTC))
                .update();
    }

    private String subject(String kind, String value) {
        return kind + ":" + box.hashes(value, table).getFirst();
    }
}
