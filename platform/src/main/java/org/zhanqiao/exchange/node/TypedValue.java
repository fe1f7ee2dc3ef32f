package org.zhanqiao.exchange.node;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ItemType;

/// What a source's text means as a value of its item's type; `null` where it is none, as "约30" is no number. Sources
/// are held to less than callers: a database prints numbers, instants and truth in a form of its own.
final class TypedValue {

    private static final int LONGEST_NUMBER = 64;
    private static final int DATE_LENGTH = "2026-03-01".length();

    /// As of a double, so that every reader can hold it and none is made to write out a million digits.
    private static final int LARGEST_EXPONENT = 308;

    /// `2026-03-01 08:00:00+08`, as SQL prints an instant.
    private static final DateTimeFormatter SQL_INSTANT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ][XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private TypedValue() {}

    /// A [String], [BigDecimal], [LocalDate], [Instant] or [Boolean].
    static @Nullable Object of(ItemType type, String text) {
        return switch (type) {
            case TEXT -> text;
            case NUMBER -> number(text);
            case DATE -> date(text);
            case TIMESTAMP -> instant(text);
            case BOOLEAN -> truth(text);
        };
    }

    static @Nullable BigDecimal number(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
            return null;
        }
        try {
            var number = new BigDecimal(text);
            return Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable LocalDate date(String text) {
        if (!dated(text) || text.length() != DATE_LENGTH) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable Instant instant(String text) {
        if (!dated(text)) {
            return null;
        }
        try {
            boolean sql = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
            return OffsetDateTime.parse(text, sql ? SQL_INSTANT : DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// Whether it begins like a day, so that a column of other texts does not cost an exception a value.
    private static boolean dated(String text) {
        return text.length() >= DATE_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }
}
