package org.zhanqiao.identity;

import java.util.Locale;

/// Resident identity number (公民身份号码), GB 11643-1999: 17 digits and a check character modulo 11.
public final class ResidentId {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final int LENGTH = 18;

    private ResidentId() {}

    public static boolean isValid(String number) {
        if (number.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            char digit = number.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
            sum += (digit - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11) == number.charAt(LENGTH - 1);
    }

    /// The number with a capital X.
    ///
    /// @throws InvalidField when the number is not a valid one; the message never repeats it
    static String require(String number) {
        var upper = number.strip().toUpperCase(Locale.ROOT);
        if (!isValid(upper)) {
            throw new InvalidField("residentId", "not a resident identity number (GB 11643)");
        }
        return upper;
    }
}
