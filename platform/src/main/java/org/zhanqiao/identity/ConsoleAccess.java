package org.zhanqiao.identity;

import java.time.Instant;

/// Whether somebody may sign calls of a system from the console.
public sealed interface ConsoleAccess {

    /// They may, with this key.
    ///
    /// @param key    one of the system's keys, issued to this person for a short term
    /// @param secret the shared secret, 32 bytes; it signs and is kept nowhere else in the open
    record Open(SystemKey key, byte[] secret) implements ConsoleAccess {
        public Open {
            secret = secret.clone();
        }

        @Override
        public byte[] secret() {
            return secret.clone();
        }

        @Override
        public String toString() {
            return "Open[" + key.keyId() + "]";
        }
    }

    /// An administrator revoked their last key before its time: no other is issued until it would have ended.
    record Stopped(Instant until) implements ConsoleAccess {}
}
