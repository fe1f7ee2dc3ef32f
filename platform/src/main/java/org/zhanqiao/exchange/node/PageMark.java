package org.zhanqiao.exchange.node;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Where a page of a list ended, sealed (AES-256-GCM) so that the row key in it, which the caller may not be allowed
/// to see, stays closed, and bound to its grant. Every node of a city can open it.
final class PageMark {

    private static final int NONCE = 12;

    private final SecretKeySpec key;
    private final SecureRandom random;

    PageMark(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    String seal(Plan plan, List<String> rowKey) {
        int size = 0;
        var parts = new ArrayList<byte[]>();
        for (var part : rowKey) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            parts.add(bytes);
            size += 4 + bytes.length;
        }
        var plain = ByteBuffer.allocate(size);
        parts.forEach(part -> plain.putInt(part.length).put(part));
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, plan).doFinal(plain.array());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    /// @throws Stop.Refused when it was not sealed for this plan
    List<String> open(Plan plan, String text) {
        try {
            var sealed = Base64.getUrlDecoder().decode(text);
            if (sealed.length <= NONCE) {
                throw new GeneralSecurityException("too short");
            }
            var plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, java.util.Arrays.copyOf(sealed, NONCE), plan)
                    .doFinal(sealed, NONCE, sealed.length - NONCE));
            var rowKey = new ArrayList<String>();
            while (plain.hasRemaining()) {
                var part = new byte[plain.getInt()];
                plain.get(part);
                rowKey.add(new String(part, StandardCharsets.UTF_8));
            }
            return rowKey;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Stop.Refused(
                    Refusal.MALFORMED_REQUEST,
                    "“after”不是本列表某一页给出的 next",
                    "'after' is not a mark that a page of this list ended with");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, Plan plan) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(plan.definition.grant().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
