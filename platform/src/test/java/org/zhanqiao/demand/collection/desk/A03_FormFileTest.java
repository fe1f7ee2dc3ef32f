package org.zhanqiao.demand.collection.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockMultipartFile;
import org.zhanqiao.demand.collection.FieldKind;
import org.zhanqiao.demand.collection.FormField;
import org.zhanqiao.tabular.TableWriter;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.web.InputError;

/// Fields of a form as files list them.
class A03_FormFileTest {

    private static final List<FormField> FIELDS = List.of(
            new FormField("姓名", true, FieldKind.TEXT),
            new FormField("住址，含门牌", false, FieldKind.TEXT),
            new FormField("户口簿", true, FieldKind.PAPER));

    private static final String ROWS = "字段名,是否必填,类型\n姓名,是,文本\n\"住址，含门牌\",否\n户口簿,是,材料\n";

    private static FormLines read(String name, byte[] content) throws IOException {
        return FormLines.read(FormFile.lines(new MockMultipartFile("file", name, null, content)));
    }

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var table = TableWriter.of(TableWriter.Format.XLSX, out, "字段", Set.of())) {
            for (var row : rows) {
                table.row(row);
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"fields.csv, UTF-8", "fields.csv, GB18030", "fields.txt, UTF-8", "FIELDS.TXT, GB18030"})
    void a01_a_text_is_read_in_the_encoding_it_is_in(String name, String encoding) throws IOException {
        var read = read(name, ROWS.getBytes(Charset.forName(encoding)));
        assertThat(read.errors()).isEmpty();
        assertThat(read.fields()).isEqualTo(FIELDS);
    }

    @Test
    void a02_a_workbook_is_read_as_its_rows_stand() throws IOException {
        var content = workbook(List.of(
                List.of("字段名", "是否必填", "类型"),
                List.of("姓名", "是", "文本"),
                List.of("住址，含门牌", "否"),
                List.of("户口簿", "是", "材料")));
        assertThat(read("字段.xlsx", content).fields()).isEqualTo(FIELDS);
    }

    @Test
    void a03_what_is_wrong_is_named_by_the_row_of_the_file() throws IOException {
        var content = workbook(
                List.of(List.of("姓名", "是"), List.of(), List.of("出生日期", "也许"), List.of("住址", "是", "文本", "", "多余")));
        var read = read("字段.xlsx", content);
        assertThat(read.fields()).hasSize(1);
        assertThat(read.errors())
                .containsExactly(
                        InputError.of("lines", "demand.form.wrong.line", 3L),
                        InputError.of("lines", "demand.form.wrong.line", 4L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fields.txt | '' | 文件是空的",
                "fields.csv | '' | 文件是空的",
                "fields.csv | '%PDF-1.7' | 这是 PDF",
                "fields.doc | '姓名,是' | 只接受扩展名为",
                "fields.xlsx | '姓名,是' | 内容却是文本",
            })
    void a04_a_file_that_is_no_list_is_refused_and_says_what_to_do(String name, String content, String said) {
        assertThatThrownBy(() -> read(name, content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnfitFile.class,
                        unfit -> assertThat(unfit.chinese().getFirst()).contains(said));
    }

    @Test
    void a05_a_text_with_nul_characters_and_a_formula_are_refused() throws IOException {
        assertThatThrownBy(() -> read("fields.txt", "姓名\0,是".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnfitFile.class);
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("字段");
            sheet.value(0, 0, "姓名");
            sheet.formula(1, 0, "LEN(A1)");
        }
        assertThatThrownBy(() -> read("fields.xlsx", out.toByteArray()))
                .isInstanceOfSatisfying(
                        UnfitFile.class,
                        unfit -> assertThat(unfit.chinese().getFirst()).startsWith("第 2 行有公式"));
    }

    @Test
    void a06_no_more_rows_are_read_than_a_form_could_have() throws IOException {
        var read = read("fields.csv", "字段,是\n".repeat(5_000).getBytes(StandardCharsets.UTF_8));
        assertThat(read.fields()).hasSize(999);
    }
}
