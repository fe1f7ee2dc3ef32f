package org.zhanqiao.catalog.inventory;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.protection.Level;
import org.zhanqiao.tabular.TableCell;

/// What the text of a cell says: dates and levels as people and spreadsheets write them, lists of words.
final class CellText {

    static final int LONGEST = 4_000;

    private static final LocalDate WORKBOOK_EPOCH = LocalDate.of(1899, 12, 30);
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{2})(\\d{2}))");
    private static final Pattern LEVEL = Pattern.compile("(?:第|[Ll])?([1-4一二三四])(?:级)?");
    private static final Pattern ROUNDED = Pattern.compile("-?\\d(\\.\\d+)?[Ee]\\+?\\d{1,3}");
    private static final Pattern GARBLED = Pattern.compile("\uFFFD|锟斤拷|烫烫烫|\u00C3[\u0080-\u00BF]");

    /// Also what only steers how text is shown, such as a space of no width.
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\u200B-\u200F\u202A-\u202E\u2060\uFEFF&&[^\\t\\r\\n]]");

    private static final Pattern FORMULA = Pattern.compile("=[A-Z.]{2,}\\(.*", Pattern.DOTALL);
    private static final List<String> NOTHING = List.of("/", "\\", "-", "—", "——", "无");

    private CellText() {}

    /// What keeps a cell from being read at all.
    static Optional<InventoryRule> flaw(TableCell cell) {
        var text = cell.text();
        return switch (cell.kind()) {
            case FORMULA -> Optional.of(InventoryRule.CELL_FORMULA);
            case ERROR -> Optional.of(InventoryRule.CELL_ERROR);
            case NUMBER, TEXT -> {
                if (text.length() > LONGEST) {
                    yield Optional.of(InventoryRule.CELL_TOO_LONG);
                }
                if (ROUNDED.matcher(text).matches() && new BigDecimal(text).precision() + scale(text) > 15) {
                    yield Optional.of(InventoryRule.CELL_ROUNDED);
                }
                if (text.matches("#(N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!)")) {
                    yield Optional.of(InventoryRule.CELL_ERROR);
                }
                if (FORMULA.matcher(text).matches()) {
                    yield Optional.of(InventoryRule.CELL_FORMULA);
                }
                if (GARBLED.matcher(text).find()) {
                    yield Optional.of(InventoryRule.CELL_GARBLED);
                }
                yield CONTROL.matcher(text).find() ? Optional.of(InventoryRule.CELL_CONTROL) : Optional.empty();
            }
        };
    }

    private static int scale(String text) {
        return Math.max(0, -new BigDecimal(text).scale());
    }

    /// The text, what nobody would see in it written as `〔U+200B〕`.
    static String visible(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> "〔U+%04X〕".formatted(found.group().codePointAt(0)));
    }

    /// Whether it says that there is nothing.
    static boolean isNothing(String text) {
        return text.isEmpty() || NOTHING.contains(text);
    }

    /// The words of a list.
    static List<String> words(String text) {
        return Arrays.stream(text.split("[;；,，、\\n]"))
                .map(String::strip)
                .filter(word -> !isNothing(word))
                .toList();
    }

    static Optional<Level> level(String text) {
        var matcher = LEVEL.matcher(text.strip().replaceAll("\\.0+$", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int chinese = "一二三四".indexOf(matcher.group(1));
        return Optional.of(Level.of(chinese >= 0 ? chinese + 1 : Integer.parseInt(matcher.group(1))));
    }

    /// A day that was read, or the rule that its text breaks.
    record Day(@Nullable LocalDate date, @Nullable InventoryRule broken) {}

    static Day day(TableCell cell) {
        var text = cell.text().replaceAll("[ T]00:00(:00)?$", "");
        var matcher = DATE.matcher(text);
        if (matcher.matches()) {
            boolean compact = matcher.group(2) == null;
            try {
                return new Day(
                        LocalDate.of(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(compact ? 4 : 2)),
                                Integer.parseInt(matcher.group(compact ? 5 : 3))),
                        null);
            } catch (DateTimeException e) {
                return new Day(null, InventoryRule.DATE_IMPOSSIBLE);
            }
        }
        if (cell.kind() == TableCell.Kind.NUMBER && text.matches("[2-9]\\d{4}(\\.\\d+)?")) {
            return new Day(WORKBOOK_EPOCH.plusDays(new BigDecimal(text).longValue()), null);
        }
        return new Day(null, InventoryRule.DATE_UNREADABLE);
    }
}
