package org.zhanqiao.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.Visitor;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Change;
import org.zhanqiao.catalog.CodeLists;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.FactsForTests;
import org.zhanqiao.ledger.LedgerTown;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.protection.Level;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;

/// A case of quality names rows of the responsible agency, which the platform reads in its database and
/// holds to rules.
@PlatformTest
@Import({LedgerTown.class, FactsForTests.class})
class A02_NamedRowsTest {

    private static final String DATASET = "308/quality.resident";
    private static final String RIGHT = "11010519491231002X";
    private static final String WRONG = "110105194912310021";

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerTown town;

    @Autowired
    private Cases cases;

    @Autowired
    private RowChecks checks;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Entries entries;

    @Autowired
    private CodeLists codes;

    @Autowired
    private Exchange exchange;

    @Autowired
    private JdbcClient jdbc;

    private final TestDatabase police = TestDatabase.empty();

    @BeforeEach
    void aRegisterOfThePolice() {
        police.jdbc().sql("""
                create table public.resident (
                  serial integer, id_number text, born text, phone text, moved timestamptz default now());
                insert into public.resident values
                  (1, '11010519491231002X', '1949-12-31', '13953212345'),
                  (2, '110105194912310021', '1949-13-31', null),
                  (3, null, null, '13953212345'),
                  (4, '11010519491231002X', '1949-12-31', null),
                  (4, '11010519491231002X', '1949-12-31', null)
                """).update();
        catalog.publish(new Dataset(
                DATASET,
                LedgerTown.POLICE,
                "居民登记",
                "",
                Level.L3,
                "每日",
                List.of(
                        item("serial", "序号", ItemType.NUMBER, DataItem.Subject.NONE),
                        item("id_number", "公民身份号码", ItemType.TEXT, DataItem.Subject.RESIDENT_ID),
                        item("born", "出生日期", ItemType.DATE, DataItem.Subject.NONE),
                        item("phone", "手机号", ItemType.TEXT, DataItem.Subject.NONE),
                        item("moved", "更新时间", ItemType.TIMESTAMP, DataItem.Subject.NONE))));
        register(police.port());
    }

    private void register(int at) {
        exchange.registerSource(new SourceDefinition(
                "quality-police",
                SourceKind.POSTGRESQL,
                "postgresql://127.0.0.1:" + at + "/" + police.name(),
                "postgres",
                ""));
        exchange.registerService(new DataService(
                "quality.resident",
                DATASET,
                LedgerTown.POLICE,
                "居民登记",
                "quality-police",
                "public.resident",
                List.of("serial"),
                null,
                List.of("id_number"),
                Duration.ofSeconds(2),
                10));
    }

    /// A dataset whose items follow code lists, read by a service of the police.
    private String counted() {
        police.jdbc().sql("""
                create table public.counted (xh integer, sex text, mz text, marriage text);
                insert into public.counted values
                  (1, '1', '汉族', '20'), (2, '男', '01', '已婚'), (3, '雄', '57', '有配偶'), (4, null, '', ' ')
                """).update();
        var entry = entries.adopt(
                LedgerTown.POLICE,
                EntryTexts.POPULATION,
                coded("GB/T 2261.1-2003", "GB/T 3304", "GB／T 2261.2"),
                "test");
        exchange.registerService(new DataService(
                "quality.counted",
                entry.code(),
                LedgerTown.POLICE,
                "人口统计",
                "quality-police",
                "public.counted",
                List.of("serial"),
                null,
                List.of("serial"),
                Duration.ofSeconds(2),
                10,
                Map.of("serial", "xh", "nation", "mz"),
                Map.of()));
        return entry.code();
    }

    private static EntryMetadata coded(String sex, String nation, String marriage) {
        var items = List.of(
                EntryTexts.item("serial", "序号", DataType.N, Level.L2),
                following("sex", "性别", sex),
                following("nation", "民族", nation),
                following("marriage", "婚姻状况", marriage));
        return EntryTexts.whole("人口统计", "人口统计名册").with(items);
    }

    private static EntryItem following(String name, String title, String standard) {
        return new EntryItem(name, title, title, DataType.C, standard, Level.L2, "PERSONAL", DataItem.Subject.NONE, "");
    }

    @Test
    void a05_a_value_is_of_the_code_list_that_the_entry_in_force_states() {
        var code = counted();
        var about = town.accepted(filed("代码表以外的值"));
        checks.name(about.id(), new Naming(code, "", "1\n2\n3\n4"), town.bureau);
        var broken = List.of(
                new RowOutcome.Broken("sex", ItemRule.CODE),
                new RowOutcome.Broken("nation", ItemRule.CODE),
                new RowOutcome.Broken("marriage", ItemRule.CODE));
        assertThat(checked(about))
                .extracting(RowOutcome::broken)
                .containsExactly(List.of(), List.of(), broken, List.of());
        var amending = entries.amend(
                EntryDecision.of(entries.getEntry(code), "officer").because("完善著录"), Change.Cause.OWN, Instant.now());
        entries.save(EntryDecision.of(amending, "officer"), coded("", "", ""));
        assertThat(checked(about))
                .as("a draft of its provider holds nobody to less")
                .extracting(RowOutcome::broken)
                .containsExactly(List.of(), List.of(), broken, List.of());
    }

    @Test
    void a06_a_standard_is_known_by_its_number_and_by_nothing_that_only_begins_alike() {
        var lists = codes.book();
        assertThat(lists.find("GB/T 2261.1-2003 个人基本信息分类与代码 第1部分")).isPresent();
        assertThat(lists.find("GB/T2261.2")).get().satisfies(list -> {
            assertThat(list.holds("20")).isTrue();
            assertThat(list.holds("丧偶")).isTrue();
            assertThat(list.holds("2")).isFalse();
        });
        assertThat(lists.find("GB/T 3304-1991"))
                .get()
                .satisfies(list -> assertThat(list.values()).hasSize(3 * 56).contains("56", "基诺族", "基诺"));
        assertThat(List.of("GB/T 2261.10", "GB/T 33045", "GB 11643", ""))
                .allMatch(standard -> lists.find(standard).isEmpty());
    }

    @Test
    void a07_the_page_says_at_once_that_rows_behind_an_http_interface_cannot_be_read() {
        exchange.registerSource(
                new SourceDefinition("quality-http", SourceKind.HTTP, "http://127.0.0.1:1/", "X-App-Key", "k"));
        var code = entries.adopt(LedgerTown.POLICE, EntryTexts.POPULATION, EntryTexts.whole("接口名册", "接口名册"), "test")
                .code();
        exchange.registerService(new DataService(
                "quality.http",
                code,
                LedgerTown.POLICE,
                "接口名册",
                "quality-http",
                "ids:people:id_number",
                List.of("id_number"),
                null,
                List.of("id_number"),
                Duration.ofSeconds(2),
                10));
        var about = town.assigned(cases.file(
                new NewCase(
                        CaseKind.QUALITY,
                        new Case.About("接口里的值不对", "抽查发现", "", "/catalog/entries/" + code),
                        "",
                        Reporter.Kind.PLATFORM,
                        "",
                        Instant.now()),
                town.bureau));
        try (var bureau = as("ledger.bureau")) {
            assertThat(bureau.get("/desk/cases/" + about.id() + "/rows").body())
                    .contains("数据资源 " + code + " 不能逐条读取", "HTTP 接口");
        }
        assertThat(flaws(about, new Naming(code, "", "1")))
                .extracting(InputError::messageKey)
                .containsExactly("quality.rows.dataset.unread");
    }

    private static DataItem item(String name, String title, ItemType type, DataItem.Subject subject) {
        return new DataItem(name, title, "", type, Level.L2, subject, "");
    }

    private Case filed(String title) {
        return cases.file(
                new NewCase(
                        CaseKind.QUALITY,
                        new Case.About(title, "抽查发现有几条记录的号码不对", "", "/catalog/entries/" + DATASET),
                        "",
                        Reporter.Kind.PLATFORM,
                        "",
                        Instant.now()),
                town.bureau);
    }

    private List<InputError> flaws(Case about, Naming typed) {
        return catchThrowableOfType(UnfitAct.class, () -> checks.name(about.id(), typed, town.bureau))
                .flaws();
    }

    private List<RowOutcome> checked(Case about) {
        assertThat(checks.check(about.id(), town.bureau)).isInstanceOf(CheckOutcome.Checked.class);
        var check = checks.find(about.id()).orElseThrow().check();
        return check == null ? List.of() : check.outcomes();
    }

    @Test
    void a01_named_rows_are_read_again_and_only_when_all_pass_the_case_is_proven() {
        var about = town.accepted(filed("身份号码不对"));
        checks.name(about.id(), new Naming(DATASET, "", "1\n2\n3\n4\n99"), town.bureau);
        assertThat(checked(about))
                .extracting(RowsView.State::of)
                .containsExactly(
                        RowsView.State.PASSES,
                        RowsView.State.BREAKS,
                        RowsView.State.PASSES,
                        RowsView.State.TWICE,
                        RowsView.State.NOT_FOUND);
        checks.name(about.id(), new Naming(DATASET, "公民身份号码、born", "2\n3"), town.bureau);
        assertThat(checked(about).stream().flatMap(row -> row.broken().stream()))
                .containsExactly(
                        new RowOutcome.Broken("id_number", ItemRule.RESIDENT_ID),
                        new RowOutcome.Broken("born", ItemRule.DATE),
                        new RowOutcome.Broken("id_number", ItemRule.STATED),
                        new RowOutcome.Broken("born", ItemRule.STATED));
        var remedied = town.act(about, CaseAct.REPORT_REMEDY, town.officer);
        assertThatThrownBy(() -> town.act(remedied, CaseAct.VERIFY, town.bureau))
                .isInstanceOf(UnfitAct.class)
                .hasMessageContaining("ledger.proof.lacking");
        police.jdbc()
                .sql("update public.resident set id_number = '11010519491231002X', born = '1949-12-31'")
                .update();
        assertThatThrownBy(() -> town.act(remedied, CaseAct.VERIFY, town.bureau))
                .as("nobody has looked since")
                .isInstanceOf(UnfitAct.class);
        assertThat(checked(about)).allMatch(RowOutcome::passes);
        jdbc.sql("update quality.named_rows set checked_at = checked_at - interval '61 minutes'")
                .update();
        assertThatThrownBy(() -> town.act(remedied, CaseAct.VERIFY, town.bureau))
                .as("too long ago")
                .isInstanceOf(UnfitAct.class);
        assertThat(checks.check(about.id(), town.officer)).isInstanceOf(CheckOutcome.Checked.class);
        var closed = town.act(remedied, CaseAct.VERIFY, town.bureau);
        assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
        assertThat(cases.findFile(closed.id()).orElseThrow().history().last().said(CaseDetail.PROOF))
                .contains("指定的 2 条记录全部符合规则", DATASET);
    }

    @Test
    void a02_what_does_not_fit_is_named_and_nothing_that_identifies_a_row_is_repeated() {
        var unowned = filed("还没有交办的");
        assertThat(flaws(unowned, new Naming(DATASET, "", "1")))
                .extracting(InputError::messageKey)
                .containsExactly("quality.rows.unassigned");
        var about = town.assigned(unowned);
        assertThat(flaws(about, new Naming("308/nothing", "", "1")))
                .extracting(InputError::messageKey)
                .containsExactly("quality.rows.dataset.unknown");
        assertThat(flaws(about, new Naming(DATASET, "住址", "")))
                .extracting(InputError::messageKey)
                .containsExactly("quality.rows.items.unknown", "quality.rows.count");
        assertThat(flaws(about, new Naming(DATASET, "", "1\n" + WRONG + ",甲")))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.messageKey()).isEqualTo("quality.rows.line"))
                .satisfies(flaw -> assertThat(flaw.arguments()).doesNotContain(WRONG));
        assertThatThrownBy(() -> checks.name(about.id(), new Naming(DATASET, "", "1"), town.officer))
                .as("the agency does not choose what proves its own case")
                .isInstanceOf(NotFound.class);
        checks.name(about.id(), new Naming(DATASET, "", "1"), town.bureau);
        assertThatThrownBy(() -> checks.check(about.id(), town.civilOfficer)).isInstanceOf(NotFound.class);
        checks.takeBack(about.id(), town.bureau);
        assertThat(checks.find(about.id())).isEmpty();
    }

    @Test
    void a03_a_source_that_is_away_proves_nothing_and_what_was_found_stays() {
        var about = town.accepted(filed("库连不上的"));
        checks.name(about.id(), new Naming(DATASET, "", "1"), town.bureau);
        var found = checked(about);
        register(1);
        assertThat(checks.check(about.id(), town.bureau)).isInstanceOf(CheckOutcome.Unreadable.class);
        assertThat(checks.find(about.id()).orElseThrow().check())
                .satisfies(check ->
                        assertThat(check == null ? List.of() : check.outcomes()).isEqualTo(found));
    }

    @Test
    void a04_the_pages_lead_from_the_case_to_its_rows_and_show_no_value() {
        var about = town.accepted(filed("页面上看的"));
        var page = "/desk/cases/" + about.id() + "/rows";
        try (var bureau = as("ledger.bureau");
                var officer = as("ledger.officer");
                var civil = as("ledger.civil")) {
            assertThat(bureau.get("/desk/cases/" + about.id()).body()).contains("href=\"" + page + "\"");
            assertThat(bureau.get(page).body()).contains("value=\"" + DATASET + "\"", "一行一条，写序号");
            assertThat(bureau.post(page, page, Map.of("dataset", DATASET, "items", "", "rows", "1\n2"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(bureau.get("/desk/cases/" + about.id()).body()).contains("指定了 2 条记录，还没有核对");
            assertThat(officer.post(page, page + "/check", Map.of()).statusCode())
                    .isEqualTo(303);
            assertThat(officer.get(page).body())
                    .contains("2 条里 1 条通过", "公民身份号码校验不通过", "第 2 条")
                    .doesNotContain(WRONG, RIGHT, "name=\"rows\"");
            assertThat(officer.post(page, page, Map.of("dataset", DATASET, "rows", "1"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(civil.get(page).statusCode()).isEqualTo(404);
        }
        assertThat(jdbc.sql("select named_rows::text from quality.named_rows where case_id = :id")
                        .param("id", about.id())
                        .query(String.class)
                        .single())
                .doesNotContain(WRONG, RIGHT, "1949");
    }

    private Visitor as(String login) {
        var visitor = new Visitor(port);
        assertThat(visitor.signIn(login, LedgerTown.PASSWORD).statusCode()).isEqualTo(303);
        return visitor;
    }
}
