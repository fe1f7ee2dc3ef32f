package org.zhanqiao.samplecity;

/// Numbers written as the registers write them.
final class Texts {

    private Texts() {}

    /// Appends a number that is not negative, with leading zeros up to the width.
    static StringBuilder padded(StringBuilder text, long number, int width) {
        String digits = Long.toString(number);
        for (int i = digits.length(); i < width; i++) {
            text.append('0');
        }
        return text.append(digits);
    }

    /// The number with leading zeros up to the width.
    static String padded(long number, int width) {
        return padded(new StringBuilder(width), number, width).toString();
    }

    /// Hundredths as a decimal, `12345` as `123.45`.
    static String hundredths(long value) {
        return padded(new StringBuilder(16).append(value / 100).append('.'), value % 100, 2)
                .toString();
    }
}
