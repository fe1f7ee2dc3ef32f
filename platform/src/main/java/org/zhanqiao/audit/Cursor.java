package org.zhanqiao.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// A place in a list ordered by time, log and index. Unlike a page number it costs the same however deep it lies, and
/// stays where it is while entries are added.
///
/// @param received microseconds at the finest
public record Cursor(Instant received, int log, long index) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})\\.([0-9]{1,18})");

    /// The text form, for addresses.
    public String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, received) + "." + log + "." + index;
    }

    /// Reads the text form; anything else is no place.
    public static Optional<Cursor> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long micros = Long.parseLong(matcher.group(1));
        return Optional.of(new Cursor(
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3))));
    }
}
