package org.zhanqiao.tabular;

import java.util.List;

/// A row of a table.
///
/// @param line the row as a spreadsheet numbers it, from 1: a line that is broken inside a cell begins none
public record TableRow(long line, List<TableCell> cells) {

    public TableRow {
        cells = List.copyOf(cells);
    }

    /// The cell of a column counted from 0; an empty one beyond the end.
    public TableCell cell(int column) {
        return column < cells.size() ? cells.get(column) : TableCell.EMPTY;
    }

    public boolean isEmpty() {
        return cells.stream().allMatch(TableCell::isEmpty);
    }
}
