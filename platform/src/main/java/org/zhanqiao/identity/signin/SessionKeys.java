package org.zhanqiao.identity.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.zhanqiao.identity.KeyedHash;

/// Keys for sessions and form tokens, derived (HKDF) from `zhanqiao.session-key`: Base64 of 32 bytes, older ones after
/// commas, whose sessions still count.
///
/// @param sessions the first signs, all verify
/// @param forms signs and verifies form tokens
record SessionKeys(List<SecretKey> sessions, KeyedHash forms) {

    private static final int KEY_BYTES = 32;

    static SessionKeys of(String text) {
        var masters =
                Arrays.stream(text.split(",", -1)).map(SessionKeys::decode).toList();
        return new SessionKeys(
                masters.stream().map(master -> derive(master, "session")).toList(),
                new KeyedHash(derive(masters.getFirst(), "form").getEncoded()));
    }

    private static byte[] decode(String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("zhanqiao.session-key: expected Base64 of 32 bytes");
        }
        return key;
    }

    private static SecretKey derive(byte[] master, String use) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(master)
                    .thenExpand(("zhanqiao/sign-in/" + use).getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            return new SecretKeySpec(KDF.getInstance("HKDF-SHA256").deriveData(parameters), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "SessionKeys[" + sessions.size() + "]";
    }
}
