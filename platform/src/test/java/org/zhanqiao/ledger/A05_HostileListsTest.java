package org.zhanqiao.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.zhanqiao.ledger.CaseLists.HEAD;
import static org.zhanqiao.ledger.CaseLists.faults;
import static org.zhanqiao.ledger.CaseLists.outcomes;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.tabular.LineOutcome;
import org.zhanqiao.tabular.RawWorkbook;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.web.ListQuery;

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
    private Cases cases;

    @Autowired
    private CaseImports imports;

    @Autowired
    private CaseFiling filing;

    @Autowired
    private TransactionTemplate transactions;

    /// Of a list that takes several parts.
    private static final int MANY = 600;

    @LocalServerPort
    private int port;

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
        return rows("长清单", number);
    }

    private static String rows(String name, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "%2$s-%1$d,数据壁垒,%2$s第 %1$d 行,问题 %1$d,,2026-02-27,,市公安局,郑海燕,15,,\n".formatted(i, name))
                .collect(Collectors.joining("", HEAD, ""));
    }

    private ImportProgress finished(UUID id) {
        return await().atMost(Duration.ofMinutes(5))
                .until(() -> files.getProgress(id, town.bureau), progress -> progress.finishedAt() != null);
    }

    private long count(String title) {
        return cases.list(CaseFilter.of(""), new ListQuery(title, "", false, 1, 10))
                .total();
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
    void a03_hundreds_of_cases_are_filed_part_by_part_while_the_page_tells_how_far() throws IOException {
        var id = lists.tryOut(rows(MANY), town.bureau);
        assertThat(files.importShown(id, town.bureau)).isEqualTo(new ImportOutcome.GoingOn(MANY));
        try (var bureau = new Visitor(port)) {
            bureau.signIn(town.bureau.login(), LedgerTown.PASSWORD);
            // Nothing is filed on while this transaction holds the filing of lists.
            transactions.executeWithoutResult(_ -> {
                filing.hold();
                var progress = files.getProgress(id, town.bureau);
                assertThat(progress.filed()).isBetween(100L, MANY - 1L);
                var page = bureau.get("/desk/cases/import/" + id);
                assertThat(page.headers().firstValue("Refresh")).contains("3");
                assertThat(page.body())
                        .contains("正在登记：已处理 %,d / %,d 个".formatted(progress.done(), MANY), "<progress", "可以离开这一页");
            });
            assertThat(finished(id).filed()).isEqualTo(MANY);
            var page = bureau.get("/desk/cases/import/" + id);
            assertThat(page.headers().firstValue("Refresh")).isEmpty();
            assertThat(page.body()).contains("已登记 %,d 个事项".formatted(MANY));
        }
        assertThat(files.importShown(id, town.bureau)).isEqualTo(new ImportOutcome.AlreadyImported());
        assertThat(lists.lines(lists.tryOut(rows(MANY), town.bureau)))
                .allSatisfy(line -> assertThat(line.outcome()).isEqualTo(LineOutcome.UNCHANGED));
    }

    @Test
    void a04_a_part_that_is_cut_off_is_done_again_and_nothing_is_doubled() throws IOException {
        var id = lists.tryOut(rows("断电清单", 250), town.bureau);
        files.importShown(id, town.bureau);
        transactions.executeWithoutResult(killed -> {
            imports.goOn();
            killed.setRollbackOnly();
        });
        assertThat(finished(id))
                .extracting(ImportProgress::filed, ImportProgress::leftOut)
                .containsExactly(250L, 0L);
        assertThat(count("断电清单")).isEqualTo(250);
    }

    @Test
    void a05_what_somebody_files_while_a_list_is_filed_is_left_out_and_said() throws IOException {
        var id = lists.tryOut(rows("并行清单", 250).replaceAll("(?m)^并行清单-\\d+", ""), town.bureau);
        transactions.executeWithoutResult(_ -> {
            assertThat(files.importShown(id, town.bureau)).isEqualTo(new ImportOutcome.GoingOn(250));
            cases.file(
                    new NewCase(
                            CaseKind.BARRIER,
                            new Case.About("并行清单第 249 行", "问题 249", "", ""),
                            "",
                            Reporter.Kind.PLATFORM,
                            "",
                            clock.instant()),
                    town.bureau);
        });
        assertThat(finished(id))
                .extracting(ImportProgress::filed, ImportProgress::leftOut)
                .containsExactly(249L, 1L);
        assertThat(count("并行清单")).isEqualTo(250);
        try (var bureau = new Visitor(port)) {
            bureau.signIn(town.bureau.login(), LedgerTown.PASSWORD);
            assertThat(bureau.get("/desk/cases/import/" + id).body()).contains("另有 1 行没有登记");
        }
    }

    @Test
    void a06_what_was_just_tried_out_is_kept_also_when_the_clock_went_back() throws IOException {
        clock.setDay("2026-04-02");
        for (int i = 0; i < 20; i++) {
            lists.tryOut(rows("后到清单", 1), town.bureau);
        }
        clock.setDay("2026-03-02");
        var id = lists.tryOut(rows("先到清单", 1), town.bureau);
        assertThat(files.getImport(id, town.bureau).id()).isEqualTo(id);
    }
}
