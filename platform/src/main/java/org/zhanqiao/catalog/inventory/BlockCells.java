package org.zhanqiao.catalog.inventory;

import java.util.ArrayList;
import java.util.List;
import org.zhanqiao.tabular.TableCell;
import org.zhanqiao.tabular.TableRow;

/// The cells of one dataset's rows, and what is wrong with them.
final class BlockCells {

    /// More faults come of a column that is out of place, not of a file that somebody could mend.
    static final int MOST_FAULTS = 10_000;

    private final Headings headings;
    private final Words words;
    private final List<Finding> faults = new ArrayList<>();

    BlockCells(Headings headings, Words words) {
        this.headings = headings;
        this.words = words;
    }

    List<Finding> faults() {
        return faults;
    }

    Headings headings() {
        return headings;
    }

    Words words() {
        return words;
    }

    /// @throws UnfitInventory when there are more than [#MOST_FAULTS]
    void wrong(InventoryRule rule, TableRow row, InventoryColumn column, Object... details) {
        add(Finding.fault(
                rule, row.line(), column.heading(), headings.cell(row, column).text(), details));
    }

    private void add(Finding fault) {
        faults.add(fault);
        if (faults.size() > MOST_FAULTS) {
            throw UnfitInventory.of(
                    InventoryRule.FAULTS_TOO_MANY, faults.getFirst().line(), "", MOST_FAULTS);
        }
    }

    /// Names every cell of a row that cannot be read.
    void check(TableRow row) {
        headings.columns()
                .forEach((column, index) ->
                        CellText.flaw(row.cell(index)).ifPresent(rule -> wrong(rule, row, column, CellText.LONGEST)));
        for (int i = headings.width(); i < row.cells().size(); i++) {
            if (!row.cell(i).isEmpty()) {
                add(Finding.fault(
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

    /// Empty for a cell that cannot be read.
    TableCell cell(TableRow row, InventoryColumn column) {
        var cell = headings.cell(row, column);
        return CellText.flaw(cell).isPresent() ? TableCell.EMPTY : cell;
    }

    String text(TableRow row, InventoryColumn column) {
        return cell(row, column).text();
    }
}
