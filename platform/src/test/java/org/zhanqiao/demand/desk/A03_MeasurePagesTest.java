package org.zhanqiao.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.demand.MeasuredRequests;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;

/// The measures as readers, programs and spreadsheets get them, and the rows that each figure opens.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=3h")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A03_MeasurePagesTest {

    private static final String MEASURES = "/desk/measures?from=2026-03&to=2026-05";
    private static final String SERVICES = "/desk/measures/services?from=2026-03&to=2026-05";
    private static final Pattern LINK =
            Pattern.compile("<a href=\"(/desk/(?:oversight|incoming|requests|measures/calls)\\?[^\"]+)\">([^<]*)</a>");
    private static final BrowserSupport BROWSER = BrowserSupport.start();

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private RequestTown town;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Agreements agreements;

    @Autowired
    private OfficerKeys keys;

    @Autowired
    private JdbcClient jdbc;

    private MeasuredRequests made;

    @BeforeAll
    void make() throws Exception {
        clock.setDay("2026-05-20");
        assertThat(text(MEASURES, town.bureau))
                .as("an empty city")
                .contains("这段时间还没有申请送达提供部门")
                .doesNotContain("NaN", "<figure");
        assertThat(text(SERVICES, town.bureau)).contains("这段时间还没有调用").doesNotContain("NaN", "<figure");
        made = new MeasuredRequests(town, clock, agreements, keys);
        made.onTheTwentiethOfMay();
        callsWereMade();
    }

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    /// In April nine calls were served, one of them with a kept answer, and one was not; in May two were refused.
    private void callsWereMade() {
        int log = jdbc.sql("insert into audit.log (origin, key, hash) values ('measures', 'k', 'h') returning id")
                .query(Integer.class)
                .single();
        for (int i = 0; i < 12; i++) {
            jdbc.sql("""
                    insert into audit.entry (log, index, received_at, answered_at, recorded_at, call, outcome, reason,
                      caller, agency, provider, service, grant_id, purpose, matter, fields, mode, keys, rows, fresh,
                      suppressed, data, detail)
                    select :log, :index, at, at + interval '8 ms', at + interval '9 ms', 'call-' || :index, :outcome,
                      :reason, 'request-enrolment', :consumer, :provider, :service, 'G-1', '核验入学资格', '义务教育入学',
                      '{name}', 'query', 1, 1, :index <> 0, 0, '', ''
                    from (values (:received::timestamptz + :index * interval '1 minute')) as times (at)
                    """)
                    .param("log", log)
                    .param("index", i)
                    .param("received", i < 10 ? "2026-04-10T02:00:00Z" : "2026-05-10T02:00:00Z")
                    .param("outcome", i < 9 ? "served" : i < 10 ? "unavailable" : "refused")
                    .param("reason", i < 9 ? "" : i < 10 ? "source-resting" : "no-grant")
                    .param("consumer", RequestTown.CONSUMER)
                    .param("provider", RequestTown.PROVIDER)
                    .param("service", RequestTown.SERVICE)
                    .update();
        }
        jdbc.sql("""
                insert into audit.monthly (log, month, agency, provider, service, outcome, kept, calls)
                select log, date_trunc('month', received_at at time zone 'Asia/Shanghai'), agency, provider, service,
                  outcome, outcome = 'served' and not fresh, count(*)
                from audit.entry where log = :log group by 1, 2, 3, 4, 5, 6, 7
                """).param("log", log).update();
        jdbc.sql("""
                insert into audit.monthly_latency (log, month, agency, provider, service, bucket, calls)
                values (:log, '2026-04-01', :consumer, :provider, :service, 95, 9)
                """)
                .param("log", log)
                .param("consumer", RequestTown.CONSUMER)
                .param("provider", RequestTown.PROVIDER)
                .param("service", RequestTown.SERVICE)
                .update();
    }

    private String text(String path, Person who) throws Exception {
        return mvc.perform(get(URI.create(path)).with(SignInAs.person(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /// Lines of an export, its heading left out.
    private List<String> rows(String link, Person who) throws Exception {
        var lines = text(link.replaceFirst("\\?", ".csv?"), who).lines().toList();
        return lines.subList(1, lines.size());
    }

    private Person person(String role) {
        return switch (role) {
            case "bureau" -> town.bureau;
            case "provider" -> town.officer;
            default -> town.askingHead;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "bureau, /desk/measures, 40",
        "provider, /desk/measures, 30",
        "consumer, /desk/measures?side=consumer, 30",
        "bureau, /desk/measures/services, 12",
        "provider, /desk/measures/services, 8",
        "consumer, /desk/measures/services?side=consumer, 8"
    })
    void a01_every_number_is_that_of_the_rows_it_opens(String role, String path, int least) throws Exception {
        var who = person(role);
        var months = "from=2026-03&to=2026-05";
        var html = text(path + (path.contains("?") ? "&" : "?") + months, who);
        int counted = 0;
        for (var chart : html.split("(?=<figure)|(?<=</figure>)", -1)) {
            boolean counts =
                    !chart.matches("(?s)<figure[^>]*id=\"(measures-(rate|days)|services-(stability|time))\".*");
            var links = LINK.matcher(chart);
            while (links.find()) {
                var link = links.group(1).replace("&amp;", "&");
                var rows = rows(link, who);
                if (counts && !link.contains("sort=-days") && links.group(2).matches("[0-9]+")) {
                    assertThat(rows).as(link).hasSize(Integer.parseInt(links.group(2)));
                } else {
                    assertThat(rows).as(link).isNotEmpty();
                }
                counted++;
            }
        }
        assertThat(counted).isGreaterThanOrEqualTo(least);
    }

    @Test
    void a02_the_page_states_the_rate_its_parts_and_how_it_is_counted() throws Exception {
        var html = text(MEASURES, town.bureau);
        assertThat(html).contains("33.3 %", "需求满足率＝已满足÷应满足", "本平台采用的口径", "市公安局", "申请的数据超出用途所需");
        assertThat(text(MEASURES + "&lang=en", town.bureau)).contains("Satisfaction rate = satisfied");
        assertThat(text("/desk/measures?lang=zh", town.bureau)).contains("2025-06", "2026-05");
    }

    @Test
    void a03_a_list_behind_a_figure_says_which_and_shows_the_days() throws Exception {
        var html = text(
                "/desk/incoming?figure=ANSWERED&from=2026-04&to=2026-05&type=CONDITIONAL&sort=-days", town.officer);
        assertThat(html).contains("已答复", "2026-04 – 2026-05 送达", "有条件共享", "返回供需指标");
        assertThat(html.indexOf(made.approvedLate.id())).isLessThan(html.indexOf(made.refused.id()));
        assertThat(html).contains("name=\"figure\" value=\"ANSWERED\"").doesNotContain(made.unanswered.id());
        assertThat(rows("/desk/incoming?figure=CLOSED_LATE&from=2026-04&to=2026-05", town.officer))
                .singleElement()
                .asString()
                .startsWith(made.approvedLate.id())
                .endsWith(",2026-04-24,2026-05-12,2026-05-13,11,2026-06-10,,");
    }

    @Test
    void a04_nobody_sees_figures_or_calls_of_others() throws Exception {
        assertThat(text(MEASURES, town.stranger)).contains("这段时间还没有申请");
        assertThat(text(MEASURES + "&agency=" + RequestTown.PROVIDER, town.stranger))
                .contains("这段时间还没有申请");
        assertThat(text(SERVICES, town.stranger)).contains("这段时间还没有调用");
        assertThat(text(
                        "/desk/requests?figure=RECEIVED&from=2026-04&to=2026-05&provider=" + RequestTown.PROVIDER,
                        town.stranger))
                .doesNotContain(made.satisfied.id());
        for (var scope : List.of(
                "&provider=" + RequestTown.PROVIDER, "", "&consumer=" + RequestTown.CONSUMER, "&provider=&consumer=")) {
            mvc.perform(get(URI.create("/desk/measures/calls?kind=served&from=2026-04&to=2026-05" + scope))
                            .with(SignInAs.person(town.stranger)))
                    .andExpect(status().isNotFound());
        }
        for (var path : List.of(MEASURES, SERVICES, "/desk/measures/calls", "/api/v1/measures/demand")) {
            mvc.perform(get(URI.create(path)).with(SignInAs.a(Role.CITIZEN))).andExpect(status().isForbidden());
            mvc.perform(get(URI.create(path)).with(SignInAs.a(Role.SYSTEM_ADMIN)))
                    .andExpect(status().isForbidden());
        }
    }

    @Test
    void a05_months_that_are_none_are_named_and_the_usual_ones_shown() throws Exception {
        for (var months : List.of("from=2026-05&to=2026-03", "from=May&to=2026-05", "from=2001-01&to=2026-05")) {
            var html = mvc.perform(get(URI.create("/desk/measures?" + months)).with(SignInAs.person(town.bureau)))
                    .andExpect(status().isUnprocessableContent())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            assertThat(html).contains("请填写起止月份", "value=\"2025-06\"");
        }
    }

    @Test
    void a07_a_table_can_be_read_alone_page_by_page() throws Exception {
        assertThat(text(MEASURES, town.bureau))
                .contains("各提供部门", "各使用部门", "各部门、各共享类型的答复用时")
                .doesNotContain("返回各表");
        assertThat(text(MEASURES + "&table=PROVIDERS&size=1", town.bureau))
                .contains("各提供部门", "返回各表", "zq-pager")
                .doesNotContain("各使用部门", "各部门、各共享类型的答复用时");
        assertThat(text(MEASURES + "&table=ANSWERS", town.bureau))
                .contains("各部门、各共享类型的答复用时", "zq-pager")
                .doesNotContain("各提供部门");
        assertThat(text(MEASURES + "&table=nonsense", town.bureau)).contains("各提供部门", "各使用部门");
    }

    @Test
    void a06_for_programs() throws Exception {
        mvc.perform(get("/api/v1/measures/demand?from=2026-04&to=2026-05").with(SignInAs.person(town.bureau)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.agency").value(nullValue()))
                .andExpect(jsonPath("$.asOf").value("2026-05-20"))
                .andExpect(jsonPath("$.total.satisfied").value(1))
                .andExpect(jsonPath("$.total.due").value(3))
                .andExpect(jsonPath("$.total.satisfaction").value(1.0 / 3))
                .andExpect(jsonPath("$.total.answerOverdue").value(1))
                .andExpect(jsonPath("$.total.answerWorkingDays.median").value(6))
                .andExpect(jsonPath("$.total.answerWorkingDays.p90").value(11))
                .andExpect(jsonPath("$.months[1].month").value("2026-05"))
                .andExpect(
                        jsonPath("$.months[1].figures.answerWorkingDays.median").value(nullValue()))
                .andExpect(jsonPath("$.providers[0].agency").value(RequestTown.PROVIDER))
                .andExpect(jsonPath("$.answers[0].shareType").value("CONDITIONAL"))
                .andExpect(jsonPath("$.refusals[0].ground").value("BEYOND_NEED"))
                .andExpect(jsonPath("$.refusals[0].requests").value(1))
                .andExpect(jsonPath("$.services[0].stability").value(0.9))
                .andExpect(jsonPath("$.services[0].kept").value(1));
        mvc.perform(get("/api/v1/measures/demand?from=2026-04&to=2026-05&side=consumer&agency=" + RequestTown.CONSUMER)
                        .with(SignInAs.person(town.asker)))
                .andExpect(jsonPath("$.agency").value(RequestTown.CONSUMER))
                .andExpect(jsonPath("$.total.received").value(6));
        mvc.perform(get("/api/v1/measures/demand").with(SignInAs.person(town.asker)))
                .andExpect(jsonPath("$.from").value("2025-06"))
                .andExpect(jsonPath("$.side").value("provider"))
                .andExpect(jsonPath("$.total.satisfaction").value(nullValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-05&to=2026-04",
                "from=2026-13",
                "from=%2B999999999-12&to=%2B999999999-12",
                "to=x",
                "side=both"
            })
    void a07_a_program_is_told_what_is_wrong(String query) throws Exception {
        mvc.perform(get(URI.create("/api/v1/measures/demand?" + query)).with(SignInAs.person(town.bureau)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:zhanqiao:problem:demand-measures"))
                .andExpect(jsonPath("$.detailEn").exists());
    }

    @Test
    void a08_a_program_finds_no_agency_but_its_own() throws Exception {
        for (var who : List.of(town.asker, town.stranger)) {
            mvc.perform(get("/api/v1/measures/demand?agency=" + RequestTown.PROVIDER)
                            .with(SignInAs.person(who)))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(get("/api/v1/measures/demand?agency=none").with(SignInAs.person(town.bureau)))
                .andExpect(status().isNotFound());
    }

    @Test
    void a09_exports_hold_what_the_pages_show() throws Exception {
        assertThat(rows(MEASURES, town.bureau))
                .contains(
                        "全部,,,33.3,6,11,1,1,1,0,2,1,6,3,3,1,0",
                        "月份,2026-03,,,,,0,0,0,0,0,0,0,0,0,0,0",
                        "月份,2026-04,,50.0,6,11,1,1,0,0,1,0,3,2,3,1,0",
                        "提供部门,市公安局,,33.3,6,11,1,1,1,0,2,1,6,3,3,1,0",
                        "不同意的理由,申请的数据超出用途所需,,,,,,1,,,,,,,,,");
        assertThat(rows(SERVICES, town.bureau))
                .singleElement()
                .asString()
                .startsWith("request.person,常住人口,市公安局,90.0,")
                .endsWith(",88.8,9,1,2,1");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a10_the_pages_look_right_in_both_languages(Width width) {
        var pictures = new ArrayList<String>();
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "request.bureau", RequestTown.PASSWORD);
            for (var language : List.of("zh", "en")) {
                page.navigate("/?lang=" + language);
                for (var path : List.of(
                        MEASURES,
                        SERVICES,
                        "/desk/oversight?figure=ANSWERED&from=2026-04&to=2026-05&sort=-days",
                        "/desk/measures/calls?kind=served&from=2026-04&to=2026-05&service=" + RequestTown.SERVICE)) {
                    assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
                    var name = "measures-" + language + "-" + width + "-" + pictures.size() % 4;
                    BrowserSupport.picture(page, name);
                    BrowserSupport.looksRight(page);
                    pictures.add(name);
                }
            }
        }
        assertThat(pictures).hasSize(8);
    }

    @Test
    void a11_a_figure_opens_its_rows_without_javascript() {
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, false)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "give.officer", RequestTown.PASSWORD);
            page.navigate(MEASURES);
            page.locator(".zq-measures a[href*=ANSWER_OVERDUE]").click();
            assertThat(page.locator("main").textContent()).contains(made.unanswered.id(), "逾期未答复");
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            page.locator("main a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("返回供需指标"))
                    .click();
            assertThat(page.locator("h1").textContent()).isEqualTo("供需指标");
        }
    }
}
