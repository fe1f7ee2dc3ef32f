package org.zhanqiao.protection.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zhanqiao.protection.Level;

/// What is suggested for a column, from its title and its values. Every value here is made up.
class A01_SuggestionTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    /// Columns a person would grade without thinking, and columns that only look like them.
    @Test
    void a00_a_certificates_number_is_no_address_and_values_that_do_not_fit_raise_no_confidence() {
        var numbers = List.of("鲁（2024）青岛市市南区不动产权第0012345号", "鲁(2019)青岛市崂山区不动产权第0000123号");
        assertThat(LevelSuggester.suggest(new ColumnSample("c", "不动产权证书号", numbers), TODAY)
                        .findings())
                .extracting(Finding::kind)
                .doesNotContain(Kind.ADDRESS);
        var places = List.of("青岛市市南区香港中路12号", "青岛市崂山区海尔路第18号3单元");
        assertThat(LevelSuggester.suggest(new ColumnSample("c", "", places), TODAY)
                        .findings())
                .extracting(Finding::kind)
                .contains(Kind.ADDRESS);
        for (var title : List.of("是否抵押", "诊断")) {
            var unseen = LevelSuggester.suggest(new ColumnSample("c", title, List.of()), TODAY);
            var unfit = LevelSuggester.suggest(new ColumnSample("c", title, List.of("0", "1")), TODAY);
            assertThat(unfit.findings().getFirst().confidence())
                    .as(title)
                    .isLessThanOrEqualTo(unseen.findings().getFirst().confidence());
        }
    }

    @Test
    void a01_what_columns_hold() {
        var columns = """
                column_1     | 11010519491231002X 370202199003074514                   | RESIDENT_ID
                column_2     | 11010519491231002x 370203198505123325 无                 | RESIDENT_ID
                column_3     | 110105194912310021 370202199003074515                   |
                统一社会信用代码 | 91370200163562681G                                    | SOCIAL_CREDIT_CODE
                机构代码       | 16356268-1                                            | ORGANISATION_CODE
                column_6     | 13953212345 +86-139-5321-2345 18600001111              | MOBILE
                column_7     | 0532-85911111 053285912222 (0532)85913333              | LANDLINE
                column_8     | a.b@qd.example.cn li@example.org                       | EMAIL
                经办          | 张伟 王秀英 欧阳建国 李娜 买买提·阿不都拉               | PERSON_NAME
                column_10    | 青岛市市南区香港中路10号 市北区台东一路5号3单元201室     | ADDRESS
                column_11    | 鲁B12345 鲁UD12345 鲁B·8A6K1 京AF00001 粤Z1234港        | PLATE
                column_12    | 4111111111111111 5500000000000004 6200000000000005     | BANK_CARD
                column_13    | 4111111111111112 5500000000000005 6200000000000006     |
                出生日期       | 1990-03-07 19850512 1985/5/2                           | BIRTH_DATE
                成立日期       | 1990-03-07 19850512 1985/5/2                           |
                诊断结果       | 高血压 2型糖尿病 无                                     | HEALTH
                备注          | 高血压 糖尿病史 冠心病                                   | HEALTH
                宗教信仰       | 无 有                                                  | RELIGION
                人脸特征       | q83vEjRWeJA=                                           | BIOMETRIC
                位置          | 120.38264,36.06711 120.40001,36.10002                  | LOCATION_TRACK
                月工资        | 8250 12000                                             | FINANCE
                注册资本       | 8250 12000                                             |
                企业名称       | 青岛海湾化工有限公司 李沧区东山小学                       |
                区划代码       | 370202 370203                                          |
                社区          | 云霄路社区 江西路社区                                    |
                民族          | 汉族 满族 回族                                           | PERSONAL_STATUS
                column_27    | 汉族 满族 回族                                           |
                状态          | 正常 注销                                               |
                数量          | 1 2 3                                                 |
                """;
        var found = columns.lines()
                .map(line -> line.split("\\|", -1))
                .map(parts -> parts[0].strip() + " " + kinds(look(parts[0].strip(), parts[1].strip())))
                .toList();
        var wanted = columns.lines()
                .map(line -> line.split("\\|", -1))
                .map(parts -> parts[0].strip() + " " + parts[2].strip())
                .toList();
        assertThat(found).isEqualTo(wanted);
    }

    private static Suggestion look(String title, String values) {
        return LevelSuggester.suggest(new ColumnSample("c", title, Arrays.asList(values.split("\\s+", -1))), TODAY);
    }

    private static String kinds(Suggestion suggestion) {
        return suggestion.sure().stream().map(finding -> finding.kind().name()).collect(Collectors.joining(" "));
    }

    @Test
    void a02_when_nothing_is_found_no_level_is_suggested() {
        var suggestion = look("批次", "甲 乙");
        assertThat(suggestion.level()).isEmpty();
        assertThat(suggestion.category()).isEmpty();
        assertThat(suggestion.personal()).isFalse();
    }

    @Test
    void a03_the_reason_says_what_was_seen_and_repeats_no_value() {
        var finding =
                look("证件", "11010519491231002X 370202199003074514 未知 未知").sure().getFirst();
        assertThat(finding.chinese()).isEqualTo("看了 4 个值，2 个是居民身份证号（名称没有这样说）");
        assertThat(finding.english())
                .isEqualTo("2 of 4 values looked at are: resident identity number (its title does not say so)");
        assertThat(look("身份证号", "见附件 见附件").sure().getFirst().chinese()).isEqualTo("名称像“居民身份证号”，但看过的 2 个值都不像");
        assertThat(LevelSuggester.suggest(new ColumnSample("id_card", "id_card", List.of()), TODAY)
                        .sure()
                        .getFirst()
                        .english())
                .isEqualTo("its title says resident identity number; there is no value to check that by");
    }

    @Test
    void a04_a_title_with_values_that_do_not_look_it_is_less_sure_than_one_with_values_that_do() {
        var doubtful = look("联系电话", "a b c").sure().getFirst();
        var sure = look("联系电话", "13953212345 18600001111").sure().getFirst();
        assertThat(doubtful.confidence()).isLessThan(0.6);
        assertThat(sure.confidence()).isGreaterThan(0.95);
    }

    @Test
    void a05_people_under_14_are_noticed_by_their_day_of_birth() {
        assertThat(kinds(look("出生日期", "2019-01-01 2020-02-02 2012-11-26"))).contains("MINOR");
        assertThat(kinds(look("出生日期", "1990-01-01 2000-02-02 2012-11-25"))).doesNotContain("MINOR");
        assertThat(kinds(look("新生儿姓名", "张一诺 王梓涵"))).contains("PERSON_NAME").contains("MINOR");
    }

    @Test
    void a06_the_highest_item_sets_the_floor_of_the_table() {
        var table = LevelSuggester.suggest(
                List.of(
                        new ColumnSample("name", "姓名", List.of("张伟")),
                        new ColumnSample("diagnosis", "诊断", List.of("高血压")),
                        new ColumnSample("batch", "批次", List.of("甲"))),
                TODAY);
        assertThat(table.items().stream()
                        .map(Suggestion::level)
                        .map(level -> level.map(Level::number).orElse(0)))
                .containsExactly(2, 4, 0);
        assertThat(table.floor()).contains(Level.L4);
        assertThat(table.items().get(1).category()).contains(Category.SENSITIVE_PERSONAL);
    }

    @Test
    void a08_the_documentation_names_every_kind_with_its_level() throws java.io.IOException {
        var text = java.nio.file.Files.readString(java.nio.file.Path.of("..", "docs", "levels.md"));
        assertThat(Kind.values())
                .allSatisfy(kind -> assertThat(text)
                        .containsPattern("\\| `%s` \\| [^|]+ \\| %d \\| %s \\|"
                                .formatted(kind, kind.level().number(), kind.category())));
    }

    @Test
    void a07_of_a_million_values_some_thousands_are_looked_at_the_late_ones_too() {
        var look = new ColumnLook("c", "c", TODAY);
        IntStream.range(0, 200_000).forEach(i -> look.add("甲" + i));
        IntStream.range(0, 800_000).forEach(i -> look.add("13953212345"));
        var finding = look.suggestion().sure().getFirst();
        assertThat(finding.kind()).isEqualTo(Kind.MOBILE);
        assertThat(finding.looked()).isLessThanOrEqualTo(10_000);
    }
}
