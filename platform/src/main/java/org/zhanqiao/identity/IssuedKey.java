package org.zhanqiao.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A key just made, with its secret for the only time.
///
/// @param secretOrNull the shared secret (Base64) of an `hmac-sha256` key; null for the others, whose private half
///     never comes here
public record IssuedKey(SystemKey key, @Nullable String secretOrNull) {

    public Optional<String> secret() {
        return Optional.ofNullable(secretOrNull);
    }

    @Override
    public String toString() {
        return "IssuedKey[" + key.keyId() + "]";
    }
}
