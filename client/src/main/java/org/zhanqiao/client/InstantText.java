package org.zhanqiao.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// Instants as ISO 8601 text in UTC with all six digits of a microsecond, `2026-11-25T08:30:00.000120Z`: what a call's
/// timestamps look like in headers and in the evidence.
///
/// A call writes half a dozen of them, nearly all within one second, so the text of the last second is kept.
public final class InstantText {
    private static final int PREFIX = "2026-11-25T08:30:00".length();
    private static final int LENGTH = "2026-11-25T08:30:00.000120Z".length();
    private static final long LAST_OF_FOUR_DIGITS =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private static volatile Second last = Second.of(0);

    /// Not a record: its text is an array, and nobody compares it.
    private static final class Second {
        private final long epoch;
        private final byte[] text;

        private Second(long epoch, byte[] text) {
            this.epoch = epoch;
            this.text = text;
        }

        static Second of(long epoch) {
            return new Second(
                    epoch,
                    Instant.ofEpochSecond(epoch).toString().substring(0, PREFIX).getBytes(ISO_8859_1));
        }
    }

    private InstantText() {}

    /// The text of an instant, cut to microseconds.
    public static String of(Instant instant) {
        return new String(bytes(instant), ISO_8859_1);
    }

    /// The same in ASCII.
    public static byte[] bytes(Instant instant) {
        long epoch = instant.getEpochSecond();
        if (epoch < 0 || epoch > LAST_OF_FOUR_DIGITS) {
            return instant.truncatedTo(ChronoUnit.MICROS).toString().getBytes(ISO_8859_1);
        }
        var second = last;
        if (second.epoch != epoch) {
            second = Second.of(epoch);
            last = second;
        }
        var text = Arrays.copyOf(second.text, LENGTH);
        int micros = instant.getNano() / 1_000;
        text[PREFIX] = '.';
        for (int i = LENGTH - 2; i > PREFIX; i--) {
            text[i] = (byte) ('0' + micros % 10);
            micros /= 10;
        }
        text[LENGTH - 1] = 'Z';
        return text;
    }
}
