package org.zhanqiao.client.signature;

/// Signing with a shared secret.
final class HmacSigningKey extends SigningKey {
    private final HmacSha256 hmac;

    HmacSigningKey(String system, String keyId, byte[] secret) {
        super(system, keyId);
        this.hmac = new HmacSha256(secret);
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.HMAC_SHA256;
    }

    @Override
    public byte[] sign(byte[] base) {
        return hmac.mac(base);
    }

    @Override
    public VerificationKey verificationKey() {
        return hmac;
    }

    @Override
    public byte[] encoded() {
        return hmac.encoded();
    }
}
