package org.zhanqiao.tabular;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// A CSV file as a table. An apostrophe that only keeps a spreadsheet from taking a text for a formula is no part of
/// the text.
record TextTable(CsvFile file) implements TableFile {

    /// What a spreadsheet would run; and the same with apostrophes before it, so that one can be added and taken away.
    static final Pattern LIKE_A_FORMULA = Pattern.compile("'*[=+\\-@\t\r]");

    /// Characters of a row, at most: as many columns as are read, each with a long text.
    static final int LONGEST_RECORD = 1 << 20;

    private static final class Enough extends IOException {}

    @Override
    public List<Sheet> sheets() {
        return List.of(new Sheet(0, "", false));
    }

    @Override
    public void read(Sheet sheet, Visitor visitor) throws IOException {
        try {
            file.read((_, row, values) -> {
                if (values.size() > MOST_COLUMNS) {
                    throw UnfitFile.of(FileFault.TOO_WIDE, MOST_COLUMNS);
                }
                var cells =
                        new TableRow(row, values.stream().map(TextTable::cell).toList());
                if (!cells.isEmpty() && !visitor.visit(cells)) {
                    throw new Enough();
                }
            });
        } catch (Enough _) {
            // The visitor has seen what it wanted.
        }
    }

    private static TableCell cell(String value) {
        boolean kept = value.startsWith("'") && LIKE_A_FORMULA.matcher(value).lookingAt();
        return new TableCell(kept ? value.substring(1) : value, TableCell.Kind.TEXT);
    }
}
