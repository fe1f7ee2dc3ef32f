package org.zhanqiao.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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

    private static void require(String name, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("zhanqiao.identity." + name + ": out of range");
        }
    }
}
