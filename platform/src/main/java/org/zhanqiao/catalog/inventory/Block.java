package org.zhanqiao.catalog.inventory;

import java.util.List;
import org.zhanqiao.tabular.TableRow;

/// The rows of one dataset: the first states what holds for all, each states an item.
record Block(List<TableRow> rows) {

    Block {
        rows = List.copyOf(rows);
    }

    TableRow first() {
        return rows.getFirst();
    }

    long lastLine() {
        return rows.getLast().line();
    }
}
