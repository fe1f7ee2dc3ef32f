package org.zhanqiao.identity;

/// How a calling system signs (RFC 9421, section 6.2, and the domestic option).
public enum KeyAlgorithm {
    /// HMAC with SHA-256 over a shared secret of 32 bytes.
    HMAC_SHA256("hmac-sha256"),
    /// EdDSA on Curve25519; the platform holds the public key only.
    ED25519("ed25519"),
    /// SM2 signature with SM3 digest (GB/T 32918); the platform holds the public key only.
    SM2_SM3("sm2-sm3");

    private final String label;

    KeyAlgorithm(String label) {
        this.label = label;
    }

    /// The name used in signatures and in storage.
    public String label() {
        return label;
    }

    public static KeyAlgorithm of(String label) {
        for (var algorithm : values()) {
            if (algorithm.label.equals(label)) {
                return algorithm;
            }
        }
        throw new InvalidField("algorithm", "expected hmac-sha256, ed25519 or sm2-sm3");
    }
}
