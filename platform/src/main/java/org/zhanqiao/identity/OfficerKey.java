package org.zhanqiao.identity;

import java.time.Instant;
import java.util.UUID;

/// The key with which a person signs agreements, without its secret.
///
/// @param algorithm `ed25519` or `sm2-sm3`
/// @param publicKey subject public key info (DER, Base64)
/// @param kept      whether the platform keeps the private key, sealed; otherwise only its owner has it
public record OfficerKey(
        String keyId, UUID person, KeyAlgorithm algorithm, String publicKey, boolean kept, Instant registeredAt) {}
