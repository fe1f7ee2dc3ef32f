package org.zhanqiao.demand.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Measures as readers and exports write them; templates ask it. A figure that there is none of is a dash to readers.
public final class MeasureWords {

    private static final String NONE = "–";

    private MeasureWords() {}

    /// A share in percent, rounded down to one decimal, so that nothing that failed once shows as 100 %.
    public static String percent(OptionalDouble share) {
        return share.isEmpty() ? NONE : percent(share.getAsDouble()).toPlainString() + " %";
    }

    static BigDecimal percent(double share) {
        // Through the decimal text, so that 0.29 does not become 28.9 %.
        return new BigDecimal(Double.toString(share)).movePointRight(2).setScale(1, RoundingMode.DOWN);
    }

    public static String milliseconds(OptionalDouble duration) {
        return duration.isEmpty() ? NONE : rounded(duration.getAsDouble()) + " ms";
    }

    static String rounded(double milliseconds) {
        return BigDecimal.valueOf(milliseconds)
                .setScale(milliseconds < 10 ? 1 : 0, RoundingMode.HALF_UP)
                .toPlainString();
    }

    public static String days(@Nullable Integer workingDays) {
        return workingDays == null ? NONE : workingDays.toString();
    }
}
