package org.zhanqiao.hosting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a whole CSV file holds: encoding, columns with types from all rows, number of rows. Made by reading every
/// byte; a file with a fault has none.
public final class CsvSurvey {

    /// The key of a file whose rows have none of their own: their place among the rows, from 1.
    public static final String ROW_NUMBER = "row_number";

    private static final int MOST_FAULTS = 10;
    private static final long REPORT_EVERY = 10_000;

    private final CsvFile file;
    private final Charset charset;
    private final boolean heading;
    private final List<String> chinese = new ArrayList<>();
    private final List<String> english = new ArrayList<>();
    private final List<ColumnSurvey> surveys = new ArrayList<>();
    private List<String> titles = List.of();
    private List<String> names = List.of();
    private List<Integer> key = List.of();
    private boolean numbered;
    private long rows;

    private CsvSurvey(CsvFile file, Charset charset, boolean heading) {
        this.file = file;
        this.charset = charset;
        this.heading = heading;
    }

    /// Reads the file once, or twice when its encoding has to be found.
    ///
    /// @param charset  as the user stated it, or `null`
    /// @param heading  whether the first line holds the headings; otherwise columns are `column_1`, `column_2`, …
    /// @param key      headings or names of the columns that together identify a row, or [#ROW_NUMBER], which then
    ///                 becomes the first column
    /// @param progress told the number of rows from time to time
    /// @throws UnfitFile with up to ten faults, each with its line and column
    public static CsvSurvey of(
            Path path, @Nullable Charset charset, boolean heading, List<String> key, LongConsumer progress)
            throws IOException {
        if (Files.size(path) == 0) {
            throw empty();
        }
        Charset found = charset;
        if (found == null) {
            found = TextEncoding.of(path);
        } else {
            TextEncoding.check(path, found);
        }
        var survey = new CsvSurvey(new CsvFile(path, found), found, heading);
        survey.file.read((line, values) -> survey.add(line, values, key, progress));
        survey.finish();
        return survey;
    }

    public Charset charset() {
        return charset;
    }

    /// Data rows, without the heading.
    public long rows() {
        return rows;
    }

    /// Names of the key's columns.
    public List<String> rowKey() {
        return key.stream().map(i -> names.get(i)).toList();
    }

    public List<HostedColumn> columns() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new HostedColumn(
                        names.get(i),
                        titles.get(i),
                        surveys.get(i).type(),
                        surveys.get(i).subject()))
                .toList();
    }

    /// A line whose value made this column text although nearly all others are numbers, or 0.
    public long strayLine(int column) {
        return surveys.get(column).strayLine();
    }

    /// Whether a column looks like one about a person: names, telephones, identity numbers.
    public boolean looksPersonal(int column) {
        return surveys.get(column).telephone()
                || surveys.get(column).subject() == org.zhanqiao.catalog.DataItem.Subject.RESIDENT_ID
                || titles.get(column).matches("(?iu).*(姓名|身份证|手机|电话|住址|person_?name|phone|id_?number).*");
    }

    /// Writes the rows as PostgreSQL's `copy … (format csv)` reads them: the line number, then the columns; an empty
    /// value is null.
    public void writeRows(OutputStream out, LongConsumer progress) throws IOException {
        var line = new StringBuilder(1_024);
        var row = new long[] {heading ? -1 : 0};
        file.read((number, values) -> {
            if (row[0]++ < 0) {
                return;
            }
            line.setLength(0);
            line.append(number);
            if (numbered) {
                line.append(',').append(row[0]);
            }
            for (var value : values) {
                line.append(',');
                if (!value.isEmpty()) {
                    line.append('"').append(value.replace("\"", "\"\"")).append('"');
                }
            }
            out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            progress.accept(number);
        });
    }

    private void add(long line, List<String> values, List<String> wantedKey, LongConsumer progress) {
        if (names.isEmpty()) {
            begin(values, wantedKey);
            if (heading) {
                return;
            }
        }
        int added = numbered ? 1 : 0;
        if (values.size() + added != names.size()) {
            fault(
                    "第 " + line + " 行有 " + values.size() + " 列，应为 " + (names.size() - added) + " 列。",
                    "Line " + line + " has " + values.size() + " columns instead of " + (names.size() - added) + ".");
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value.indexOf('\0') >= 0) {
                fault(at(line, i) + "含有 NUL 字节。", "Line " + line + ", column " + (i + 1) + " holds a NUL byte.");
            }
            surveys.get(i + added).add(line, value);
        }
        if (numbered) {
            surveys.getFirst().add(line, Long.toString(rows + 1));
        } else {
            for (int i : key) {
                if (values.get(i).isEmpty()) {
                    fault(
                            at(line, i) + "是主键，不能为空。",
                            "Line " + line + ", column " + (i + 1) + " is a key and is empty.");
                }
            }
        }
        if (++rows % REPORT_EVERY == 0) {
            progress.accept(rows);
        }
    }

    private void begin(List<String> first, List<String> wantedKey) {
        if (first.size() > TableDraft.MOST_COLUMNS) {
            throw new UnfitFile(
                    "第 1 行有 " + first.size() + " 列，最多 " + TableDraft.MOST_COLUMNS + " 列。",
                    "Line 1 has " + first.size() + " columns; " + TableDraft.MOST_COLUMNS + " are the most.");
        }
        names = heading
                ? ColumnNames.of(first)
                : ColumnNames.of(first.stream().map(v -> "").toList());
        titles = IntStream.range(0, first.size())
                .mapToObj(i -> heading && !first.get(i).isBlank() ? first.get(i).replace('\0', ' ') : names.get(i))
                .toList();
        if (wantedKey.equals(List.of(ROW_NUMBER)) && !names.contains(ROW_NUMBER) && !titles.contains(ROW_NUMBER)) {
            numbered = true;
            names = Stream.concat(Stream.of(ROW_NUMBER), names.stream()).toList();
            titles = Stream.concat(Stream.of("行号"), titles.stream()).toList();
        }
        titles.forEach(title -> surveys.add(new ColumnSurvey(title)));
        key = wantedKey.stream().map(this::column).toList();
    }

    private int column(String wanted) {
        int byTitle = titles.indexOf(wanted);
        int found = byTitle >= 0 ? byTitle : names.indexOf(wanted);
        if (found < 0) {
            throw heading
                    ? new UnfitFile(
                            "首行没有名为“" + wanted
                                    + "”的列。若文件没有表头，请加 --no-header，列名为 column_1、column_2……；若没有能确定一行的列，可用 --key row_number。",
                            "The first line has no column \"" + wanted
                                    + "\". If the file has no heading, say --no-header; columns are then column_1, column_2, …. If no column identifies a row, say --key row_number.")
                    : new UnfitFile(
                            "没有名为“" + wanted + "”的列；列名为 column_1 至 column_" + names.size() + "。",
                            "There is no column \"" + wanted + "\"; they are column_1 to column_" + names.size() + ".");
        }
        return found;
    }

    private String at(long line, int column) {
        return "第 " + line + " 行第 " + (column + 1) + " 列（" + titles.get(numbered ? column + 1 : column) + "）";
    }

    private void fault(String zh, String en) {
        chinese.add(zh);
        english.add(en);
        if (chinese.size() == MOST_FAULTS) {
            throw faults();
        }
    }

    private void finish() {
        if (!chinese.isEmpty()) {
            throw faults();
        }
        if (rows == 0) {
            throw empty();
        }
    }

    private UnfitFile faults() {
        return new UnfitFile(chinese, english);
    }

    private static UnfitFile empty() {
        return new UnfitFile("文件里没有数据行。", "The file has no rows.");
    }
}
