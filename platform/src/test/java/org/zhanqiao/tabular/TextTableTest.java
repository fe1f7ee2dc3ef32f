package org.zhanqiao.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A CSV file as a table.
class TextTableTest {

    @TempDir
    private Path directory;

    @Test
    void rows_have_the_numbers_that_a_spreadsheet_shows() throws IOException {
        var file = Files.writeString(
                directory.resolve("rows.csv"),
                "名称,说明\r\n一,\"两\r\n行\"\r\n\r\n二,\"三\n\n行\"\r\n三,一行\r\n",
                StandardCharsets.UTF_8);
        var rows = new ArrayList<String>();
        var table = new TextTable(new CsvFile(file, StandardCharsets.UTF_8));
        table.read(
                table.sheets().getFirst(),
                row -> rows.add(row.line() + " " + row.cell(0).text()));
        assertThat(rows)
                .as("an empty line is a row, one inside a cell is none")
                .containsExactly("1 名称", "2 一", "4 二", "5 三");
    }
}
