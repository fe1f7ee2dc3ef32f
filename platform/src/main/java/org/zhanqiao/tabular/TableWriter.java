package org.zhanqiao.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes a table row by row. The first row is its heading.
public interface TableWriter extends Closeable {

    /// The formats that are read and written.
    enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv;charset=UTF-8");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }
    }

    void row(List<String> values) throws IOException;

    /// @param wide columns of long texts, counted from 0
    static TableWriter of(Format format, OutputStream out, String sheet, Set<Integer> wide) throws IOException {
        return switch (format) {
            case XLSX -> new Xlsx(out, sheet, wide);
            case CSV -> new Csv(out);
        };
    }

    /// A workbook of one sheet; its heading is bold and stays in sight.
    final class Xlsx implements TableWriter {

        private static final int FLUSH_EVERY = 500;

        /// Characters that a cell of a workbook holds, at most.
        private static final int LONGEST = 32_767;

        private static final double WIDE = 40;
        private static final double NARROW = 18;

        private final Workbook workbook;
        private final Worksheet sheet;
        private final Set<Integer> wide;
        private int next;

        Xlsx(OutputStream out, String name, Set<Integer> wide) {
            this.workbook = new Workbook(out, "Zhanqiao", "1.0");
            this.sheet = workbook.newWorksheet(name);
            this.wide = wide;
            sheet.freezePane(0, 1);
        }

        private static String shortened(String value) {
            return value.substring(0, Math.min(value.length(), LONGEST));
        }

        @Override
        public void row(List<String> values) throws IOException {
            for (int i = 0; i < values.size(); i++) {
                if (next == 0) {
                    sheet.width(i, wide.contains(i) ? WIDE : NARROW);
                    sheet.style(0, i).bold().fillColor("E8F0F4").set();
                }
                if (!values.get(i).isEmpty()) {
                    sheet.inlineString(next, i, shortened(values.get(i)));
                }
            }
            if (++next % FLUSH_EVERY == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            workbook.close();
        }
    }

    /// RFC 4180 in UTF-8 with a byte order mark; a value that a spreadsheet would run as a formula is made text.
    final class Csv implements TableWriter {

        private final CSVPrinter csv;

        Csv(OutputStream out) throws IOException {
            this.csv = new CSVPrinter(
                    new OutputStreamWriter(out, StandardCharsets.UTF_8).append('\uFEFF'), CSVFormat.RFC4180);
        }

        @Override
        public void row(List<String> values) throws IOException {
            csv.printRecord(values.stream()
                    .map(value -> TextTable.LIKE_A_FORMULA.matcher(value).lookingAt() ? "'" + value : value)
                    .toList());
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }
}
