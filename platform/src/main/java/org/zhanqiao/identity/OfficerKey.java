package org.zhanqiao.identity;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.signature.Sha256;

/// The key with which a person signs agreements, without its secret.
///
/// @param keyId     its fingerprint; keys registered before that rule keep the name they had
/// @param algorithm `ed25519` or `sm2-sm3`
/// @param publicKey subject public key info (DER, Base64)
/// @param kept      whether the platform keeps the private key, sealed; otherwise only its owner has it
/// @param endedAt   when another took its place or its owner was shut out; `null` while it is current
public record OfficerKey(
        String keyId,
        UUID person,
        KeyAlgorithm algorithm,
        String publicKey,
        boolean kept,
        Instant registeredAt,
        @Nullable Instant endedAt) {

    /// What names the key for anybody who has it.
    public String fingerprint() {
        return fingerprint(publicKey);
    }

    /// SHA-256 of a subject public key info, hexadecimal.
    ///
    /// @param publicKey DER in Base64
    /// @throws IllegalArgumentException when it is no Base64
    public static String fingerprint(String publicKey) {
        return HexFormat.of().formatHex(Sha256.of(Base64.getDecoder().decode(publicKey)));
    }
}
