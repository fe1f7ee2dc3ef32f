package org.zhanqiao.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// How people sign in. The two keys, `zhanqiao.master-key` and `zhanqiao.session-key`, stand apart, without defaults.
///
/// @param secureCookies cookies over TLS only; a demo over plain HTTP turns it off
/// @param sessionIdle a session ends after this long without a request
/// @param sessionLongest a session ends after this long in any case
/// @param accountCache how long a node trusts its copy of an account; the bound within which a sign-out, a changed
///     password or a shut-out person is noticed by other nodes
/// @param accountCacheSize how many accounts a node keeps a copy of
/// @param hashingConcurrency how many passwords are hashed at once; each takes `argon2-memory`
/// @param hashingWait how long a sign-in waits for its turn to hash before it is asked to try again
/// @param argon2Memory memory of one hash in KiB (OWASP: 19 MiB)
/// @param argon2Iterations passes over that memory (OWASP: 2)
/// @param attemptsPerAccount failed sign-ins of one account within `attempts-window` before it is slowed down
/// @param attemptsPerAddress failed sign-ins from one address within `attempts-window` before it is slowed down
/// @param attemptsWindow the time in which that many failures are forgotten again
/// @param oidcLoginClaim the claim of an OpenID Connect identity token that holds a person's login here
@ConfigurationProperties("zhanqiao.identity")
public record IdentityProperties(
        @DefaultValue("true") boolean secureCookies,
        @DefaultValue("30m") Duration sessionIdle,
        @DefaultValue("8h") Duration sessionLongest,
        @DefaultValue("2s") Duration accountCache,
        @DefaultValue("100000") int accountCacheSize,
        @DefaultValue("2") int hashingConcurrency,
        @DefaultValue("3s") Duration hashingWait,
        @DefaultValue("19456") int argon2Memory,
        @DefaultValue("2") int argon2Iterations,
        @DefaultValue("10") int attemptsPerAccount,
        @DefaultValue("100") int attemptsPerAddress,
        @DefaultValue("15m") Duration attemptsWindow,
        @DefaultValue("preferred_username") String oidcLoginClaim) {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    public IdentityProperties {
        require("session-idle", sessionIdle.isPositive() && sessionIdle.compareTo(sessionLongest) <= 0);
        require("account-cache", !accountCache.isNegative());
        require("account-cache-size", accountCacheSize > 0);
        require("hashing-concurrency", hashingConcurrency > 0);
        require("hashing-wait", !hashingWait.isNegative());
        require("argon2-memory", argon2Memory >= 64);
        require("argon2-iterations", argon2Iterations > 0);
        require("attempts-per-account", attemptsPerAccount > 0);
        require("attempts-per-address", attemptsPerAddress > 0);
        require("attempts-window", attemptsWindow.isPositive());
        require("oidc-login-claim", !oidcLoginClaim.isBlank());
    }

    /// For what runs beside the platform and reads no configuration.
    static IdentityProperties defaults() {
        return new Binder().bindOrCreate("zhanqiao.identity", IdentityProperties.class);
    }

    /// Argon2id with this memory and these passes; what it made carries its parameters, so any of them reads it.
    public PasswordEncoder argon2() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, argon2Memory, argon2Iterations);
    }

    private static void require(String name, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("zhanqiao.identity." + name + ": out of range");
        }
    }
}
