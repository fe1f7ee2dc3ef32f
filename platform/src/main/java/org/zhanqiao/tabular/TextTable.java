package org.zhanqiao.tabular;

import java.io.IOException;
import java.util.List;

/// A CSV file as a table. An apostrophe that only keeps a spreadsheet from taking a text for a formula is no part of
/// the text.
record TextTable(CsvFile file) implements TableFile {

    private static final class Enough extends IOException {}

    @Override
    public List<Sheet> sheets() {
        return List.of(new Sheet(0, "", false));
    }

    @Override
    public void read(Sheet sheet, Visitor visitor) throws IOException {
        try {
            file.read((line, values) -> {
                var row =
                        new TableRow(line, values.stream().map(TextTable::cell).toList());
                if (values.size() > MOST_COLUMNS) {
                    throw UnfitFile.of(FileFault.TOO_WIDE, MOST_COLUMNS);
                }
                if (!row.isEmpty() && !visitor.visit(row)) {
                    throw new Enough();
                }
            });
        } catch (Enough _) {
            // The visitor has seen what it wanted.
        }
    }

    private static TableCell cell(String value) {
        boolean kept = value.length() > 1 && value.charAt(0) == '\'' && "=+-@\t\r".indexOf(value.charAt(1)) >= 0;
        return new TableCell(kept ? value.substring(1) : value, TableCell.Kind.TEXT);
    }
}
