package org.zhanqiao.barrier.reports;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Codes that people write down and read to each other: digits and capital letters without I, L, O and U (Crockford’s
/// base 32), in groups.
final class PlainCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;

    private PlainCode() {}

    /// A code of a keyed hash.
    ///
    /// @param hash   hexadecimal
    /// @param length characters, five bits each
    /// @param group  characters between two hyphens
    static String of(String hash, int length, int group) {
        var bytes = HexFormat.of().parseHex(hash);
        var code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (i > 0 && i % group == 0) {
                code.append('-');
            }
            int bit = i * BITS;
            int word = (bytes[bit / 8] & 0xFF) << 8 | (bytes[bit / 8 + 1] & 0xFF);
            code.append(ALPHABET.charAt(word >> (16 - BITS - bit % 8) & 31));
        }
        return code.toString();
    }

    /// A code as it was given out, of what somebody typed: small letters, full-width ones, spaces, and letters that
    /// look like digits are understood.
    ///
    /// @param length characters without hyphens
    static Optional<String> read(String typed, int length, int group) {
        var code = new StringBuilder();
        var typedAlike = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        for (int i = 0; i < typedAlike.length(); i++) {
            char each = typedAlike.charAt(i);
            char meant = each == 'O' ? '0' : each == 'I' || each == 'L' ? '1' : each;
            if (ALPHABET.indexOf(meant) >= 0) {
                if (code.length() % (group + 1) == group) {
                    code.append('-');
                }
                code.append(meant);
            } else if (meant != '-' && !Character.isWhitespace(meant)) {
                return Optional.empty();
            }
        }
        return code.length() == length + (length - 1) / group ? Optional.of(code.toString()) : Optional.empty();
    }
}
