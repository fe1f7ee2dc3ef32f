package org.zhanqiao.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhanqiao.ledger.CaseLists.HEAD;
import static org.zhanqiao.ledger.CaseLists.faults;
import static org.zhanqiao.ledger.CaseLists.outcomes;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.tabular.LineOutcome;
import org.zhanqiao.tabular.RawWorkbook;
import org.zhanqiao.tabular.UnfitFile;

/// Lists of cases that are made to harm whoever reads them, are no lists, or are very long.
@PlatformTest
@Import({MovableClock.AsTheClock.class, LedgerTown.class, FactsForTests.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=4h")
class A05_HostileListsTest {

    @Autowired
    private LedgerTown town;

    @Autowired
    private CaseFiles files;

    @Autowired
    private MovableClock clock;

    @TempDir
    private Path folder;

    private CaseLists lists;

    @BeforeEach
    void day() {
        clock.setDay("2026-03-02");
        lists = new CaseLists(files, folder);
    }

    @Test
    void a01_hostile_files_are_refused_or_named_by_line() throws IOException {
        var head = List.of("类别", "标题", "什么问题");
        var formula = new RawWorkbook()
                .sheet(
                        "清单",
                        false,
                        RawWorkbook.rows(List.of(
                                head,
                                List.of("数据壁垒", "<c><f>HYPERLINK(\"http://evil.example\")</f><v>点我</v></c>", "公式单元格"),
                                List.of("数据壁垒", "看不见的\u202E字符", "双向控制字符"))))
                .bytes();
        var lines = lists.lines(lists.tryOut("formula.xlsx", formula, town.bureau));
        assertThat(faults(lines.get(0))).containsExactly("2 标题 FORMULA");
        assertThat(faults(lines.get(1))).containsExactly("3 标题 CONTROL");
        var bomb = new RawWorkbook()
                .sheet("清单", false, "<row><c t=\"inlineStr\"><is><t>" + " ".repeat(110_000_000) + "</t></is></c></row>")
                .bytes();
        assertThat(bomb.length).isLessThan(1_000_000);
        assertThatThrownBy(() -> lists.tryOut("bomb.xlsx", bomb, town.bureau)).isInstanceOf(UnfitFile.class);
        var gbk = (HEAD + "G-1,数据壁垒,国标编码,内容,,,,,,,,\n").getBytes(Charset.forName("GB18030"));
        assertThat(outcomes(lists.lines(lists.tryOut("gbk.csv", gbk, town.bureau))))
                .containsExactly(LineOutcome.NEW);
        var garbled = (HEAD + "G-2,数据壁垒,锟斤拷,内容,,,,,,,,\n").getBytes(StandardCharsets.UTF_8);
        assertThat(faults(lists.lines(lists.tryOut("garbled.csv", garbled, town.bureau))
                        .getFirst()))
                .containsExactly("2 标题 GARBLED");
        var nul = (HEAD + "Z,数据壁垒,填充,".concat("甲".repeat(600)) + ",,,,,,,,\nG-3,数据壁垒,空\0字符,内容,,,,,,,,\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(faults(lists.lines(lists.tryOut("nul.csv", nul, town.bureau)).getFirst()))
                .containsExactly("3 标题 CONTROL");
    }

    private static String rows(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "L-%1$d,数据壁垒,长清单第 %1$d 行,问题 %1$d,,2026-02-27,,市公安局,郑海燕,15,,\n".formatted(i))
                .collect(Collectors.joining("", HEAD, ""));
    }

    @Test
    void a02_a_list_that_is_too_long_or_no_list_is_refused_whole() {
        assertThat(catchThrowableOfType(UnfitAct.class, () -> lists.tryOut(rows(10_001), town.bureau))
                        .flaws())
                .extracting(flaw -> flaw.messageKey())
                .containsExactly("ledger.import.tooLong");
        assertThat(catchThrowableOfType(UnfitAct.class, () -> lists.tryOut("名称,数量\n甲,1\n", town.bureau))
                        .flaws())
                .extracting(flaw -> flaw.messageKey())
                .containsExactly("ledger.import.noColumn");
        assertThat(catchThrowableOfType(UnfitAct.class, () -> lists.tryOut(HEAD, town.bureau))
                        .flaws())
                .extracting(flaw -> flaw.messageKey())
                .containsExactly("ledger.import.empty");
    }

    @Test
    void a03_three_thousand_cases_are_filed_in_one_go() throws IOException {
        var id = lists.tryOut(rows(3_000), town.bureau);
        assertThat(files.importShown(id, town.bureau)).isEqualTo(new ImportOutcome.Done(3_000));
        assertThat(lists.lines(lists.tryOut(rows(3_000), town.bureau)))
                .allSatisfy(line -> assertThat(line.outcome()).isEqualTo(LineOutcome.UNCHANGED));
    }
}
