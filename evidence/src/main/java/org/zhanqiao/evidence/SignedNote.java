package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;

/// C2SP signed notes (c2sp.org/signed-note): text, a blank line, signature lines.
final class SignedNote {
    private static final String SIGNATURE_START = "\u2014 ";
    private static final int MAX_SIGNATURES = 100;
    private static final int KEY_ID_LENGTH = 4;

    private SignedNote() {}

    /// The note over a text, which must end in a newline.
    static String sign(String text, LogKey key) {
        byte[] signature = key.sign(text.getBytes(UTF_8));
        byte[] value = Arrays.copyOf(key.verifierKey().id(), KEY_ID_LENGTH + signature.length);
        System.arraycopy(signature, 0, value, KEY_ID_LENGTH, signature.length);
        return join(text, key.origin(), Base64.getEncoder().encodeToString(value));
    }

    /// A note with one signature.
    ///
    /// @param signature key id and signature in base64
    static String join(String text, String signer, String signature) {
        return text + "\n" + SIGNATURE_START + signer + " " + signature + "\n";
    }

    /// What [#join] was given for this signer; the note has it.
    static String signature(String note, String signer) {
        String start = SIGNATURE_START + signer + " ";
        return note.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElseThrow();
    }

    /// The text of a note that the key signed. Signatures of other keys are ignored, as the specification demands.
    ///
    /// @throws InvalidNote when the note is malformed, or the key's signature is missing or wrong
    static String open(String note, VerifierKey key) throws InvalidNote {
        if (note.chars().anyMatch(c -> (c < ' ' && c != '\n') || c == '\uFFFD')) {
            throw new InvalidNote("The note contains control characters or is not UTF-8");
        }
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw new InvalidNote("The note has no blank line before its signatures, or is cut off");
        }
        String text = note.substring(0, blank + 1);
        String[] lines = note.substring(blank + 2).split("\n", -1);
        if (lines.length > MAX_SIGNATURES + 1) {
            throw new InvalidNote("The note has more than " + MAX_SIGNATURES + " signatures");
        }
        boolean signed = false;
        for (String line : Arrays.copyOf(lines, lines.length - 1)) {
            signed |= isSignatureOf(line, text, key);
        }
        if (!signed) {
            throw new InvalidNote("The note has no signature of " + key.name() + "+" + key.idHex());
        }
        return text;
    }

    private static boolean isSignatureOf(String line, String text, VerifierKey key) throws InvalidNote {
        int space = line.indexOf(' ', SIGNATURE_START.length());
        if (!line.startsWith(SIGNATURE_START) || space < 0) {
            throw new InvalidNote("Not a signature line: '" + line + "'");
        }
        byte[] value;
        try {
            value = StrictBase64.decode(line.substring(space + 1));
        } catch (IllegalArgumentException e) {
            throw new InvalidNote("A signature of the note is damaged: " + e.getMessage());
        }
        if (value.length <= KEY_ID_LENGTH) {
            throw new InvalidNote("A signature of the note is too short");
        }
        if (!line.substring(SIGNATURE_START.length(), space).equals(key.name())
                || !Arrays.equals(value, 0, KEY_ID_LENGTH, key.id(), 0, KEY_ID_LENGTH)) {
            return false;
        }
        if (!key.verify(text.getBytes(UTF_8), Arrays.copyOfRange(value, KEY_ID_LENGTH, value.length))) {
            throw new InvalidNote("The signature of " + key.name() + "+" + key.idHex() + " is not genuine");
        }
        return true;
    }
}
