package org.zhanqiao.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals secrets at rest: AES-256-GCM under keys derived (HKDF, RFC 5869) from a master key of 32 bytes. Plain Java,
/// because the data plane opens what the control plane sealed. Safe for use by many threads.
///
/// A sealed text reads `v1.KEYID.BASE64URL(nonce ‖ ciphertext ‖ tag)`. The key id says which master key sealed it, so
/// that a master key rotates: the new one seals, the old ones still open. Each text is bound to a context, and does
/// not open in another.
public final class SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String VERSION = "v1";

    private final SecureRandom random;
    private final String current;
    private final Map<String, Keys> keys;

    private record Keys(SecretKey seal, SecretKey hash) {}

    private SecretBox(List<byte[]> masters, SecureRandom random) {
        if (masters.isEmpty()) {
            throw new IllegalArgumentException("master key: at least one is needed");
        }
        this.random = random;
        keys = new LinkedHashMap<>();
        for (var master : masters) {
            if (master.length != KEY_BYTES) {
                throw new IllegalArgumentException("master key: expected 32 bytes, got " + master.length);
            }
            keys.put(keyId(master), new Keys(derive(master, "seal", "AES"), derive(master, "hash", "HmacSHA256")));
        }
        current = keys.keySet().iterator().next();
    }

    /// A box with its master keys.
    ///
    /// @param masterKeys Base64 of 32 bytes; older keys may follow, separated by commas, and still open what they
    /// sealed
    /// @throws IllegalArgumentException when a key is not Base64 of 32 bytes; the message never repeats it
    public static SecretBox of(String masterKeys, SecureRandom random) {
        return new SecretBox(
                Arrays.stream(masterKeys.split(",", -1)).map(SecretBox::decode).toList(), random);
    }

    /// Seals a secret.
    ///
    /// @param context where it will be kept, such as `identity.system_key:ID`
    public String seal(byte[] secret, String context) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var ciphertext = run(Cipher.ENCRYPT_MODE, keysOf(current), nonce, secret, aad(current, context));
        var body =
                ByteBuffer.allocate(NONCE_BYTES + ciphertext.length).put(nonce).put(ciphertext);
        return VERSION + "." + current + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(body.array());
    }

    /// Opens what [#seal] sealed in the same context.
    ///
    /// @throws IllegalArgumentException when the text is not a sealed one, was changed, was sealed in
    ///     another context or under a master key that is not here
    public byte[] open(String sealed, String context) {
        var parts = sealed.split("\\.", -1);
        if (parts.length != 3 || !VERSION.equals(parts[0])) {
            throw new IllegalArgumentException("sealed secret: expected v1.KEYID.BODY");
        }
        var body = Base64.getUrlDecoder().decode(parts[2]);
        if (body.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new IllegalArgumentException("sealed secret: too short");
        }
        var nonce = Arrays.copyOf(body, NONCE_BYTES);
        var rest = Arrays.copyOfRange(body, NONCE_BYTES, body.length);
        return run(Cipher.DECRYPT_MODE, keysOf(parts[1]), nonce, rest, aad(parts[1], context));
    }

    /// Whether a text was sealed by the current master key; one that was not is due to be sealed anew.
    public boolean isCurrent(String sealed) {
        return sealed.startsWith(VERSION + "." + current + ".");
    }

    /// Keyed hashes of a value, to find it without keeping it: HMAC-SHA256 in hex, one for each master key, the
    /// current first. Store the first; look up by all.
    public List<String> hashes(String value, String context) {
        return keys.values().stream()
                .map(pair -> HexFormat.of().formatHex(KeyedHash.once(pair.hash, context + "\n" + value)))
                .toList();
    }

    private Keys keysOf(String id) {
        var found = keys.get(id);
        if (found == null) {
            throw new IllegalArgumentException("sealed secret: its master key is not here");
        }
        return found;
    }

    private static byte[] run(int mode, Keys keys, byte[] nonce, byte[] input, byte[] aad) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.seal, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(aad);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("sealed secret: it was changed, or belongs elsewhere", e);
        }
    }

    private static byte[] aad(String keyId, String context) {
        return (VERSION + "." + keyId + "." + context).getBytes(StandardCharsets.UTF_8);
    }

    private static SecretKey derive(byte[] master, String use, String algorithm) {
        try {
            var expand = HKDFParameterSpec.ofExtract()
                    .addIKM(master)
                    .thenExpand(("zhanqiao/secret-box/" + use).getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            return new SecretKeySpec(KDF.getInstance("HKDF-SHA256").deriveData(expand), algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", e);
        }
    }

    private static String keyId(byte[] master) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("zhanqiao/master-key-id".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(master), 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("master key: expected Base64 of 32 bytes");
        }
    }
}
