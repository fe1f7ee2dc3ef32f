package org.zhanqiao.identity.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.identity.IdentityProperties;
import org.zhanqiao.identity.SecretBox;

/// Slows down guessing: a leaky bucket for each account and each address, in PostgreSQL, so that it holds over nodes
/// and restarts. An attempt is counted before it is tried, so that a hundred at once are a hundred. Unknown logins
/// have buckets like known ones. Buckets that have run dry are removed as new attempts come, and an address that is
/// over its own limit makes no new ones, so the table stays small.
final class AttemptLimits {

    private static final String CONTEXT = "identity.sign_in_attempt";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final InstantSource clock;
    private final int perAccount;
    private final int perAddress;
    private final Duration window;

    AttemptLimits(JdbcClient jdbc, SecretBox box, InstantSource clock, IdentityProperties properties) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
        this.perAccount = properties.attemptsPerAccount();
        this.perAddress = properties.attemptsPerAddress();
        this.window = properties.attemptsWindow();
    }

    /// Counts an attempt.
    ///
    /// @return how long to wait when it is one too many and must not be tried
    Optional<Duration> count(String login, String address) {
        prune();
        return count(subject("address", Address.network(address)), perAddress)
                .or(() -> count(subject("account", login), perAccount));
    }

    /// Forgets the attempts of an account whose owner came in, and this one of the address.
    void succeeded(String login, String address) {
        jdbc.sql("delete from identity.sign_in_attempt where subject = :subject")
                .param("subject", subject("account", login))
                .update();
        jdbc.sql("""
                        update identity.sign_in_attempt
                        set level = greatest(0, level - 1)
                        where subject = :subject
                        """)
                .param("subject", subject("address", Address.network(address)))
                .update();
    }

    /// Counts a bearer token that nobody has. Each address has a bucket of its own for them, so that a program with a
    /// stale token keeps nobody in the same office from signing in. A token that is good is not counted.
    ///
    /// @return how long to wait when there were too many
    Optional<Duration> countUnknownToken(String address) {
        prune();
        return count(subject("token-address", Address.network(address)), perAddress);
    }

    private Optional<Duration> count(String subject, int limit) {
        double perSecond = limit / (double) window.toSeconds();
        var counted = jdbc.sql("""
                        insert into identity.sign_in_attempt as attempt (subject, level, at)
                        values (:subject, 1, :now)
                        on conflict (subject) do update
                        set level = 1 + greatest(0, attempt.level
                                - :perSecond * greatest(0, extract(epoch from :now - attempt.at))),
                            at = greatest(attempt.at, :now)
                        where greatest(0, attempt.level
                                - :perSecond * greatest(0, extract(epoch from :now - attempt.at))) <= :most
                        returning level
                        """)
                .param("subject", subject)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("perSecond", perSecond)
                .param("most", limit - 1)
                .query(Double.class)
                .optional();
        return counted.isPresent() ? Optional.empty() : Optional.of(waitFor(subject, limit, perSecond));
    }

    private Duration waitFor(String subject, int limit, double perSecond) {
        double over = jdbc.sql("""
                        select coalesce(max(level - :perSecond * extract(epoch from :now - at)), 0)
                        from identity.sign_in_attempt
                        where subject = :subject
                        """)
                .param("subject", subject)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("perSecond", perSecond)
                .query(Double.class)
                .single();
        return Duration.ofSeconds((long) Math.ceil(Math.max(1, (over - limit + 1) / perSecond)));
    }

    private void prune() {
        jdbc.sql("""
                        delete from identity.sign_in_attempt
                        where subject in (
                            select subject from identity.sign_in_attempt
                            where at < :dry
                            order by at
                            limit 100
                            for update skip locked)
                        """)
                .param("dry", clock.instant().minus(window).atOffset(ZoneOffset.UTC))
                .update();
    }

    /// A login may be a password typed into the wrong box: only its keyed hash is kept.
    private String subject(String kind, String value) {
        return kind + ":" + box.hashes(value, CONTEXT).getFirst();
    }
}
