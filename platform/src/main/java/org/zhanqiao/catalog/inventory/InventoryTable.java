package org.zhanqiao.catalog.inventory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.TableRow;

/// The sheet of a file that holds the inventory, read dataset by dataset. A row that names no dataset, or names the
/// same again, goes on with the one above: merged cells and repeated ones read alike.
final class InventoryTable {

    /// The most rows of an inventory.
    static final int MOST_ROWS = 20_000;

    /// The most items of a dataset.
    static final int MOST_ITEMS = 1_000;

    /// Above the headings there may be titles and notes.
    private static final int HEADING_WITHIN = 10;

    private final TableFile file;
    private final TableFile.Sheet sheet;
    private final Headings headings;
    private final List<String> sheetsPassedOver;

    private InventoryTable(TableFile file, TableFile.Sheet sheet, Headings headings, List<String> sheetsPassedOver) {
        this.file = file;
        this.sheet = sheet;
        this.headings = headings;
        this.sheetsPassedOver = List.copyOf(sheetsPassedOver);
    }

    /// Rows of so many datasets are handed on together.
    private static final int BATCH_ROWS = 500;

    /// What is done with the rows of some datasets.
    interface Visitor {
        void visit(List<Block> blocks) throws IOException;
    }

    /// @throws UnfitInventory when no visible sheet holds an inventory, or several do
    static InventoryTable of(TableFile file) throws IOException {
        var passedOver = new ArrayList<String>();
        InventoryTable found = null;
        for (var sheet : file.sheets()) {
            var headings = sheet.hidden() ? Optional.<Headings>empty() : headings(file, sheet);
            if (headings.isEmpty()) {
                passedOver.add(sheet.name());
            } else if (found == null) {
                found = new InventoryTable(file, sheet, headings.get(), passedOver);
            } else {
                throw UnfitInventory.of(
                        InventoryRule.SHEETS_SEVERAL, headings.get().line(), "", found.sheet.name(), sheet.name());
            }
        }
        if (found == null) {
            throw noHeadings(file);
        }
        if (!found.headings.has(InventoryColumn.NAME)) {
            throw UnfitInventory.of(
                    InventoryRule.HEADING_NAME_MISSING,
                    found.headings.line(),
                    "",
                    InventoryColumn.NAME.heading(),
                    String.join("、", InventoryColumn.NAME.synonyms()));
        }
        return new InventoryTable(file, found.sheet, found.headings, passedOver);
    }

    private static Optional<Headings> headings(TableFile file, TableFile.Sheet sheet) throws IOException {
        var first = new ArrayList<TableRow>();
        file.read(sheet, row -> {
            first.add(row);
            return first.size() <= HEADING_WITHIN;
        });
        for (int i = 0; i < first.size(); i++) {
            var row = first.get(i);
            if (i + 1 < first.size() && Headings.isUpper(row) && Headings.isLower(first.get(i + 1))) {
                var both = Headings.of(first.get(i + 1), Optional.of(new Headings.Upper(row)));
                if (both.isPresent()) {
                    return both;
                }
            }
            var alone = Headings.of(row, Optional.empty());
            if (alone.isPresent()) {
                return alone;
            }
        }
        return Optional.empty();
    }

    private static UnfitInventory noHeadings(TableFile file) throws IOException {
        var texts = new ArrayList<String>();
        long[] line = {1};
        for (var sheet : file.sheets()) {
            if (!sheet.hidden()) {
                file.read(sheet, row -> {
                    line[0] = row.line();
                    row.cells().forEach(cell -> texts.add(cell.text()));
                    return false;
                });
            }
        }
        for (var text : texts) {
            long known = text.lines()
                    .flatMap(part -> Arrays.stream(part.split("[;；\\t|]")))
                    .filter(part -> InventoryColumn.find(part).isPresent())
                    .count();
            if (known > 1) {
                return UnfitInventory.of(InventoryRule.HEADING_SEPARATOR, line[0], text);
            }
        }
        var rule = texts.isEmpty() ? InventoryRule.ROWS_NONE : InventoryRule.HEADING_NONE;
        return UnfitInventory.of(rule, line[0], String.join("、", texts), HEADING_WITHIN);
    }

    Headings headings() {
        return headings;
    }

    /// Sheets that are hidden or hold no inventory.
    List<String> sheetsPassedOver() {
        return sheetsPassedOver;
    }

    /// Reads all rows below the headings.
    ///
    /// @throws UnfitInventory when there are none, or too many
    void read(Visitor visitor) throws IOException {
        var rows = new ArrayList<TableRow>();
        var blocks = new ArrayList<Block>();
        int[] count = {0};
        int[] handed = {0};
        file.read(sheet, row -> {
            if (row.line() <= headings.line()) {
                return true;
            }
            if (++count[0] > MOST_ROWS) {
                throw UnfitInventory.of(InventoryRule.ROWS_TOO_MANY, row.line(), "", MOST_ROWS);
            }
            if (!rows.isEmpty() && begins(row, rows.getFirst())) {
                blocks.add(new Block(rows));
                rows.clear();
                if (count[0] - handed[0] >= BATCH_ROWS) {
                    handed[0] = count[0];
                    visitor.visit(blocks);
                    blocks.clear();
                }
            }
            rows.add(row);
            return true;
        });
        if (rows.isEmpty()) {
            throw UnfitInventory.of(InventoryRule.ROWS_NONE, headings.line(), "");
        }
        blocks.add(new Block(rows));
        visitor.visit(blocks);
    }

    /// Reads the whole sheet, titles and headings too.
    void readAll(TableFile.Visitor visitor) throws IOException {
        file.read(sheet, visitor);
    }

    private boolean begins(TableRow row, TableRow first) {
        return differs(row, first, InventoryColumn.NAME) || differs(row, first, InventoryColumn.CODE);
    }

    private boolean differs(TableRow row, TableRow first, InventoryColumn column) {
        var text = headings.cell(row, column).text();
        return !text.isEmpty() && !text.equals(headings.cell(first, column).text());
    }
}
