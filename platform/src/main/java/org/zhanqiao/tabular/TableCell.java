package org.zhanqiao.tabular;

/// A cell of a table.
///
/// @param text without white space around it, lines ending with `\n`; of a number as the file keeps it, of a formula
/// its own text
public record TableCell(String text, Kind kind) {

    public static final TableCell EMPTY = new TableCell("", Kind.TEXT);

    /// What a file says a cell is. In a CSV file everything is text.
    public enum Kind {
        TEXT,
        /// A number, which is how workbooks keep dates too: days since 1899-12-30.
        NUMBER,
        FORMULA,
        /// What a spreadsheet shows as `#N/A` or `#REF!`.
        ERROR
    }

    public TableCell {
        text = text.replace("\r\n", "\n").replace('\u00A0', ' ').strip();
    }

    public boolean isEmpty() {
        return text.isEmpty() && kind == Kind.TEXT;
    }
}
