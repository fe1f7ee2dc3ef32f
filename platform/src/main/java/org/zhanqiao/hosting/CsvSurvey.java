package org.zhanqiao.hosting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.protection.suggest.ItemLook;
import org.zhanqiao.protection.suggest.Suggestion;
import org.zhanqiao.tabular.CsvFile;
import org.zhanqiao.tabular.TextEncoding;
import org.zhanqiao.tabular.UnfitFile;

/// What a whole CSV file holds: encoding, columns with types from all rows, number of rows. Made by reading every
/// byte; a file with a fault has none.
public final class CsvSurvey {

    /// The key of a file without one of its own: data rows are counted from 1. A column of this name in the file goes
    /// before.
    public static final String ROW_NUMBER = "row_number";

    private static final int MOST_FAULTS = 10;
    private static final long REPORT_EVERY = 10_000;

    private final CsvFile file;
    private final Charset charset;
    private final boolean heading;
    private final LocalDate today;
    private final List<String> chinese = new ArrayList<>();
    private final List<String> english = new ArrayList<>();
    private final List<ColumnSurvey> surveys = new ArrayList<>();
    private List<String> titles = List.of();
    private List<String> names = List.of();
    private List<Integer> key = List.of();
    private List<String> rowKey = List.of();
    private boolean numbered;
    private long rows;

    private CsvSurvey(CsvFile file, Charset charset, boolean heading, LocalDate today) {
        this.today = today;
        this.file = file;
        this.charset = charset;
        this.heading = heading;
    }

    /// Reads the file once, or twice when its encoding has to be found.
    ///
    /// @param charset  as the user stated it, or `null`
    /// @param heading  whether the first line holds the headings; otherwise columns are `column_1`, `column_2`, …
    /// @param key      headings or names of the columns that together identify a row, or [#ROW_NUMBER]
    /// @param today    by which somebody is a child
    /// @param progress told the number of rows from time to time
    /// @throws UnfitFile with up to ten faults, each with its line and column
    public static CsvSurvey of(
            Path path,
            @Nullable Charset charset,
            boolean heading,
            List<String> key,
            LocalDate today,
            LongConsumer progress)
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
        var survey = new CsvSurvey(new CsvFile(path, found), found, heading, today);
        survey.file.read((line, _, values) -> survey.add(line, values, key, progress));
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
        return rowKey;
    }

    /// The columns of the table: those of the file, and behind them the row's number when it is the key.
    public List<HostedColumn> columns() {
        var own = IntStream.range(0, names.size())
                .mapToObj(i -> new HostedColumn(
                        names.get(i),
                        titles.get(i),
                        surveys.get(i).type(),
                        surveys.get(i).subject(),
                        surveys.get(i).look(names.get(i))));
        var number = new HostedColumn(
                ROW_NUMBER, "行号", ItemType.NUMBER, DataItem.Subject.NONE, new ItemLook(ROW_NUMBER, 0, List.of()));
        return (numbered ? Stream.concat(own, Stream.of(number)) : own).toList();
    }

    /// A line whose value made this column text although nearly all others are numbers, or 0.
    public long strayLine(int column) {
        return column < surveys.size() ? surveys.get(column).strayLine() : 0;
    }

    /// What is suggested for a column's level.
    public Suggestion suggestion(int column) {
        return column < surveys.size() ? surveys.get(column).suggestion() : new Suggestion(ROW_NUMBER, List.of());
    }

    /// Writes the rows as PostgreSQL's `copy … (format csv)` reads them: the line number, then the columns of
    /// [#columns]; an empty value is null.
    public void writeRows(OutputStream out, LongConsumer progress) throws IOException {
        var line = new StringBuilder(1_024);
        var seen = new long[1];
        file.read((number, _, values) -> {
            if (seen[0]++ == 0 && heading) {
                return;
            }
            line.setLength(0);
            line.append(number);
            for (var value : values) {
                line.append(',');
                if (!value.isEmpty()) {
                    line.append('"').append(value.replace("\"", "\"\"")).append('"');
                }
            }
            if (numbered) {
                line.append(',').append(heading ? seen[0] - 1 : seen[0]);
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
        if (values.size() != names.size()) {
            fault(
                    "第 " + line + " 行有 " + values.size() + " 列，应为 " + names.size() + " 列。",
                    "Line " + line + " has " + values.size() + " columns instead of " + names.size() + ".");
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value.indexOf('\0') >= 0) {
                fault(at(line, i) + "含有 NUL 字节。", "Line " + line + ", column " + (i + 1) + " holds a NUL byte.");
            }
            surveys.get(i).add(line, value);
        }
        for (int i : key) {
            if (values.get(i).isEmpty()) {
                fault(at(line, i) + "是主键，不能为空。", "Line " + line + ", column " + (i + 1) + " is a key and is empty.");
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
        titles.forEach(title -> surveys.add(new ColumnSurvey(new ColumnHeading(title), today)));
        numbered = wantedKey.contains(ROW_NUMBER) && !titles.contains(ROW_NUMBER) && !names.contains(ROW_NUMBER);
        key = wantedKey.stream()
                .filter(wanted -> !(numbered && wanted.equals(ROW_NUMBER)))
                .map(this::column)
                .toList();
        rowKey = Stream.concat(key.stream().map(names::get), numbered ? Stream.of(ROW_NUMBER) : Stream.empty())
                .toList();
    }

    private int column(String wanted) {
        int byTitle = titles.indexOf(wanted);
        if (byTitle != titles.lastIndexOf(wanted)) {
            throw new UnfitFile(
                    "首行有几列都叫“" + wanted + "”，不知道该用哪一列作标识；请改成不同的列名。",
                    "Several columns are called \"" + wanted
                            + "\", and which one is the key cannot be told; give them different names.");
        }
        int found = byTitle >= 0 ? byTitle : names.indexOf(wanted);
        if (found < 0) {
            throw heading
                    ? new UnfitFile(
                            "首行没有名为“" + wanted + "”的列。若文件没有表头，请加 --no-header，列名为 column_1、column_2……",
                            "The first line has no column \"" + wanted
                                    + "\". If the file has no heading, say --no-header; columns are then column_1, column_2, ….")
                    : new UnfitFile(
                            "没有名为“" + wanted + "”的列；列名为 column_1 至 column_" + names.size() + "。",
                            "There is no column \"" + wanted + "\"; they are column_1 to column_" + names.size() + ".");
        }
        return found;
    }

    private String at(long line, int column) {
        return "第 " + line + " 行第 " + (column + 1) + " 列（" + titles.get(column) + "）";
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
