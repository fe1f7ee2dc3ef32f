package org.zhanqiao.demand.collection.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.zhanqiao.demand.collection.FieldKind;
import org.zhanqiao.demand.collection.FormField;
import org.zhanqiao.web.InputError;

/// Fields of a form as they are typed or pasted, one a line: label, whether it is mandatory, kind; set
/// apart by commas, or by tabs as a spreadsheet copies them.
///
/// @param errors what cannot be read, with its line
record FormLines(List<FormField> fields, List<InputError> errors) {

    private static final Map<String, Boolean> MANDATORY = Map.ofEntries(
            Map.entry("", false),
            Map.entry("是", true),
            Map.entry("必填", true),
            Map.entry("yes", true),
            Map.entry("true", true),
            Map.entry("1", true),
            Map.entry("否", false),
            Map.entry("选填", false),
            Map.entry("no", false),
            Map.entry("false", false),
            Map.entry("0", false));

    private static final Map<String, FieldKind> KINDS = Map.ofEntries(
            Map.entry("", FieldKind.TEXT),
            Map.entry("文本", FieldKind.TEXT),
            Map.entry("选项", FieldKind.TEXT),
            Map.entry("text", FieldKind.TEXT),
            Map.entry("数字", FieldKind.NUMBER),
            Map.entry("number", FieldKind.NUMBER),
            Map.entry("日期", FieldKind.DATE),
            Map.entry("date", FieldKind.DATE),
            Map.entry("是否", FieldKind.YES_NO),
            Map.entry("yes_no", FieldKind.YES_NO),
            Map.entry("材料", FieldKind.PAPER),
            Map.entry("paper", FieldKind.PAPER));

    private static final List<String> HEADS = List.of("字段名", "字段", "label");
    private static final int MOST_CELLS = 3;

    static FormLines read(String text) {
        var format = (text.contains("\t") ? CSVFormat.TDF : CSVFormat.RFC4180)
                .builder()
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        var fields = new ArrayList<FormField>();
        var errors = new ArrayList<InputError>();
        var plain = text.contains("\t") || text.contains("\"") ? text : text.replace('，', ',');
        try (var parser = CSVParser.parse(plain, format)) {
            for (var row : parser) {
                if (row.getRecordNumber() > 1 || !HEADS.contains(row.get(0).toLowerCase(Locale.ROOT))) {
                    read(row, parser.getCurrentLineNumber(), fields, errors);
                }
            }
        } catch (UncheckedIOException | IOException e) {
            errors.add(InputError.of("lines", "demand.form.wrong.quotes"));
        }
        return new FormLines(List.copyOf(fields), List.copyOf(errors));
    }

    private static void read(CSVRecord row, long line, List<FormField> fields, List<InputError> errors) {
        var mandatory = Optional.ofNullable(MANDATORY.get(cell(row, 1)));
        var kind = Optional.ofNullable(KINDS.get(cell(row, 2)));
        if (row.size() > MOST_CELLS || mandatory.isEmpty() || kind.isEmpty()) {
            errors.add(InputError.of("lines", "demand.form.wrong.line", line));
        } else {
            fields.add(new FormField(row.get(0), mandatory.get(), kind.get()));
        }
    }

    private static String cell(CSVRecord row, int index) {
        return index < row.size() ? row.get(index).strip().toLowerCase(Locale.ROOT) : "";
    }

    /// A value as it would be typed on one line.
    static String quoted(String value) {
        var line = value.replaceAll("[\\t\\r\\n]+", " ");
        return line.matches(".*[,，\"].*") ? '"' + line.replace("\"", "\"\"") + '"' : line;
    }

    /// A form’s fields as they would be typed.
    static String write(List<FormField> fields) {
        var text = new StringBuilder();
        for (var field : fields) {
            text.append(quoted(field.label()))
                    .append(field.mandatory() ? ",是," : ",否,")
                    .append(
                            switch (field.kind()) {
                                case TEXT -> "文本";
                                case NUMBER -> "数字";
                                case DATE -> "日期";
                                case YES_NO -> "是否";
                                case PAPER -> "材料";
                            })
                    .append('\n');
        }
        return text.toString();
    }
}
