package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The public key of a log, in the text form of C2SP signed notes: `name+8 hex digits+base64(0x01 || key)`.
///
/// This text is the trust anchor of an outsider: it must reach them by another way than the log itself.
public final class VerifierKey {
    private static final byte ED25519 = 1;

    private final String name;
    private final byte[] raw;
    private final byte[] id;
    private final PublicKey key;

    private VerifierKey(String name, byte[] raw) {
        this.name = name;
        this.raw = raw;
        this.id = id(name, raw);
        this.key = Ed25519.publicKey(raw);
    }

    static VerifierKey of(String name, byte[] raw) {
        checkName(name);
        return new VerifierKey(name, raw.clone());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException naming what is wrong with the text
    public static VerifierKey parse(String text) {
        Parts parts = Parts.parse(text);
        byte[] raw = parts.key();
        VerifierKey key = of(parts.name(), raw);
        if (!HexFormat.of().formatHex(key.id).equals(parts.id())) {
            throw new IllegalArgumentException(
                    "The key id " + parts.id() + " does not belong to the name and key of '" + text + "'");
        }
        return key;
    }

    static void checkName(String name) {
        boolean bad = name.isEmpty()
                || name.codePoints()
                        .anyMatch(c -> c == '+' || c < ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c));
        if (bad) {
            throw new IllegalArgumentException(
                    "The name of a log must be non-empty, without spaces, control characters and '+': '" + name + "'");
        }
    }

    private static byte[] id(String name, byte[] raw) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(UTF_8));
            digest.update((byte) '\n');
            digest.update(ED25519);
            digest.update(raw);
            return Arrays.copyOf(digest.digest(), 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /// Name of the key, which is also the origin line of the log's checkpoints.
    public String name() {
        return name;
    }

    byte[] id() {
        return id.clone();
    }

    String idHex() {
        return HexFormat.of().formatHex(id);
    }

    boolean verify(byte[] message, byte[] signature) {
        return Ed25519.verify(key, message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /// The text form, which [#parse] reads.
    @Override
    public String toString() {
        return name + "+" + idHex() + "+" + encoded(raw);
    }

    static String encoded(byte[] key) {
        byte[] typed = new byte[1 + key.length];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return Base64.getEncoder().encodeToString(typed);
    }

    /// The three parts that the text forms of both halves of a key share.
    record Parts(String name, String id, String base64) {
        static Parts parse(String text) {
            String[] parts = text.split("\\+", 3);
            if (parts.length != 3) {
                throw new IllegalArgumentException(
                        "A key has the form name+id+base64, and this has " + parts.length + " part(s)");
            }
            return new Parts(parts[0], parts[1], parts[2]);
        }

        byte[] key() {
            byte[] typed = StrictBase64.decode(base64);
            if (typed.length != 1 + Ed25519.KEY_LENGTH || typed[0] != ED25519) {
                throw new IllegalArgumentException("Not an Ed25519 key: expected type 0x01 and 32 bytes");
            }
            return Arrays.copyOfRange(typed, 1, typed.length);
        }
    }
}
