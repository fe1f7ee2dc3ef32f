package org.zhanqiao.client.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// SHA-256 (FIPS 180-4). Looking the algorithm up and making a digest costs as much as hashing a short text, so the
/// last used one is kept for the next call; who finds it taken makes another. Safe for use by many threads at once.
public final class Sha256 {
    private static final AtomicReference<@Nullable MessageDigest> IDLE = new AtomicReference<>();

    private Sha256() {}

    /// The hash of these bytes, one after the other.
    public static byte[] of(byte[]... parts) {
        MessageDigest taken = IDLE.getAndSet(null);
        MessageDigest digest = taken != null ? taken : newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] hash = digest.digest();
        IDLE.set(digest);
        return hash;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256", e);
        }
    }
}
