package org.zhanqiao.demand.collection.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.multipart.MultipartFile;
import org.zhanqiao.tabular.FileFault;
import org.zhanqiao.tabular.TableCell;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.TableRow;
import org.zhanqiao.tabular.TextEncoding;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.tabular.UploadedTable;

/// A file that lists the fields of a form: a workbook or a CSV with columns for label, mandatory or not, and kind; or a
/// text with a field a line. It becomes lines as [FormLines] reads them, each where it stood in the file.
final class FormFile {

    /// Rows that are read; more than any form has fields.
    private static final int MOST_ROWS = 1_000;

    /// Megabytes of a text.
    private static final int MEGABYTES = 1;

    private FormFile() {}

    /// @throws UnfitFile saying why it cannot be read
    static String lines(MultipartFile file) throws IOException {
        return UploadedTable.read(
                file,
                (path, name) -> name.toLowerCase(Locale.ROOT).endsWith(".txt")
                        ? text(path)
                        : table(TableFile.open(path, name)));
    }

    private static String text(Path path) throws IOException {
        long size = Files.size(path);
        if (size == 0) {
            throw UnfitFile.of(FileFault.EMPTY);
        }
        if (size > MEGABYTES * 1024L * 1024L) {
            throw UnfitFile.of(FileFault.TOO_LARGE, MEGABYTES);
        }
        var text = Files.readString(path, TextEncoding.of(path));
        if (text.indexOf('\0') >= 0) {
            throw UnfitFile.of(FileFault.BINARY);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String table(TableFile file) throws IOException {
        var lines = new ArrayList<String>();
        file.readShown(row -> {
            while (lines.size() < Math.min(row.line(), MOST_ROWS) - 1) {
                lines.add("");
            }
            lines.add(line(row));
            return lines.size() < MOST_ROWS;
        });
        return String.join("\n", lines);
    }

    private static String line(TableRow row) {
        if (row.cells().stream()
                .anyMatch(cell -> cell.kind() == TableCell.Kind.FORMULA || cell.kind() == TableCell.Kind.ERROR)) {
            throw new UnfitFile(
                    "第 " + row.line() + " 行有公式或错误值，请“复制—选择性粘贴—数值”后重新选择文件。",
                    "Row " + row.line() + " holds a formula or an error. Paste its values and choose the file again.");
        }
        var cells = new ArrayList<>(
                row.cells().stream().map(cell -> FormLines.quoted(cell.text())).toList());
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return String.join(",", List.copyOf(cells));
    }
}
