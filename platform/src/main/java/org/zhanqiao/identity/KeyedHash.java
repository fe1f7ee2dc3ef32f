package org.zhanqiao.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// HMAC with SHA-256 (RFC 2104) under one key. Safe for use by many threads at once.
///
/// The last used [Mac] is kept for the next call; who finds it taken makes another.
public final class KeyedHash {

    /// Bytes of a hash.
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final AtomicReference<@Nullable Mac> KEYLESS = new AtomicReference<>();

    private final SecretKeySpec key;
    private final AtomicReference<@Nullable Mac> idle = new AtomicReference<>();

    /// @param key at least one byte
    public KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /// The hash of a text in UTF-8, 32 bytes.
    public byte[] of(String text) {
        try {
            var taken = idle.getAndSet(null);
            var mac = taken != null ? taken : Mac.getInstance(ALGORITHM);
            if (taken == null) {
                mac.init(key);
            }
            var hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            idle.set(mac);
            return hash;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java", e);
        }
    }

    /// The hash of a text under a key that is used for nothing else.
    public static byte[] once(byte[] key, String text) {
        return once(new SecretKeySpec(key, ALGORITHM), text);
    }

    static byte[] once(Key key, String text) {
        try {
            var taken = KEYLESS.getAndSet(null);
            var mac = taken != null ? taken : Mac.getInstance(ALGORITHM);
            mac.init(key);
            var hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            KEYLESS.set(mac);
            return hash;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java", e);
        }
    }
}
