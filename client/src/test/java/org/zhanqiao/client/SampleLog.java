package org.zhanqiao.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.zhanqiao.evidence.VerifierKey;

/// A log of two entries, the first of which is fixed, written from the C2SP texts and RFC 9162 alone: receipts that
/// hold here hold because two independent programs agree.
final class SampleLog {
    private static final String NAME = "exchange.example/evidence";
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final KeyPair pair;
    private final byte[] typedKey;
    private final byte[] keyId;

    SampleLog() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        byte[] spki = pair.getPublic().getEncoded();
        typedKey = concat(new byte[] {1}, Arrays.copyOfRange(spki, spki.length - 32, spki.length));
        keyId = Arrays.copyOf(sha256(concat((NAME + "\n").getBytes(UTF_8), typedKey)), 4);
    }

    VerifierKey key() {
        return VerifierKey.parse(NAME + "+" + HexFormat.of().formatHex(keyId) + "+" + BASE64.encodeToString(typedKey));
    }

    /// The receipt of an entry.
    String receipt(String entry, byte[] salt) {
        byte[] first = sha256(concat(new byte[] {0}, "first".getBytes(UTF_8)));
        byte[] second = sha256(concat(new byte[] {0}, entry.getBytes(UTF_8)));
        byte[] root = sha256(concat(new byte[] {1}, first, second));
        String note = NAME + "\n2\n" + BASE64.encodeToString(root) + "\n";
        String extra = "{\"entry\":" + Quoted.json(entry) + ",\"answerSalt\":\"" + BASE64.encodeToString(salt) + "\"}";
        return "c2sp.org/tlog-proof@v1\nextra " + BASE64.encodeToString(extra.getBytes(UTF_8)) + "\nindex 1\n"
                + BASE64.encodeToString(first) + "\n\n" + note + "\n— " + NAME + " "
                + BASE64.encodeToString(concat(keyId, sign(note.getBytes(UTF_8)))) + "\n";
    }

    private byte[] sign(byte[] note) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(note);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// JSON strings without a JSON library.
    static final class Quoted {
        private Quoted() {}

        static String json(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }
}
