package org.zhanqiao.catalog.inventory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhanqiao.tabular.TableCell;
import org.zhanqiao.tabular.TableRow;

/// Which column of a file holds what.
///
/// @param line       on which they end
/// @param passedOver headings that mean nothing here, in their order
record Headings(long line, Map<InventoryColumn, Integer> columns, int width, List<String> passedOver) {

    /// Fewer recognised headings make no heading line.
    private static final int FEWEST = 3;

    /// The column of remarks that a result has beside what was imported; an import passes over it silently.
    static final String REMARKS = "导入结果";

    /// Reads a heading line.
    ///
    /// @param upper the line above, which names the columns whose heading spans both lines
    static Optional<Headings> of(TableRow row, Optional<Headings.Upper> upper) {
        int width = Math.max(
                row.cells().size(), upper.map(it -> it.row().cells().size()).orElse(0));
        var columns = new EnumMap<InventoryColumn, Integer>(InventoryColumn.class);
        var passedOver = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            var text = row.cell(i).text();
            if (text.isEmpty() && upper.isPresent()) {
                text = upper.get().row().cell(i).text();
            }
            var column = InventoryColumn.find(text);
            if (column.isEmpty()) {
                if (!text.isEmpty() && !text.equals(REMARKS)) {
                    passedOver.add(text);
                }
                continue;
            }
            var before = columns.put(column.get(), i);
            if (before != null) {
                throw UnfitInventory.of(
                        InventoryRule.HEADING_TWICE,
                        row.line(),
                        "",
                        column.get().heading(),
                        text);
            }
        }
        return columns.size() < FEWEST
                ? Optional.empty()
                : Optional.of(new Headings(row.line(), Map.copyOf(columns), width, List.copyOf(passedOver)));
    }

    /// A line of headings that may be the upper one of two.
    record Upper(TableRow row) {}

    /// Whether a line may be the upper one of two: it names a column.
    static boolean isUpper(TableRow row) {
        return row.cells().stream()
                .anyMatch(cell -> InventoryColumn.find(cell.text()).isPresent());
    }

    /// Whether the line below a heading line is its second line: it names columns and nothing else.
    static boolean isLower(TableRow row) {
        var filled = row.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        return filled.stream()
                .allMatch(cell -> InventoryColumn.find(cell.text()).isPresent());
    }

    boolean has(InventoryColumn column) {
        return columns.containsKey(column);
    }

    TableCell cell(TableRow row, InventoryColumn column) {
        var index = columns.get(column);
        return index == null ? TableCell.EMPTY : row.cell(index);
    }

    boolean hasItems() {
        return columns.keySet().stream().anyMatch(InventoryColumn::ofItem);
    }
}
