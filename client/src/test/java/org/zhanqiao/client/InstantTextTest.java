package org.zhanqiao.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantTextTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-25T08:30:00Z,            2026-11-25T08:30:00.000000Z
            2026-11-25T08:30:00.00012Z,      2026-11-25T08:30:00.000120Z
            2026-11-25T08:30:59.999999999Z,  2026-11-25T08:30:59.999999Z
            1970-01-01T00:00:00.5Z,          1970-01-01T00:00:00.500000Z
            1969-12-31T23:59:59.5Z,          1969-12-31T23:59:59.500Z
            +10000-01-01T00:00:00.123456Z,   +10000-01-01T00:00:00.123456Z
            """)
    void sixDigitsOfAMicrosecond(Instant instant, String text) {
        assertThat(InstantText.of(instant)).isEqualTo(text);
    }

    @Test
    void readsBackAsTheSameMicrosecondWhateverCameBefore() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            var instant = Instant.ofEpochSecond(random.nextLong(253_402_300_800L), random.nextInt(1_000_000_000));
            assertThat(Instant.parse(InstantText.of(instant))).isEqualTo(instant.truncatedTo(ChronoUnit.MICROS));
        }
    }
}
