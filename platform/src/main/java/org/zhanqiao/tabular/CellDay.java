package org.zhanqiao.tabular;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/// A day as people and spreadsheets write it.
public sealed interface CellDay {

    record Read(LocalDate day) implements CellDay {}

    /// Such as 2026-02-30.
    record Impossible() implements CellDay {}

    record Unreadable() implements CellDay {}

    /// @param cell such as 2026-01-15, 2026/1/15, 2026年1月15日, 20260115, or a number as workbooks keep days
    static CellDay of(TableCell cell) {
        var text = cell.text().replaceAll("[ T]00:00(:00)?$", "");
        var matcher = Patterns.DAY.matcher(text);
        if (matcher.matches()) {
            boolean compact = matcher.group(2) == null;
            try {
                return new Read(LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(compact ? 4 : 2)),
                        Integer.parseInt(matcher.group(compact ? 5 : 3))));
            } catch (DateTimeException e) {
                return new Impossible();
            }
        }
        if (cell.kind() == TableCell.Kind.NUMBER
                && Patterns.COUNTED.matcher(text).matches()) {
            return new Read(Patterns.WORKBOOK_EPOCH.plusDays(new BigDecimal(text).longValue()));
        }
        return new Unreadable();
    }

    /// How days are written.
    final class Patterns {
        private static final LocalDate WORKBOOK_EPOCH = LocalDate.of(1899, 12, 30);
        private static final Pattern DAY =
                Pattern.compile("(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{2})(\\d{2}))");
        private static final Pattern COUNTED = Pattern.compile("[2-9]\\d{4}(\\.\\d+)?");

        private Patterns() {}
    }
}
