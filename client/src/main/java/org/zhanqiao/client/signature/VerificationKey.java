package org.zhanqiao.client.signature;

/// The verifying half of a system's key. Immutable and safe for use by many threads at once.
///
/// For `hmac-sha256` this is the shared secret itself: keep it as secret as the signing key.
public sealed interface VerificationKey permits HmacSha256, Ed25519VerificationKey, Sm2VerificationKey {
    /// A key from what is stored of it: the secret (`hmac-sha256`), or the DER SubjectPublicKeyInfo (RFC 5280).
    ///
    /// @throws IllegalArgumentException when the bytes are not such a key; the message does not repeat them
    static VerificationKey of(SignatureAlgorithm algorithm, byte[] encoded) {
        return switch (algorithm) {
            case HMAC_SHA256 -> new HmacSha256(encoded);
            case ED25519 -> Ed25519VerificationKey.of(encoded);
            case SM2_SM3 -> {
                Sm2.requireBouncyCastle();
                yield Sm2VerificationKey.of(encoded);
            }
        };
    }

    /// The one algorithm that this key may be used with; an `alg` parameter that says otherwise must be refused
    /// (RFC 9421 §3.2 step 6).
    SignatureAlgorithm algorithm();

    /// Whether these bytes sign that base. Any malformed signature is simply not valid.
    boolean verify(byte[] base, byte[] signature);

    /// What [#of] takes to make this key again.
    byte[] encoded();
}
