package org.zhanqiao.exchange.node;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.identity.KeyedHash;
import org.zhanqiao.protection.Mask;

/// Blurs one column's values. A masked value is always text in the answer; a missing value stays missing.
sealed interface FieldMask {

    String apply(String value);

    /// Whether the value leaves as the source gave it.
    default boolean transparent() {
        return false;
    }

    /// The mask a plan names, with the keys it needs.
    ///
    /// @param pseudonymKey keyed per grant, so that pseudonyms of two grants never meet
    /// @param sm4Key       the key the caller registered, or `null` when it has none; its values are hidden then
    static FieldMask of(Mask mask, Supplier<byte[]> pseudonymKey, @Nullable Sm4Key sm4Key, SecureRandom random) {
        return switch (mask) {
            case Mask.None() -> new Clear();
            case Mask.KeepEnds(int head, int tail) -> new KeepEnds(head, tail);
            case Mask.Hide() -> new Hide();
            case Mask.Pseudonym() -> new Pseudonym(new KeyedHash(pseudonymKey.get()));
            case Mask.Year() -> new Year();
            case Mask.District() -> new District();
            case Mask.Band(long width) -> new Band(BigDecimal.valueOf(width));
            case Mask.Sm4() ->
                sm4Key == null ? new Hide() : new Sm4(sm4Key.keyId(), new SecretKeySpec(sm4Key.key(), "SM4"), random);
        };
    }

    /// The key values are encrypted to for a caller.
    ///
    /// @param key 16 bytes
    record Sm4Key(String keyId, byte[] key) {
        @Override
        public String toString() {
            return "Sm4Key[" + keyId + "]";
        }
    }

    /// As it is.
    record Clear() implements FieldMask {
        @Override
        public String apply(String value) {
            return value;
        }

        @Override
        public boolean transparent() {
            return true;
        }
    }

    /// Counts characters as a reader does (code points), so that a rare Chinese character is never cut in half.
    record KeepEnds(int head, int tail) implements FieldMask {
        @Override
        public String apply(String value) {
            int length = value.codePointCount(0, value.length());
            if (length <= head + tail) {
                return "*".repeat(Math.max(length, 1));
            }
            int headEnd = value.offsetByCodePoints(0, head);
            int tailStart = value.offsetByCodePoints(value.length(), -tail);
            return value.substring(0, headEnd) + "*".repeat(length - head - tail) + value.substring(tailStart);
        }
    }

    /// Three stars.
    record Hide() implements FieldMask {
        @Override
        public String apply(String value) {
            return "***";
        }
    }

    /// HMAC-SHA256, the first 16 bytes, base64url.
    record Pseudonym(KeyedHash hash) implements FieldMask {
        @Override
        public String apply(String value) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash.of(value), 16));
        }
    }

    /// The first four digits of an ISO date; hides anything that does not begin like one.
    record Year() implements FieldMask {
        private static final Pattern DATE = Pattern.compile("(\\d{4})-\\d{2}-\\d{2}.*");

        @Override
        public String apply(String value) {
            var date = DATE.matcher(value);
            return date.matches() ? date.group(1) : "***";
        }
    }

    /// Up to and including the district, county or county-level city; hides an address that names none.
    record District() implements FieldMask {
        // 市 also begins names (市南区), and 区 also ends what is no district (小区, 社区).
        private static final Pattern ADDRESS =
                Pattern.compile("((?:[^省]{2,8}省)?(?:[^省市]{2,8}市)?[^\\d路街道巷号小社园苑村]{1,4}?[区县市]).*");

        @Override
        public String apply(String value) {
            var address = ADDRESS.matcher(value);
            return address.matches() ? address.group(1) : "***";
        }
    }

    /// `low-high`, both inclusive for whole numbers; hides what is no number.
    record Band(BigDecimal width) implements FieldMask {
        @Override
        public String apply(String value) {
            var number = TypedValue.number(value);
            if (number == null) {
                return "***";
            }
            var low = number.divide(width, 0, RoundingMode.FLOOR).multiply(width);
            return low.toPlainString() + "-"
                    + low.add(width).subtract(BigDecimal.ONE).toPlainString();
        }
    }

    /// `sm4:KEYID:base64(nonce ‖ ciphertext ‖ tag)` with SM4-GCM: 12-byte nonce, 16-byte tag. The key id stands in
    /// the value, so that a value kept through a rotation still says which key opens it.
    record Sm4(String keyId, SecretKeySpec key, SecureRandom random) implements FieldMask {
        private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

        @Override
        public String apply(String value) {
            try {
                var nonce = new byte[12];
                random.nextBytes(nonce);
                var cipher = Cipher.getInstance("SM4/GCM/NoPadding", PROVIDER);
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
                var sealed = cipher.doFinal(value.getBytes(StandardCharsets.UTF_8));
                var all = Arrays.copyOf(nonce, nonce.length + sealed.length);
                System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
                return "sm4:" + keyId + ":" + Base64.getEncoder().encodeToString(all);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("SM4-GCM of Bouncy Castle", e);
            }
        }
    }
}
