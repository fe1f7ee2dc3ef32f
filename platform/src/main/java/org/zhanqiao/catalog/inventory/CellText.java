package org.zhanqiao.catalog.inventory;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.protection.Level;
import org.zhanqiao.tabular.CellDay;
import org.zhanqiao.tabular.CellFlaw;
import org.zhanqiao.tabular.TableCell;

/// What the text of a cell says: dates and levels as people and spreadsheets write them, lists of words.
final class CellText {

    static final int LONGEST = CellFlaw.LONGEST;

    private static final Pattern LEVEL = Pattern.compile("(?:第|[Ll])?([1-4一二三四])(?:级)?");
    private static final List<String> NOTHING = List.of("/", "\\", "-", "—", "——", "无");

    private CellText() {}

    /// What keeps a cell from being read at all.
    static Optional<InventoryRule> flaw(TableCell cell) {
        return CellFlaw.find(cell).map(flaw -> switch (flaw) {
            case FORMULA -> InventoryRule.CELL_FORMULA;
            case ERROR -> InventoryRule.CELL_ERROR;
            case TOO_LONG -> InventoryRule.CELL_TOO_LONG;
            case ROUNDED -> InventoryRule.CELL_ROUNDED;
            case GARBLED -> InventoryRule.CELL_GARBLED;
            case CONTROL -> InventoryRule.CELL_CONTROL;
        });
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
        return switch (CellDay.of(cell)) {
            case CellDay.Read read -> new Day(read.day(), null);
            case CellDay.Impossible _ -> new Day(null, InventoryRule.DATE_IMPOSSIBLE);
            case CellDay.Unreadable _ -> new Day(null, InventoryRule.DATE_UNREADABLE);
        };
    }
}
