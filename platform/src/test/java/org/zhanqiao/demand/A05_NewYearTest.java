package org.zhanqiao.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.audit.CallsOnRecord;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.demand.corrections.Correction;
import org.zhanqiao.demand.corrections.CorrectionDraft;
import org.zhanqiao.demand.corrections.Corrections;
import org.zhanqiao.demand.corrections.Particulars;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.inbox.AllMessages;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Received;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.LedgerTown;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The turn of a year whose holidays are not announced: what reaches into it is provisional until an administrator
/// loads
/// them, and whoever owes something by a day that moves is told once. One story, in its order; it has a database of its
/// own, because other tests count on 2027 not being announced.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class, LedgerTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=5h")
@TestMethodOrder(MethodOrderer.MethodName.class)
class A05_NewYearTest {

    private static final String SOURCE = "国务院办公厅关于 2027 年部分节假日安排的通知（测试）";

    /// As `../shared/data/calendar/days.csv` is written: all years in one file.
    private static final String FILE = """
            day,kind,occasion
            2026-10-01,holiday,国庆节
            2026-10-10,workday,国庆节
            2027-01-01,holiday,元旦
            2027-01-02,holiday,元旦
            2027-01-03,holiday,元旦
            2027-01-09,workday,元旦
            2027-02-05,holiday,春节
            2027-02-06,holiday,春节
            """;

    private static final String CHILD = "37020220190307451X";

    @Autowired
    private RequestTown town;

    @Autowired
    private LedgerTown ledger;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Cases cases;

    @Autowired
    private Entries entries;

    @Autowired
    private Identity identity;

    @Autowired
    private Inbox inbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private SecretBox box;

    @Autowired
    private MockMvc mvc;

    /// What is open when the year ends.
    private record Open(AccessRequest request, Correction correction, Case late, Case still, Entry entry) {}

    private static @Nullable Open open;

    private Open open() {
        if (open == null) {
            clock.setDay("2026-12-21");
            var call = new CallsOnRecord("new-year", database, box)
                    .served(RequestTown.CONSUMER, RequestTown.PROVIDER, RequestTown.SERVICE, CHILD);
            var correction = corrections.file(
                    new CorrectionDraft(call, "birth_date", new Particulars(CHILD, "出生日期应为 2019-03-07", "户口簿第 3 页")),
                    town.asker);
            var request = town.submitted(LocalDate.of(2027, 12, 31));
            var still = ledger.accepted(filed("新生儿落户仍要结婚证复印件"));
            clock.setDay("2026-12-29");
            var late = ledger.accepted(filed("老人领津贴仍要带户口簿"));
            clock.setDay("2026-12-30");
            var agency = EntryTexts.agency(identity, "A0500001", "entries-a05", "跨年测试局");
            var begun = entries.begin(agency.code(), EntryTexts.POPULATION, "跨年数据", "officer");
            var entry = entries.submit(by(entries.save(by(begun), EntryTexts.whole("跨年数据", "跨年数据"))));
            open = new Open(request, correction, late, still, entry);
        }
        clock.setDay("2026-12-30");
        return Objects.requireNonNull(open);
    }

    private static EntryDecision by(Entry entry) {
        return EntryDecision.of(entry, "officer").because("试");
    }

    private Case filed(String title) {
        return cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        new Case.About(title, "市南区香港中路窗口", "", ""),
                        "",
                        Reporter.Kind.PUBLIC,
                        "B-" + title,
                        clock.instant()),
                null);
    }

    private String answer(RequestBuilder asked) throws Exception {
        return mvc.perform(asked).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private String page(String path, Person reader) throws Exception {
        return answer(get(path).with(SignInAs.person(reader)));
    }

    private JsonNode json(String path, Person reader) throws Exception {
        return JsonMapper.shared().readTree(page(path, reader));
    }

    private String load(String lines, long basedOn) throws Exception {
        return answer(post("/desk/calendar/load")
                .param("year", "2027")
                .param("source", SOURCE)
                .param("lines", lines)
                .param("basedOn", Long.toString(basedOn))
                .param("confirmed", "true")
                .with(csrf())
                .with(SignInAs.a(Role.SYSTEM_ADMIN)));
    }

    private String linesOf2027() {
        return String.join(
                "\n", FILE.lines().filter(line -> line.startsWith("2027")).toList());
    }

    private long revision() {
        return jdbc.sql("select coalesce(max(revision), 0) from workday.announcement where year = 2027")
                .query(Long.class)
                .single();
    }

    /// What somebody was told of days that moved, the latest first.
    private List<List<String>> moved(Person person) {
        return AllMessages.of(inbox, person.id()).stream()
                .map(Received::message)
                .filter(message -> message.messageKey().equals("proceeding.message.dueMoved"))
                .map(message -> message.arguments())
                .toList();
    }

    private LocalDate due(Case about) {
        return Objects.requireNonNull(
                cases.findFile(about.id()).orElseThrow().about().due());
    }

    @Test
    void a01_what_reaches_into_the_year_is_provisional_wherever_it_is_read() throws Exception {
        var request = open().request();
        assertThat(request.due()).isEqualTo("2027-01-04");
        var path = "/desk/requests/" + request.id();
        assertThat(page(path, town.officer)).contains("2027-01-04", "所及年份的放假安排还没有载入");
        assertThat(page("/desk/incoming", town.officer)).contains("（暂定）");
        assertThat(page("/desk/incoming.csv", town.officer)).contains("期限为暂定", request.id());
        var read = json("/api/v1/requests/" + request.id(), town.officer);
        assertThat(read.path("provisional").asBoolean(false)).isTrue();
        assertThat(read.path("clocks").path("answer").path("steps").valueStream())
                .anySatisfy(step ->
                        assertThat(step.path("announced").asBoolean(true)).isFalse());
        var correction = open().correction();
        assertThat(page("/desk/corrections/" + correction.id(), town.officer)).contains("2027-01-04", "放假安排还没有载入");
        assertThat(page("/desk/corrections.csv", town.officer)).contains("期限为暂定");
        assertThat(json("/api/v1/corrections/" + correction.id(), town.officer)
                        .path("provisional")
                        .asBoolean(false))
                .isTrue();
        assertThat(page("/desk/cases/" + open().late().id(), ledger.officer)).contains("2027-01-26", "放假安排还没有载入");
        assertThat(page("/desk/cases.csv", ledger.officer)).contains("期限为暂定", ",是");
        assertThat(page("/bureau/catalog/reviews", town.bureau)).contains("2027-01-01", "（暂定）");
        assertThat(page("/bureau/catalog/reviews/" + open().entry().code(), town.bureau))
                .contains("2027-01-01（周五）办结（暂定）", "2027 年的放假安排还没有载入");
        assertThat(page("/bureau/catalog/reviews.csv", town.bureau)).contains("期限为暂定");
    }

    @Test
    void a02_from_november_on_a_warning_stands_on_the_administrators_desk() throws Exception {
        clock.setDay("2026-10-31");
        assertThat(answer(get("/desk").with(SignInAs.a(Role.SYSTEM_ADMIN)))).doesNotContain("2027 年的放假安排还没有载入");
        clock.setDay("2026-11-01");
        assertThat(answer(get("/desk").with(SignInAs.a(Role.SYSTEM_ADMIN))))
                .contains("2027 年的放假安排还没有载入", "/desk/calendar/load?year=2027");
        assertThat(answer(get("/desk").with(SignInAs.a(Role.BUREAU)))).doesNotContain("2027 年的放假安排还没有载入");
    }

    @Test
    void a03_a_fault_in_what_is_loaded_changes_nothing() throws Exception {
        open();
        assertThat(load(linesOf2027() + "\n2027-02-30,holiday,春节", 0)).contains("第 7 行", "不是日期");
        assertThat(load(linesOf2027() + "\n2027-02-08,workday,春节", 0)).contains("不是周末");
        for (var file : List.of(
                new MockMultipartFile("file", "days.csv", "text/csv", new byte[] {'2', '0', (byte) 0xC1, (byte) 0xF9}),
                new MockMultipartFile(
                        "file", "days.csv", "text/csv", "2026-01-01,holiday,元旦".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(answer(multipart("/desk/calendar/load")
                            .file(file)
                            .param("year", "2027")
                            .param("source", SOURCE)
                            .with(csrf())
                            .with(SignInAs.a(Role.SYSTEM_ADMIN))))
                    .containsAnyOf("不是 UTF-8 编码的文本", "文件里没有 2027 年的日子");
        }
        assertThat(revision()).isZero();
        assertThat(town.requests
                        .getDossier(open().request().id(), town.officer)
                        .request()
                        .provisional())
                .isTrue();
        assertThat(moved(town.officer)).isEmpty();
    }

    @Test
    void a04_an_administrator_loads_the_file_and_every_open_day_is_reckoned_anew_and_told_once() throws Exception {
        var request = open().request();
        var checked = answer(multipart("/desk/calendar/load")
                .file(new MockMultipartFile(
                        "file", "days.csv", "text/csv", ("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_8)))
                .param("year", "2027")
                .param("source", SOURCE)
                .with(csrf())
                .with(SignInAs.a(Role.SYSTEM_ADMIN)));
        assertThat(checked).contains("请核对每一天", "2027-01-09", "没有写到").doesNotContain("2026-10-10,workday");
        assertThat(revision()).isZero();
        load(linesOf2027(), 0);
        var moved = town.requests.getDossier(request.id(), town.officer).request();
        assertThat(moved.due()).isEqualTo("2027-01-05");
        assertThat(moved.provisional()).isFalse();
        assertThat(moved.version()).isEqualTo(request.version());
        assertThat(corrections
                        .getFile(open().correction().id(), town.officer)
                        .correction()
                        .due())
                .isEqualTo("2027-01-05");
        assertThat(moved(town.officer))
                .containsExactlyInAnyOrder(
                        List.of(request.id(), "2027", "2027-01-04", "2027-01-05"),
                        List.of(open().correction().id(), "2027", "2027-01-04", "2027-01-05"));
        assertThat(moved(town.secondOfficer)).hasSize(2);
        assertThat(moved(town.asker)).isEmpty();
        assertThat(page("/inbox", town.officer)).contains("2027 年的放假安排已公布，最后一天由 2027-01-04 改为 2027-01-05");
        // New Year’s Day off and the Saturday after worked: of twenty days none moves.
        assertThat(due(open().still())).isEqualTo("2027-01-18");
        assertThat(due(open().late())).isEqualTo("2027-01-26");
        assertThat(moved(ledger.officer)).isEmpty();
        var read = json("/api/v1/requests/" + request.id(), town.officer);
        assertThat(read.path("provisional").asBoolean(true)).isFalse();
        assertThat(read.path("clocks").path("answer").path("words").toString())
                .contains("元旦放假，不计")
                .doesNotContain("所及年份的放假安排还没有载入");
        assertThat(page("/bureau/catalog/reviews", town.bureau))
                .contains("2027-01-04")
                .doesNotContain("（暂定）");
        assertThat(jdbc.sql("select answer_due::text from demand.request_handling where request = :id")
                        .param("id", request.id())
                        .query(String.class)
                        .single())
                .isEqualTo("2027-01-05");
        clock.setDay("2026-11-05");
        assertThat(answer(get("/desk").with(SignInAs.a(Role.SYSTEM_ADMIN)))).doesNotContain("2027 年的放假安排还没有载入");
    }

    @Test
    void a05_a_corrected_announcement_takes_its_place_and_the_same_once_more_changes_nothing() throws Exception {
        open();
        var corrected = linesOf2027().replace("2027-01-09,workday,元旦\n", "");
        long before = revision();
        load(corrected, before);
        assertThat(revision()).isGreaterThan(before);
        assertThat(due(open().still())).isEqualTo("2027-01-19");
        assertThat(due(open().late())).isEqualTo("2027-01-27");
        assertThat(moved(ledger.officer))
                .containsExactlyInAnyOrder(
                        List.of(open().still().id(), "2027", "2027-01-18", "2027-01-19"),
                        List.of(open().late().id(), "2027", "2027-01-26", "2027-01-27"));
        assertThat(moved(town.officer))
                .as("told before, and nothing moved since")
                .hasSize(2);
        long now = revision();
        load(corrected, now);
        assertThat(revision()).isEqualTo(now);
        assertThat(moved(ledger.officer)).hasSize(2);
        assertThat(load(linesOf2027(), before)).contains("请重新核对");
        assertThat(due(open().still())).isEqualTo("2027-01-19");
    }
}
