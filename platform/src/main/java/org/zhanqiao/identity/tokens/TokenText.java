package org.zhanqiao.identity.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.zhanqiao.client.signature.Sha256;

/// What a token looks like: `zq_`, 43 random letters and digits (256 bits), and the CRC-32 of all before it in six
/// more, base 62. Whoever scans files and logs for secrets finds the shape, and tells a token from a likeness by its
/// last six characters without asking anybody.
public final class TokenText {

    static final String PREFIX = "zq_";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 43;
    private static final int CHECK = 6;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM + CHECK) + "}");

    private TokenText() {}

    static String draw(RandomGenerator random) {
        var text = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text + check(text.toString());
    }

    /// Whether this can be a token of ours; nothing is looked up for what cannot.
    static boolean isOne(String text) {
        int end = text.length() - CHECK;
        return SHAPE.matcher(text).matches() && check(text.substring(0, end)).equals(text.substring(end));
    }

    /// Whether something of a token's shape stands anywhere in a text.
    public static boolean isIn(String text) {
        return SHAPE.matcher(text).find();
    }

    static byte[] digest(String token) {
        return Sha256.of(token.getBytes(UTF_8));
    }

    private static String check(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(UTF_8));
        var check = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < CHECK; i++) {
            check.insert(0, ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return check.toString();
    }
}
