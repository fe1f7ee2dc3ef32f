package org.zhanqiao.cli;

import java.util.function.LongConsumer;

/// Rows done and rows a second, on a line of the terminal every two seconds.
final class RowProgress implements LongConsumer {

    private static final long EVERY = 2_000_000_000L;

    private final String what;
    private final long total;
    private final long begun = System.nanoTime();
    private long next = begun + EVERY;

    /// @param total of all rows, or 0 when it is not known yet
    RowProgress(String what, long total) {
        this.what = what;
        this.total = total;
    }

    @Override
    public void accept(long rows) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + EVERY;
        System.err.printf(
                "  %s %,d%s，%,.0f 行/秒%n",
                what, rows, total == 0 ? "" : " / %,d".formatted(total), rows * 1e9 / (now - begun));
    }
}
