package org.zhanqiao.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.tabular.UnfitFile;

/// What a CSV file is taken for, and why one is refused.
class CsvSurveyTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path dir;

    @Test
    void a01_a_type_stands_only_when_every_value_fits() throws IOException {
        assertThat(types("""
                        k,whole,decimal,day,moment,truth,mixed,none
                        1,12,-0.5,2026-02-28,2026-02-28T08:00:00+08:00,true,1,
                        2,,3,2024-02-29,2026-02-28T00:00:00Z,FALSE,x,
                        """)).isEqualTo("NUMBER NUMBER NUMBER DATE TIMESTAMP BOOLEAN TEXT TEXT");
    }

    @Test
    void a02_codes_stay_text() throws IOException {
        assertThat(types("""
                        zone,phone,identity,division,amount
                        0532,13800138000,110101199003070011,370202001001,10000000
                        0531,13900139000,110101199003070038,370202001004,9
                        """)).isEqualTo("TEXT TEXT TEXT TEXT NUMBER");
    }

    @Test
    void a03_a_date_that_is_not_in_the_calendar_and_a_number_that_is_none_make_text() throws IOException {
        var rows = IntStream.range(0, 30).mapToObj(i -> i + ",2026-01-01").collect(Collectors.joining("\n"));
        var survey = survey("n,day\n" + rows + "\nNaN,2026-02-30\n", "n");
        assertThat(types(survey)).isEqualTo("TEXT TEXT");
        assertThat(survey.strayLine(0)).as("the line that made it text").isEqualTo(32);
    }

    @Test
    void a04_utf8_with_a_mark_and_gb18030_are_told_apart() throws IOException {
        var text = "编号,姓名\n1,张三\n2,李四\n";
        assertThat(titles(survey(write(("\uFEFF" + text).getBytes(UTF_8)), true, "编号")))
                .isEqualTo("编号 姓名");
        var chinese = survey(write(text.getBytes(GB18030)), true, "编号");
        assertThat(chinese.charset()).isEqualTo(GB18030);
        assertThat(titles(chinese)).isEqualTo("编号 姓名");
        assertThat(looks(chinese, 1)).isEqualTo("PERSON_NAME");
    }

    @Test
    void a05_an_encoding_that_changes_midway_is_refused_by_line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("k,v\n1,青\n".getBytes(UTF_8));
        bytes.writeBytes(new byte[] {'2', ',', (byte) 0xff, (byte) 0xff, '\n'});
        assertThatThrownBy(() -> survey(write(bytes.toByteArray()), true, "k"))
                .isInstanceOf(UnfitFile.class)
                .hasMessageContaining("neither UTF-8 throughout (it fails at line 3)");
    }

    @Test
    void a06_headings_become_names_each_once() throws IOException {
        var survey = survey("社区 编号,name,name,,9月,Größe (m²)\n1,2,3,4,5,6\n", "社区 编号");
        assertThat(survey.columns().stream().map(HostedColumn::name))
                .containsExactly("社区_编号", "name", "name_2", "column_4", "c_9月", "größe_m²");
        assertThat(survey.rowKey()).containsExactly("社区_编号");
        var wide = IntStream.range(1, 200).mapToObj(i -> "很长的列名".repeat(10)).collect(Collectors.joining(","));
        assertThat(survey("k," + wide + "\n" + ",1".repeat(200).substring(1) + "\n", "k")
                        .columns())
                .hasSize(200)
                .allSatisfy(column -> assertThat(column.name().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(63));
    }

    @Test
    void a07_faults_are_named_by_line_and_column_and_never_by_value() throws IOException {
        assertThat(refusal("k,v\n1,2\n3\n4,5,6\n,7\n8,a\0b\n")).isEqualTo("""
                        Line 3 has 1 columns instead of 2.
                        Line 4 has 3 columns instead of 2.
                        Line 5, column 1 is a key and is empty.
                        Line 6, column 2 holds a NUL byte.""");
        assertThat(refusal("k,v\n1,\"two\nlines\",3\n2,3\n,4\n"))
                .as("where a record begins")
                .isEqualTo("""
                        Line 2 has 3 columns instead of 2.
                        Line 5, column 1 is a key and is empty.""");
        assertThat(refusal("")).isEqualTo("The file has no rows.");
        assertThat(refusal("k,v\n")).isEqualTo("The file has no rows.");
        assertThat(refusal("k,v\n1,\"open\n2,3\n")).contains("a quote is not closed");
        assertThat(refusal("k,k\n1,2\n")).contains("Several columns are called \"k\"");
        assertThat(refusal("a,b\n1,2\n")).contains("has no column \"k\"").contains("--no-header");
    }

    @Test
    void a08_rows_are_written_for_copy_with_their_lines() throws IOException {
        var out = new ByteArrayOutputStream();
        survey("k,v\n1,\"a \"\"b\"\", c\"\n2,\n", "k").writeRows(out, rows -> {});
        assertThat(out.toString(UTF_8)).isEqualTo("2,\"1\",\"a \"\"b\"\", c\"\n3,\"2\",\n");
    }

    @Test
    void a09_a_column_of_valid_identity_numbers_names_people() throws IOException {
        var survey = survey("id,n\n11010519491231002X,1\n", "id");
        assertThat(survey.columns().getFirst().subject()).isEqualTo(DataItem.Subject.RESIDENT_ID);
        assertThat(survey("id,n\n110105194912310021,1\n", "id")
                        .columns()
                        .getFirst()
                        .subject())
                .as("a wrong check digit")
                .isEqualTo(DataItem.Subject.NONE);
    }

    @Test
    void a10_without_a_heading_columns_are_numbered() throws IOException {
        var survey = survey(write("39, State-gov\n50, Private\n\n".getBytes(UTF_8)), false, "column_1");
        assertThat(survey.rows()).isEqualTo(2);
        assertThat(types(survey)).isEqualTo("NUMBER TEXT");
    }

    @Test
    void a11_what_a_heading_calls_a_code_is_text_and_what_it_calls_a_measure_a_number() throws IOException {
        assertThat(types("""
                        cityCode,企业编号,post,年收入（元）,income,age,year,sum
                        3702,1,266001,50000,80000,31,2024,123456
                        3703,12,266002,60000,90000,44,2025,654321
                        """)).isEqualTo("TEXT TEXT TEXT NUMBER NUMBER NUMBER NUMBER NUMBER");
        assertThat(types("k,分值编码,shortage,postage,decode\n1,-1,12345,1,7\n2,0.5,1,2,8\n"))
                .as("what has signs or fractions is counted with; words that only end alike say nothing")
                .isEqualTo("NUMBER NUMBER NUMBER NUMBER NUMBER");
    }

    @Test
    void a12_the_communities_of_qingdao() throws IOException {
        CsvSurvey survey;
        try (var villages = CsvSurveyTest.class.getResourceAsStream("/org/zhanqiao/samplecity/villages.csv")) {
            survey = survey(write(Objects.requireNonNull(villages).readAllBytes()), true, "code");
        }
        assertThat(survey.rows()).isEqualTo(2_120);
        assertThat(types(survey)).isEqualTo("TEXT TEXT TEXT TEXT TEXT TEXT");
        assertThat(IntStream.range(0, 6).mapToObj(column -> looks(survey, column)))
                .as("names of communities are not names of people")
                .containsOnly("");
    }

    /// Lines of the census of 1994 (adult.csv, UCI Machine Learning Repository, CC BY 4.0); rows stand there twice.
    @Test
    void a13_a_census_without_a_key_is_keyed_by_row_number() throws IOException {
        var survey = survey(write("""
                        39, State-gov, 77516, Bachelors, 13, Never-married, Male, 2174, 0, 40, United-States, <=50K
                        38, Private, 215646, HS-grad, 9, Divorced, Male, 0, 0, 40, United-States, <=50K
                        38, Private, 215646, HS-grad, 9, Divorced, Male, 0, 0, 40, United-States, <=50K
                        """.getBytes(UTF_8)), false, "row_number");
        assertThat(survey.rowKey()).containsExactly("row_number");
        assertThat(types(survey))
                .isEqualTo("NUMBER TEXT NUMBER TEXT NUMBER TEXT TEXT NUMBER NUMBER NUMBER TEXT TEXT NUMBER");
    }

    @Test
    void a14_rows_are_numbered_from_one_whatever_lines_they_stand_on() throws IOException {
        var out = new ByteArrayOutputStream();
        survey("k,v\n1,\"a\nb\"\n\n1,c\n", "row_number").writeRows(out, rows -> {});
        assertThat(out.toString(UTF_8)).isEqualTo("2,\"1\",\"a\nb\",1\n5,\"1\",\"c\",2\n");
        assertThat(survey("row_number,v\n7,1\n", "row_number").columns())
                .as("a column of the file of this name is the key itself")
                .hasSize(2);
    }

    @Test
    void a15_columns_about_people_are_named_with_the_reason() throws IOException {
        var survey = survey("""
                        a,b,身份证号,mobilePhone,surname,现住址,email_address,community_name
                        11010519491231002X,13800138000,x,x,x,x,x,x
                        """, "a");
        assertThat(IntStream.range(0, 8).mapToObj(column -> looks(survey, column)))
                .containsExactly(
                        "RESIDENT_ID", "MOBILE", "RESIDENT_ID", "MOBILE", "PERSON_NAME", "ADDRESS", "EMAIL", "");
    }

    private static String looks(CsvSurvey survey, int column) {
        return survey.suggestion(column).sure().stream()
                .map(finding -> finding.kind().name())
                .collect(Collectors.joining(" "));
    }

    private String refusal(String text) throws IOException {
        var file = write(text.getBytes(UTF_8));
        try {
            survey(file, true, "k");
            return "";
        } catch (UnfitFile e) {
            assertThat(e.chinese()).hasSameSizeAs(e.english());
            return String.join("\n", e.english());
        }
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(dir.resolve("file.csv"), bytes);
    }

    private String types(String text) throws IOException {
        return types(survey(text, text.substring(0, text.indexOf(','))));
    }

    private static String types(CsvSurvey survey) {
        return survey.columns().stream().map(c -> c.type().name()).collect(Collectors.joining(" "));
    }

    private static String titles(CsvSurvey survey) {
        return survey.columns().stream().map(HostedColumn::title).collect(Collectors.joining(" "));
    }

    private CsvSurvey survey(String text, String key) throws IOException {
        return survey(write(text.getBytes(UTF_8)), true, key);
    }

    private static CsvSurvey survey(Path file, boolean heading, String key) throws IOException {
        return CsvSurvey.of(file, null, heading, List.of(key), LocalDate.parse("2026-11-25"), rows -> {});
    }
}
