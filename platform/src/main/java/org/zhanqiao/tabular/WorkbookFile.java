package org.zhanqiao.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// An XLSX workbook. Every part is unpacked once before, and counted: what a part says of its own size is not believed,
/// and the reader below allocates a list as long as the widest cell address.
record WorkbookFile(Path path, List<Sheet> sheets) implements TableFile {

    private static final int UNPACKED_MEGABYTES = 96;
    private static final int MOST_PARTS = 500;

    /// Columns have at most three letters; more would be an address that no spreadsheet writes.
    private static final int LETTERS = 3;

    static WorkbookFile open(Path path) throws IOException {
        check(path);
        return guarded(() -> {
            try (var workbook = reader(path)) {
                var sheets = workbook.getSheets()
                        .map(sheet -> new Sheet(
                                sheet.getIndex(), sheet.getName(), sheet.getVisibility() != SheetVisibility.VISIBLE))
                        .toList();
                if (sheets.stream().allMatch(Sheet::hidden)) {
                    throw UnfitFile.of(FileFault.ALL_HIDDEN);
                }
                return new WorkbookFile(path, sheets);
            }
        });
    }

    @Override
    public void read(Sheet sheet, Visitor visitor) throws IOException {
        try (var workbook = guarded(() -> reader(path));
                var rows = guarded(
                        () -> workbook.getSheet(sheet.index()).orElseThrow().openStream())) {
            Iterator<Row> each = rows.iterator();
            for (var row = next(each); row != null; row = next(each)) {
                if (!row.isEmpty() && !visitor.visit(row)) {
                    return;
                }
            }
        }
    }

    private static @Nullable TableRow next(Iterator<Row> rows) throws IOException {
        var none = new TableRow(0, List.of());
        var row = guarded(() -> rows.hasNext() ? row(rows.next()) : none);
        return row.equals(none) ? null : row;
    }

    private static TableRow row(Row row) {
        if (row.getCellCount() > MOST_COLUMNS
                && row.getCells(MOST_COLUMNS, row.getCellCount()).stream()
                        .anyMatch(cell -> !cell(cell).isEmpty())) {
            throw UnfitFile.of(FileFault.TOO_WIDE, MOST_COLUMNS);
        }
        var cells = new ArrayList<TableCell>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            cells.add(row.hasCell(i) ? cell(row.getCell(i)) : TableCell.EMPTY);
        }
        return new TableRow(row.getRowNum(), cells);
    }

    private static TableCell cell(@Nullable Cell cell) {
        if (cell == null) {
            return TableCell.EMPTY;
        }
        var raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        return switch (cell.getType()) {
            case EMPTY -> TableCell.EMPTY;
            case STRING -> new TableCell(raw, TableCell.Kind.TEXT);
            case BOOLEAN -> new TableCell(raw.equals("1") ? "是" : "否", TableCell.Kind.TEXT);
            case NUMBER -> new TableCell(raw, TableCell.Kind.NUMBER);
            case ERROR -> new TableCell(raw, TableCell.Kind.ERROR);
            case FORMULA -> new TableCell("=" + cell.getFormula(), TableCell.Kind.FORMULA);
        };
    }

    private static ReadableWorkbook reader(Path path) throws IOException {
        return new ReadableWorkbook(path.toFile(), new ReadingOptions(false, true));
    }

    private static void check(Path path) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw UnfitFile.of(FileFault.TOO_MANY_PARTS);
            }
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw UnfitFile.of(kind(zip));
            }
            long rest = UNPACKED_MEGABYTES * 1024L * 1024L;
            for (var part : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(part)) {
                    rest -= unpack(in, rest, part.getName().startsWith("xl/worksheets/"));
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw UnfitFile.of(FileFault.WORKBOOK_BROKEN);
        }
    }

    private static FileFault kind(ZipFile zip) {
        if (zip.getEntry("word/document.xml") != null) {
            return FileFault.WORD_DOCUMENT;
        }
        if (zip.getEntry("xl/workbook.bin") != null) {
            return FileFault.BINARY_WORKBOOK;
        }
        return zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null
                ? FileFault.OPEN_DOCUMENT
                : FileFault.OTHER_ARCHIVE;
    }

    /// @return the bytes of the part
    private static long unpack(InputStream in, long limit, boolean sheet) throws IOException {
        var buffer = new byte[1 << 16];
        long bytes = 0;
        int address = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytes += n;
            if (bytes > limit) {
                throw UnfitFile.of(FileFault.UNPACKS_TOO_LARGE, UNPACKED_MEGABYTES);
            }
            for (int i = 0; sheet && i < n; i++) {
                address = addressState(address, buffer[i]);
                if (address > 3 + LETTERS) {
                    throw UnfitFile.of(FileFault.TOO_WIDE, MOST_COLUMNS);
                }
            }
        }
        return bytes;
    }

    /// How much of `r="` followed by letters has been seen.
    private static int addressState(int seen, byte b) {
        return switch (seen) {
            case 1 -> b == '=' ? 2 : b == 'r' ? 1 : 0;
            case 2 -> b == '"' || b == '\'' ? 3 : 0;
            case 0 -> b == 'r' ? 1 : 0;
            default -> Character.isLetter(b) ? seen + 1 : b == 'r' ? 1 : 0;
        };
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /// Whatever the reader stumbles over is the workbook's fault.
    private static <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (UnfitFile e) {
            throw e;
        } catch (RuntimeException | ZipException e) {
            throw UnfitFile.of(FileFault.WORKBOOK_BROKEN);
        }
    }
}
