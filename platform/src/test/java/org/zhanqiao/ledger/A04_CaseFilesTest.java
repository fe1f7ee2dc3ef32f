package org.zhanqiao.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhanqiao.ledger.CaseLists.HEAD;
import static org.zhanqiao.ledger.CaseLists.faults;
import static org.zhanqiao.ledger.CaseLists.outcomes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.Race;
import org.zhanqiao.inbox.AllMessages;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Received;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.tabular.LineOutcome;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.TableRow;
import org.zhanqiao.tabular.TableWriter;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;

/// Cases in files: tried out line by line, filed as it was shown, taken away and brought back unchanged.
@PlatformTest
@Import({MovableClock.AsTheClock.class, LedgerTown.class, FactsForTests.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=4h")
class A04_CaseFilesTest {

    @Autowired
    private LedgerTown town;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseFiles files;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Inbox inbox;

    @Autowired
    private ControlEvidence evidence;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private CaseLists lists;

    @BeforeEach
    void day() {
        lists = new CaseLists(files, folder);
        clock.setDay("2026-03-02");
    }

    private Case named(String title) {
        var found = cases.list(CaseFilter.of(""), new ListQuery(title, "", false, 1, 10));
        assertThat(found.total()).isEqualTo(1);
        return found.rows().getFirst();
    }

    private long all() {
        return cases.list(CaseFilter.of(""), ListQuery.first()).total();
    }

    @Test
    void a01_a_dry_run_writes_nothing_and_an_import_files_what_it_showed() throws IOException {
        long before = all();
        long told = inbox.countUnread(town.head.id());
        var id = lists.tryOut(HEAD + """
                A-1,数据壁垒,导入甲：落户仍要结婚证,市南窗口每天十来起,/desk/matters,2026/2/27,市民政局,市公安局,郑海燕,15,,"2026-03-10 接口上线；2026-03-20 停收复印件"
                A-2,数据质量,导入乙：住址不全,三成住址缺门牌号,,2026-03-02,,青岛市公安局,,,2026-03-16,
                A-3,SECURITY,导入丙：接口口令过期,口令已两年没有更换,,,,,,,,
                """, town.bureau);
        assertThat(all()).isEqualTo(before);
        assertThat(outcomes(lists.lines(id))).containsOnly(LineOutcome.NEW);
        assertThat(lists.lines(id).get(1).body().days()).isEqualTo(10);
        assertThat(files.importShown(id, town.bureau)).isEqualTo(new ImportOutcome.Done(3));
        var first = named("导入甲");
        assertThat(files.listFiled(lists.lines(id), town.bureau))
                .hasSize(3)
                .containsEntry(lists.lines(id).getFirst().firstLine(), first.id());
        assertThat(first.state()).isEqualTo(CaseState.ASSIGNED);
        assertThat(first.owner()).isEqualTo(new Case.Owner(LedgerTown.POLICE, "ledger.officer"));
        assertThat(first.countsFrom()).isEqualTo("2026-02-26T16:00:00Z");
        assertThat(first.days()).isEqualTo(15);
        assertThat(first.due()).isEqualTo(lists.lines(id).getFirst().body().due());
        assertThat(first.about().path()).isEqualTo("/desk/matters");
        var file = cases.findFile(first.id()).orElseThrow();
        assertThat(file.reporters())
                .singleElement()
                .satisfies(each -> assertThat(each.isOf(LedgerTown.CIVIL)).isTrue());
        assertThat(file.milestones()).extracting(Milestone::title).containsExactly("接口上线", "停收复印件");
        assertThat(file.history().acts())
                .extracting(Act::kind)
                .containsExactly(CaseAct.FILE, CaseAct.TRIAGE, CaseAct.ASSIGN);
        assertThat(named("导入乙").due()).isEqualTo(LocalDate.parse("2026-03-16"));
        assertThat(named("导入丙").state()).isEqualTo(CaseState.RECEIVED);
        assertThat(inbox.countUnread(town.head.id()))
                .as("told once of two cases")
                .isEqualTo(told + 1);
        assertThat(AllMessages.of(inbox, town.head.id()).stream().max(Comparator.comparingLong(Received::id)))
                .hasValueSatisfying(
                        last -> assertThat(last.message().arguments()).contains("2"));
        assertThat(files.importShown(id, town.bureau)).isEqualTo(new ImportOutcome.AlreadyImported());
        // The named person signs like anybody of the agency.
        town.act(first, CaseAct.ACCEPT, town.officer, Map.of(CaseDetail.PERSON, "ledger.officer"));
    }

    @Test
    void a02_every_case_that_a_file_brings_stands_in_the_evidence() throws IOException {
        var id = lists.tryOut(HEAD + "E-1,数据壁垒,证据一,窗口仍要,,,,市公安局,,,,\n", town.bureau);
        files.importShown(id, town.bureau);
        var about = named("证据一");
        Awaitility.await()
                .untilAsserted(() -> assertThat(evidence.listBelow("ledger.case:" + about.id() + ":"))
                        .hasSize(3));
        var facts = jdbc.sql("select convert_from(data, 'UTF8') from audit.control_entry where key = :key")
                .param("key", "ledger.case:" + about.id() + ":1")
                .query(String.class)
                .single();
        assertThat(facts).contains("\"said.import\":\"" + id + "\"").doesNotContain("证据一");
    }

    @Test
    void a03_everything_that_is_wrong_is_named_by_line_and_column() throws IOException {
        var id = lists.tryOut(HEAD + """
                F-1,猫,,没有标题,https://evil.example/,昨天,无此局,无此局,,三天,2026-02-30,年底 上线
                F-2,数据壁垒,错二,有身份证 11010519491231002X,//evil.example,2026-03-09,,市公安局,王不在,,,
                F-3,数据壁垒,错三,没有单位,javascript:alert(1),,,,郑海燕,,2026-03-14,
                F-4,数据壁垒,错四,两个期限不一致,,2026-03-02,,市公安局,,5,2026-03-30,
                F-4,数据壁垒,错五,编号重复,,,,,,,,
                F-6,数据壁垒,错六,=SUM(A1:A9),,,,,,,2026-03-14,
                ,数据壁垒,,标题没写,,,,,,,,
                ,数据壁垒,=SUM(A1:A2),标题没写,,,,,,,,
                """, town.bureau);
        var lines = lists.lines(id);
        assertThat(outcomes(lines)).containsOnly(LineOutcome.WRONG);
        assertThat(faults(lines.get(0)))
                .containsExactlyInAnyOrder(
                        "2 类别 KIND",
                        "2 所指事物 PATH",
                        "2 提出日期 day",
                        "2 最后一天 day",
                        "2 提出单位 REPORTER",
                        "2 责任单位 AGENCY",
                        "2 期限（工作日） stated",
                        "2 路线图 day");
        assertThat(faults(lines.get(1)))
                .containsExactlyInAnyOrder("3 所指事物 PATH", "3 提出日期 REPORTED", "3 责任人 PERSON", "3 什么问题 identity");
        assertThat(faults(lines.get(2))).containsExactlyInAnyOrder("4 所指事物 PATH", "4 责任人 personAlone");
        assertThat(faults(lines.get(3))).containsExactly("5 最后一天 dueDiffers");
        assertThat(faults(lines.get(4))).containsExactly("6  twice");
        assertThat(faults(lines.get(5))).containsExactlyInAnyOrder("7 什么问题 FORMULA");
        assertThat(faults(lines.get(7)))
                .as("a title that cannot be read is the same as no other")
                .isNotEmpty()
                .noneMatch(fault -> fault.endsWith("twice"));
        assertThat(files.importShown(id, town.bureau)).isEqualTo(new ImportOutcome.Done(0));
    }

    @ParameterizedTest
    @EnumSource(TableWriter.Format.class)
    void a04_an_export_comes_back_unchanged(TableWriter.Format format) throws IOException {
        files.importShown(lists.tryOut(HEAD + "X-" + format + """
                        ,数据壁垒,'=往返"甲"%1$s,"-第一行
                        第二行，逗号, 引号"" 和 ' 撇号",/desk/matters?q=一,2026-02-27,市民政局,市公安局,ledger.head,15,,"2026-03-10 甲；2026-03-20 乙"
                        """.formatted(format), town.bureau), town.bureau);
        cases.file(
                new NewCase(
                        CaseKind.QUALITY,
                        new Case.About("手工登记的" + format, "没有编号也没有单位", "", ""),
                        "",
                        Reporter.Kind.PUBLIC,
                        "B-9",
                        clock.instant()),
                null);
        var name = "out." + format.name().toLowerCase(Locale.ROOT);
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            files.write(CaseFilter.of(""), ListQuery.first(), format, out);
        }
        var brought = files.tryOut(file, name, town.bureau);
        var shown = files.getImport(brought, town.bureau);
        assertThat(lists.lines(brought))
                .allSatisfy(line -> assertThat(line.faults()).isEmpty());
        assertThat(shown.total(LineOutcome.UNCHANGED)).isEqualTo(shown.total()).isEqualTo(all());
        assertThat(files.importShown(brought, town.bureau)).isEqualTo(new ImportOutcome.Done(0));
    }

    @Test
    void a05_no_cell_of_an_export_is_a_formula() throws IOException {
        for (var bad : List.of("=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1")) {
            cases.file(
                    new NewCase(
                            CaseKind.BARRIER,
                            new Case.About("公式" + bad.strip(), bad, "", ""),
                            "",
                            Reporter.Kind.PLATFORM,
                            "",
                            clock.instant()),
                    null);
        }
        var csv = folder.resolve("formula.csv");
        try (var out = Files.newOutputStream(csv)) {
            files.write(CaseFilter.of(""), new ListQuery("公式", "", false, 1, 10), TableWriter.Format.CSV, out);
        }
        assertThat(Files.readString(csv))
                .contains("'=cmd|'", "'+1+1", "'-2+3", "'@SUM(A1)")
                .doesNotContain(",=cmd", ",+1", ",@");
        var workbook = folder.resolve("formula.xlsx");
        try (var out = Files.newOutputStream(workbook)) {
            files.write(CaseFilter.of(""), new ListQuery("公式", "", false, 1, 10), TableWriter.Format.XLSX, out);
        }
        var kinds = new HashSet<String>();
        var read = TableFile.open(workbook, "formula.xlsx");
        read.read(read.sheets().getFirst(), (TableRow row) -> {
            row.cells().forEach(cell -> kinds.add(cell.kind().name()));
            return true;
        });
        assertThat(kinds).containsExactly("TEXT");
    }

    @Test
    void a06_a_second_import_doubles_nothing_and_changes_nothing() throws IOException {
        var csv = HEAD + """
                N-1,数据壁垒,再次一,窗口仍要证明,,2026-02-27,,市公安局,,,,
                ,数据壁垒,再次二,没有编号,,,,,,,,
                """;
        files.importShown(lists.tryOut(csv, town.bureau), town.bureau);
        clock.setDay("2026-03-05");
        var again = lists.tryOut(csv, town.bureau);
        assertThat(outcomes(lists.lines(again))).containsOnly(LineOutcome.UNCHANGED);
        var first = named("再次一");
        town.act(first, CaseAct.REFUSE, town.bureau);
        var changed = lists.tryOut(csv.replace("窗口仍要证明", "窗口又不要了").replace("市公安局", "市民政局"), town.bureau);
        assertThat(outcomes(lists.lines(changed))).containsExactly(LineOutcome.KEPT, LineOutcome.UNCHANGED);
        assertThat(lists.lines(changed).getFirst().faults().getFirst().arguments())
                .containsExactly("什么问题、责任单位");
        files.importShown(changed, town.bureau);
        assertThat(named("再次一").about().what()).isEqualTo("窗口仍要证明");
        assertThat(named("再次一").state()).isEqualTo(CaseState.REFUSED);
    }

    @Test
    void a07_an_agency_reports_and_leaves_the_rest_to_the_bureau() throws IOException {
        var id = lists.tryOut(HEAD + """
                1,数据质量,自查一,住址缺门牌号,,2026-03-02,市民政局,,,,,
                2,数据质量,自查二,替别人定责任,,2026-03-02,市公安局,市公安局,,5,,
                """, town.civilOfficer);
        assertThat(outcomes(lists.lines(id))).containsExactly(LineOutcome.WRONG, LineOutcome.NEW);
        assertThat(faults(lists.lines(id).getFirst()))
                .containsExactlyInAnyOrder("3 提出单位 bureaus", "3 责任单位 bureaus", "3 期限（工作日） bureaus");
        files.importShown(id, town.civilOfficer);
        assertThat(named("自查一").state()).isEqualTo(CaseState.RECEIVED);
        assertThat(cases.getFile(named("自查一").id(), town.civilOfficer).reporters())
                .extracting(Reporter::ref)
                .containsExactly(LedgerTown.CIVIL);
        // Numbers of lists belong to their agency: the police's own number 1 is another case.
        var other = lists.tryOut(HEAD + "1,数据质量,自查三,别的局的一号,,,,,,,,\n", town.officer);
        assertThat(outcomes(lists.lines(other))).containsExactly(LineOutcome.NEW);
        assertThatThrownBy(() -> files.getImport(id, town.officer)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> files.importShown(id, town.officer)).isInstanceOf(NotFound.class);
    }

    @Test
    void a08_a_file_tells_nobody_of_cases_that_are_not_theirs() throws IOException {
        files.importShown(lists.tryOut(HEAD + "H-1,数据壁垒,别人看不见的,只与公安有关,,,,市公安局,,,,\n", town.bureau), town.bureau);
        var hidden = named("别人看不见的");
        var probe = lists.tryOut("""
                事项编号,类别,标题,什么问题
                %s,数据壁垒,别人看不见的,只与公安有关
                ZG-2026-999999,数据壁垒,没有的,没有的
                ,数据壁垒,别人看不见的,只与公安有关
                """.formatted(hidden.id()), town.civilOfficer);
        var lines = lists.lines(probe);
        assertThat(faults(lines.get(0))).containsExactly("2 事项编号 ID");
        assertThat(faults(lines.get(1))).containsExactly("3 事项编号 ID");
        assertThat(lines.get(2).outcome()).isEqualTo(LineOutcome.NEW);
        assertThat(lines).allSatisfy(line -> assertThat(line.body().id()).isEmpty());
    }

    @Test
    void a09_of_two_who_import_the_same_list_at_once_one_files_it() throws Exception {
        var csv = HEAD + ",数据壁垒,同时一,两人同时导入,,,,,,,,\nR-2,数据壁垒,同时二,两人同时导入之二,,,,,,,,\n";
        var one = lists.tryOut(csv, town.bureau);
        var other = lists.tryOut(csv, town.bureau);
        var outcomes = new ConcurrentLinkedQueue<ImportOutcome>();
        Race.lost(
                IllegalStateException.class,
                () -> outcomes.add(files.importShown(one, town.bureau)),
                () -> outcomes.add(files.importShown(other, town.bureau)));
        assertThat(outcomes)
                .containsExactlyInAnyOrder(new ImportOutcome.Done(2), new ImportOutcome.LedgerChanged(2, "同时一"));
        assertThat(named("同时一").state()).isEqualTo(CaseState.RECEIVED);
    }
}
