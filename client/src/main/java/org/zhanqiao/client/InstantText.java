package org.zhanqiao.client;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as ISO 8601 text in UTC with all six digits of a microsecond, `2026-11-25T08:30:00.000120Z`: what a call's
/// timestamps look like in headers and in the evidence.
///
/// A call writes half a dozen of them, nearly all within one second, so the text of the last second is kept.
public final class InstantText {
    private static final int PREFIX = "2026-11-25T08:30:00".length();
    private static final long LAST_OF_FOUR_DIGITS =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private static volatile Second last = Second.of(0);

    private record Second(long epoch, String text) {
        static Second of(long epoch) {
            return new Second(epoch, Instant.ofEpochSecond(epoch).toString().substring(0, PREFIX));
        }
    }

    private InstantText() {}

    /// The text of an instant, cut to microseconds.
    public static String of(Instant instant) {
        long epoch = instant.getEpochSecond();
        if (epoch < 0 || epoch > LAST_OF_FOUR_DIGITS) {
            return instant.truncatedTo(ChronoUnit.MICROS).toString();
        }
        var second = last;
        if (second.epoch != epoch) {
            second = Second.of(epoch);
            last = second;
        }
        int micros = instant.getNano() / 1_000;
        var digits = new char[8];
        digits[0] = '.';
        for (int i = 6; i > 0; i--) {
            digits[i] = (char) ('0' + micros % 10);
            micros /= 10;
        }
        digits[7] = 'Z';
        return second.text.concat(new String(digits));
    }
}
