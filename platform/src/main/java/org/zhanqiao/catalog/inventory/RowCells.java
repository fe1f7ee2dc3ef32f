package org.zhanqiao.catalog.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.protection.Level;
import org.zhanqiao.tabular.TableCell;
import org.zhanqiao.tabular.TableRow;

/// What one row states, against what was stated before. A column that the file lacks leaves what was; so does a cell
/// that reads as an export would write it. An empty cell empties.
///
/// @param before how an export writes what was stated
/// @param filling only what was not stated before is taken: a schema knows less than who wrote the entry
record RowCells(BlockCells cells, TableRow row, Map<InventoryColumn, String> before, boolean filling) {

    /// Whether what was stated before stays.
    boolean keeps(InventoryColumn column) {
        if (!cells.headings().has(column)) {
            return true;
        }
        var written = new TableCell(before.getOrDefault(column, ""), TableCell.Kind.TEXT);
        return (filling && !written.isEmpty())
                || written.text().equals(cells.headings().cell(row, column).text());
    }

    String text(InventoryColumn column) {
        return cells.text(row, column);
    }

    /// Whether a cell says something that was not stated before.
    boolean changes(InventoryColumn column) {
        return !keeps(column) && !CellText.isNothing(text(column));
    }

    void wrong(InventoryRule rule, InventoryColumn column, Object... details) {
        cells.wrong(rule, row, column, details);
    }

    String text(InventoryColumn column, String old) {
        return keeps(column) ? old : text(column);
    }

    List<String> list(InventoryColumn column, List<String> old) {
        return keeps(column) ? old : CellText.words(text(column));
    }

    /// The code of a word; empty when there is none.
    String word(InventoryColumn column, String old) {
        if (keeps(column)) {
            return old;
        }
        var codes = words(column, List.of());
        if (codes.size() > 1) {
            wrong(
                    InventoryRule.WORD_SEVERAL,
                    column,
                    cells.words().all(column.words().orElseThrow()));
        }
        return codes.size() == 1 ? codes.getFirst() : "";
    }

    List<String> words(InventoryColumn column, List<String> old) {
        if (keeps(column)) {
            return old;
        }
        var list = column.words().orElseThrow();
        var whole = text(column);
        var exact = CellText.isNothing(whole)
                ? Optional.<String>empty()
                : cells.words().findCode(list, whole);
        if (exact.isPresent()) {
            return List.of(exact.get());
        }
        var codes = new ArrayList<String>();
        for (var word : CellText.words(whole)) {
            var code = cells.words().findCode(list, word);
            if (code.isEmpty()) {
                wrong(InventoryRule.WORD_UNKNOWN, column, word, cells.words().all(list));
                return List.of();
            }
            codes.add(code.get());
        }
        return codes.stream().distinct().toList();
    }

    @Nullable Level level(InventoryColumn column, @Nullable Level old) {
        if (keeps(column)) {
            return old;
        }
        var text = text(column);
        if (CellText.isNothing(text)) {
            return null;
        }
        var level = CellText.level(text);
        if (level.isEmpty()) {
            wrong(InventoryRule.LEVEL_UNKNOWN, column);
        }
        return level.orElse(null);
    }

    @Nullable LocalDate date(InventoryColumn column, @Nullable LocalDate old) {
        if (keeps(column)) {
            return old;
        }
        var cell = cells.cell(row, column);
        if (CellText.isNothing(cell.text())) {
            return null;
        }
        var day = CellText.day(cell);
        var broken = day.broken();
        if (broken != null) {
            wrong(broken, column);
        }
        return day.date();
    }
}
