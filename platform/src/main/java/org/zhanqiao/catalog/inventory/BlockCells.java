package org.zhanqiao.catalog.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.protection.Level;
import org.zhanqiao.tabular.TableCell;
import org.zhanqiao.tabular.TableRow;

/// Reads the cells of one dataset's rows, and remembers what is wrong with them. A column that the file lacks leaves
/// what the entry states; an empty cell empties it.
final class BlockCells {

    private final Headings headings;
    private final Words words;
    private final List<Finding> findings = new ArrayList<>();

    BlockCells(Headings headings, Words words) {
        this.headings = headings;
        this.words = words;
    }

    List<Finding> findings() {
        return findings;
    }

    Headings headings() {
        return headings;
    }

    Words words() {
        return words;
    }

    void wrong(InventoryRule rule, TableRow row, InventoryColumn column, Object... details) {
        findings.add(Finding.of(
                rule, row.line(), column.heading(), headings.cell(row, column).text(), details));
    }

    /// Names every cell of a row that cannot be read.
    void check(TableRow row) {
        headings.columns()
                .forEach((column, index) ->
                        CellText.flaw(row.cell(index)).ifPresent(rule -> wrong(rule, row, column, CellText.LONGEST)));
        for (int i = headings.width(); i < row.cells().size(); i++) {
            if (!row.cell(i).isEmpty()) {
                findings.add(Finding.of(
                        InventoryRule.ROW_BEYOND_HEADING,
                        row.line(),
                        "",
                        row.cell(i).text(),
                        i + 1,
                        headings.width()));
                return;
            }
        }
    }

    boolean has(InventoryColumn column) {
        return headings.has(column);
    }

    /// Empty for a cell that cannot be read.
    TableCell cell(TableRow row, InventoryColumn column) {
        var cell = headings.cell(row, column);
        return CellText.flaw(cell).isPresent() ? TableCell.EMPTY : cell;
    }

    String text(TableRow row, InventoryColumn column) {
        return cell(row, column).text();
    }

    String text(TableRow row, InventoryColumn column, String before) {
        return has(column) ? text(row, column) : before;
    }

    List<String> list(TableRow row, InventoryColumn column, List<String> before) {
        return has(column) ? CellText.words(text(row, column)) : before;
    }

    /// The code of a word; empty when there is none.
    String word(TableRow row, InventoryColumn column, String before) {
        if (!has(column)) {
            return before;
        }
        var codes = words(row, column, List.of());
        if (codes.size() > 1) {
            wrong(
                    InventoryRule.WORD_SEVERAL,
                    row,
                    column,
                    words.all(column.words().orElseThrow()));
        }
        return codes.isEmpty() ? "" : codes.getFirst();
    }

    List<String> words(TableRow row, InventoryColumn column, List<String> before) {
        if (!has(column)) {
            return before;
        }
        var list = column.words().orElseThrow();
        var whole = text(row, column);
        var exact = CellText.isNothing(whole) ? Optional.<String>empty() : words.findCode(list, whole);
        if (exact.isPresent()) {
            return List.of(exact.get());
        }
        var codes = new ArrayList<String>();
        for (var word : CellText.words(whole)) {
            var code = words.findCode(list, word);
            if (code.isEmpty()) {
                wrong(InventoryRule.WORD_UNKNOWN, row, column, word, words.all(list));
                return List.of();
            }
            codes.add(code.get());
        }
        return codes.stream().distinct().toList();
    }

    @Nullable Level level(TableRow row, InventoryColumn column, @Nullable Level before) {
        if (!has(column)) {
            return before;
        }
        var text = text(row, column);
        if (CellText.isNothing(text)) {
            return null;
        }
        var level = CellText.level(text);
        if (level.isEmpty()) {
            wrong(InventoryRule.LEVEL_UNKNOWN, row, column);
        }
        return level.orElse(null);
    }

    @Nullable LocalDate date(TableRow row, InventoryColumn column, @Nullable LocalDate before) {
        if (!has(column)) {
            return before;
        }
        var cell = cell(row, column);
        if (CellText.isNothing(cell.text())) {
            return null;
        }
        var day = CellText.day(cell);
        var broken = day.broken();
        if (broken != null) {
            wrong(broken, row, column);
        }
        return day.date();
    }
}
