package org.zhanqiao.identity;

import java.util.Locale;

/// Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, the last one a check digit modulo 31.
public final class SocialCreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    private SocialCreditCode() {}

    public static boolean isValid(String code) {
        if (code.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            int value = ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31) == code.charAt(LENGTH - 1);
    }

    /// The code in capital letters.
    ///
    /// @throws InvalidField naming `field` when the code is not a valid one
    static String require(String field, String code) {
        var upper = code.strip().toUpperCase(Locale.ROOT);
        if (!isValid(upper)) {
            throw new InvalidField(field, "not a unified social credit code (GB 32100)");
        }
        return upper;
    }
}
