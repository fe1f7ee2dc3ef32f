package org.zhanqiao.client.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// HMAC with SHA-256 under one secret.
///
/// The last used [Mac] is kept for the next call; who finds it taken makes another. That costs no more than an
/// atomic swap, and unlike a thread-local it neither grows with threads nor is useless to virtual ones.
final class HmacSha256 implements VerificationKey {
    /// 128 bits: below that the secret, not SHA-256, would be the weak part.
    static final int SHORTEST_SECRET = 16;

    private final byte[] secret;
    private final AtomicReference<@Nullable Mac> idle = new AtomicReference<>();

    HmacSha256(byte[] secret) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("The secret of an hmac-sha256 key has " + secret.length
                    + " bytes; at least " + SHORTEST_SECRET + " are needed");
        }
        this.secret = secret.clone();
    }

    byte[] mac(byte[] base) {
        Mac taken = idle.getAndSet(null);
        Mac mac = taken != null ? taken : newMac();
        byte[] result = mac.doFinal(base);
        idle.set(mac);
        return result;
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.HMAC_SHA256;
    }

    @Override
    public boolean verify(byte[] base, byte[] signature) {
        return MessageDigest.isEqual(mac(base), signature);
    }

    @Override
    public byte[] encoded() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "hmac-sha256 key";
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks HmacSHA256", e);
        }
    }
}
