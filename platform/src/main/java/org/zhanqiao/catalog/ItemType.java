package org.zhanqiao.catalog;

import java.util.regex.Pattern;

/// What a data item's values are. The letters are those of the catalog guide (C/N/D/T/L).
public enum ItemType {
    /// Text (字符型 C).
    TEXT,
    /// A whole or decimal number (数值型 N).
    NUMBER,
    /// A calendar day, ISO 8601 (日期型 D).
    DATE,
    /// An instant, ISO 8601 with offset (日期时间型 T).
    TIMESTAMP,
    /// True or false (逻辑型 L).
    BOOLEAN;

    private static final Pattern NUMBER_FORM = Pattern.compile("-?\\d{1,30}(\\.\\d{1,15})?");

    /// Whether a caller may send this text as a value of the type. Dates and numbers are checked here so that a
    /// source never sees a value it would choke on.
    public boolean accepts(String text) {
        return switch (this) {
            case TEXT -> text.indexOf('\0') < 0;
            case NUMBER -> NUMBER_FORM.matcher(text).matches();
            case DATE -> isDate(text);
            case TIMESTAMP -> isTimestamp(text);
            case BOOLEAN -> text.equals("true") || text.equals("false");
        };
    }

    private static boolean isDate(String text) {
        try {
            java.time.LocalDate.parse(text);
            return true;
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }

    private static boolean isTimestamp(String text) {
        try {
            java.time.OffsetDateTime.parse(text);
            return true;
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }
}
