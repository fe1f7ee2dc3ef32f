package org.zhanqiao.client.signature;

import java.util.Optional;

/// The signature algorithms of a calling system, with their names in the `alg` parameter.
///
/// `hmac-sha256` and `ed25519` are registered by RFC 9421 (§3.3.3, §3.3.6). `sm2-sm3` is ours for domestic
/// compliance: SM2 over SM3 (GB/T 32918.2, GB/T 32905), user id `1234567812345678` (GB/T 35276), signature as
/// the 64 bytes r ‖ s, laid out as RFC 9421 lays out ECDSA.
public enum SignatureAlgorithm {
    /// Shared secret of at least 16 bytes; signature of 32 bytes.
    HMAC_SHA256("hmac-sha256"),
    /// Key pair as PKCS #8 and SubjectPublicKeyInfo (RFC 8410); signature of 64 bytes.
    ED25519("ed25519"),
    /// Key pair on sm2p256v1 as PKCS #8 and SubjectPublicKeyInfo; signature of 64 bytes.
    SM2_SM3("sm2-sm3");

    private final String parameter;

    SignatureAlgorithm(String parameter) {
        this.parameter = parameter;
    }

    /// The value of the `alg` parameter.
    public String parameter() {
        return parameter;
    }

    /// The algorithm of that `alg` value; names are case-sensitive.
    public static Optional<SignatureAlgorithm> find(String parameter) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.parameter.equals(parameter)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
