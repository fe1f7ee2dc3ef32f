package org.zhanqiao.identity.signin;

import java.time.Duration;
import org.zhanqiao.identity.IdentityProperties;

/// Properties with a light hash and limits of a test's own.
final class TestProperties {

    private TestProperties() {}

    static IdentityProperties with(int attemptsPerAccount, int attemptsPerAddress) {
        return properties(attemptsPerAccount, attemptsPerAddress, 2, Duration.ofSeconds(3));
    }

    static IdentityProperties hashing(int concurrency, Duration wait) {
        return properties(10, 100, concurrency, wait);
    }

    private static IdentityProperties properties(int perAccount, int perAddress, int concurrency, Duration wait) {
        return new IdentityProperties(
                false,
                Duration.ofMinutes(30),
                Duration.ofHours(8),
                Duration.ZERO,
                100,
                concurrency,
                wait,
                64,
                1,
                perAccount,
                perAddress,
                Duration.ofMinutes(15),
                "preferred_username");
    }
}
