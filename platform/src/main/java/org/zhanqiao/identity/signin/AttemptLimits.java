package org.zhanqiao.identity.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.identity.Address;
import org.zhanqiao.identity.IdentityProperties;
import org.zhanqiao.identity.LeakyBuckets;
import org.zhanqiao.identity.SecretBox;

/// Slows down guessing: a bucket for each account and each address. Unknown logins have buckets like known ones, and an
/// address that is over its own limit makes no new ones.
final class AttemptLimits {

    private static final String ADDRESS = "address";
    private static final String ACCOUNT = "account";

    private final LeakyBuckets buckets;
    private final int perAccount;
    private final int perAddress;

    AttemptLimits(JdbcClient jdbc, SecretBox box, InstantSource clock, IdentityProperties properties) {
        this.buckets = new LeakyBuckets(jdbc, box, clock, "identity.sign_in_attempt", properties.attemptsWindow());
        this.perAccount = properties.attemptsPerAccount();
        this.perAddress = properties.attemptsPerAddress();
    }

    /// Counts an attempt.
    ///
    /// @return how long to wait when it is one too many and must not be tried
    Optional<Duration> count(String login, String address) {
        return buckets.count(ADDRESS, Address.network(address), perAddress)
                .or(() -> buckets.count(ACCOUNT, login, perAccount));
    }

    /// Forgets the attempts of an account whose owner came in, and this one of the address.
    void succeeded(String login, String address) {
        buckets.forget(ACCOUNT, login);
        buckets.takeBack(ADDRESS, Address.network(address));
    }

    /// Counts a bearer token that nobody has. Each address has a bucket of its own for them, so that a program with a
    /// stale token keeps nobody in the same office from signing in. A token that is good is not counted.
    ///
    /// @return how long to wait when there were too many
    Optional<Duration> countUnknownToken(String address) {
        return buckets.count("token-address", Address.network(address), perAddress);
    }
}
