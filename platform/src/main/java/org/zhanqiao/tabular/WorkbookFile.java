package org.zhanqiao.tabular;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// An XLSX workbook that passed the [WorkbookCheck].
record WorkbookFile(Path path, List<Sheet> sheets) implements TableFile {

    /// The reader looks through all array formulas for every cell.
    private static final int MOST_FORMULAS = 10_000;

    static WorkbookFile open(Path path) throws IOException {
        WorkbookCheck.check(path);
        return guarded(() -> {
            try (var workbook = reader(path)) {
                var sheets = workbook.getSheets()
                        .map(sheet -> new Sheet(
                                sheet.getIndex(), sheet.getName(), sheet.getVisibility() != SheetVisibility.VISIBLE))
                        .toList();
                if (workbook.isDate1904()) {
                    throw UnfitFile.of(FileFault.DATES_1904);
                }
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
            long formulas = 0;
            // Rows without a number of their own are counted from 0 by the reader.
            int shift = 0;
            for (var next = next(each); next.isPresent(); next = next(each)) {
                shift = next.get().line() == 0 ? 1 : shift;
                var row = new TableRow(next.get().line() + shift, next.get().cells());
                formulas += row.cells().stream()
                        .filter(cell -> cell.kind() == TableCell.Kind.FORMULA)
                        .count();
                if (formulas > MOST_FORMULAS) {
                    throw UnfitFile.of(FileFault.TOO_MANY_FORMULAS, MOST_FORMULAS);
                }
                if (!row.isEmpty() && !visitor.visit(row)) {
                    return;
                }
            }
        }
    }

    /// The next row; empty at the end.
    private static Optional<TableRow> next(Iterator<Row> rows) throws IOException {
        return guarded(() -> rows.hasNext() ? Optional.of(row(rows.next())) : Optional.empty());
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

    private interface Reading<T> {
        T read() throws IOException;
    }

    /// Whatever the reader stumbles over is the workbook's fault, but not a disk that fails.
    private static <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (UnfitFile e) {
            throw e;
        } catch (RuntimeException | ZipException | EOFException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException failed && !isBroken(failed)) {
                    throw failed;
                }
            }
            throw UnfitFile.of(FileFault.WORKBOOK_BROKEN);
        }
    }

    private static boolean isBroken(IOException e) {
        return e instanceof ZipException || e instanceof EOFException || e instanceof CharConversionException;
    }
}
