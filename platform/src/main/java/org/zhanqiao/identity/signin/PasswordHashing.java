package org.zhanqiao.identity.signin;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zhanqiao.identity.IdentityProperties;

/// Argon2id with OWASP's parameters, so many at a time: each takes 19 MiB, and a crowd at the door must not take the
/// memory of the house.
final class PasswordHashing implements PasswordEncoder {

    private final PasswordEncoder argon2;
    private final Semaphore places;
    private final Duration wait;
    private final String nobodysHash;

    PasswordHashing(IdentityProperties properties) {
        argon2 = properties.argon2();
        places = new Semaphore(properties.hashingConcurrency(), true);
        wait = properties.hashingWait();
        nobodysHash = encode("nobody has this password");
    }

    /// @throws TooBusy when no place came free in time
    @Override
    public String encode(@Nullable CharSequence password) {
        enter();
        try {
            var hash = argon2.encode(password);
            if (hash == null) {
                throw new IllegalArgumentException("password: must not be null");
            }
            return hash;
        } finally {
            places.release();
        }
    }

    /// Takes as long for an account that has no password, or is not there, as for one that has.
    ///
    /// @throws TooBusy when no place came free in time
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        enter();
        try {
            return argon2.matches(password, hash == null ? nobodysHash : hash) && hash != null;
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TooBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy();
        }
    }

    /// Too many sign in at once; the same again a moment later may go through.
    static final class TooBusy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooBusy() {
            super("too many passwords are being checked", null, false, false);
        }
    }
}
