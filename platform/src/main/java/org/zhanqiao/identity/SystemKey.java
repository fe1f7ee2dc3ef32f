package org.zhanqiao.identity;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A key of a calling system, without its secret. Several may be valid at once, so that keys rotate with overlap.
///
/// @param publicKeyOrNull subject public key info (DER, Base64), null for `hmac-sha256`
/// @param notBefore first instant it is valid
/// @param notAfter first instant it is no longer valid
/// @param revokedAtOrNull when it was revoked
public record SystemKey(
        String keyId,
        String system,
        KeyAlgorithm algorithm,
        @Nullable String publicKeyOrNull,
        Instant notBefore,
        Instant notAfter,
        @Nullable Instant revokedAtOrNull) {

    /// Where a key stands at an instant.
    public enum Standing {
        WAITING,
        VALID,
        EXPIRED,
        REVOKED
    }

    public Optional<String> publicKey() {
        return Optional.ofNullable(publicKeyOrNull);
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAtOrNull);
    }

    public Standing standing(Instant at) {
        if (revokedAtOrNull != null && !at.isBefore(revokedAtOrNull)) {
            return Standing.REVOKED;
        }
        if (at.isBefore(notBefore)) {
            return Standing.WAITING;
        }
        return at.isBefore(notAfter) ? Standing.VALID : Standing.EXPIRED;
    }
}
