package org.zhanqiao.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.VerifierKey;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.Mask;

/// What a data officer sees of their own agency's services, grants and calls, and of nobody else's.
@PlatformTest
class A01_AgencyDeskTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();
    private static final String PASSWORD = "correct horse battery";
    private static final String CONSUMER = "11370200MB00001015";
    private static final String PROVIDER = "11370200MB0000202X";
    private static final String STRANGER = "11370200MB0000303N";
    private static final VerifierKey LOG = LogKey.generate("zhanqiao.test/desk").verifierKey();
    private static final String SERVICE = "desk.person";

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Identity identity;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Exchange exchange;

    @Autowired
    private Grants grants;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @BeforeEach
    void settle() {
        if (identity.findPersonByLogin("deal.consumer").isPresent()) {
            return;
        }
        officer(CONSUMER, "deal-consumer", "市教育局", "deal.consumer");
        officer(PROVIDER, "deal-provider", "市公安局", "deal.provider");
        identity.registerPerson(
                        new NewPerson("deal.head", "市公安局负责人", PROVIDER, Roles.of(Role.SHARING_HEAD), PASSWORD, null))
                .orThrow();
        officer(STRANGER, "deal-stranger", "市测试局", "deal.stranger");
        identity.registerSystem(CallingSystem.of("deal-enrolment", CONSUMER, "入学报名系统", "核验入学资格", false))
                .orThrow();
        catalog.publish(new Dataset(
                "308/" + SERVICE,
                PROVIDER,
                "常住人口",
                "登记在册的常住人口",
                Level.L4,
                "每日",
                List.of(
                        item("id_number", "公民身份号码", "Identity number", Level.L3),
                        item("name", "姓名", "Name", Level.L2),
                        item("phone", "电话", "Telephone", Level.L3),
                        item("illness", "病情", "Illness", Level.L4))));
        exchange.registerSource(new SourceDefinition(
                "desk-people", SourceKind.POSTGRESQL, "postgresql://127.0.0.1:1/none", "nobody", ""));
        exchange.registerService(new DataService(
                SERVICE,
                "308/" + SERVICE,
                PROVIDER,
                "常住人口",
                "desk-people",
                "registry.person",
                List.of("id_number"),
                "updated_at",
                List.of("id_number"),
                Duration.ofSeconds(2),
                100));
        grants.sign(
                new GrantDraft(
                        "deal-enrolment",
                        SERVICE,
                        "入学资格核验",
                        "义务教育入学",
                        "《政务数据共享条例》第二十条",
                        new GrantTerms(
                                Set.of(Mode.QUERY, Mode.VERIFY),
                                List.of(List.of("id_number")),
                                List.of(
                                        new GrantTerms.Field("name", new Mask.None()),
                                        new GrantTerms.Field("phone", new Mask.KeepEnds(3, 4))),
                                List.of("illness"),
                                Set.of(),
                                List.of(new Condition("name", Condition.Comparison.STARTS_WITH, List.of("张")))),
                        true,
                        50,
                        10_000,
                        Duration.ofHours(1),
                        Instant.now().minusSeconds(60),
                        Instant.now().plus(Duration.ofDays(365)),
                        "0".repeat(64)),
                "security-admin");
        count();
    }

    private void officer(String code, String id, String name, String login) {
        if (identity.findAgency(code).isEmpty()) {
            identity.registerAgency(new Agency(code, id, "青岛" + name, name, "370200"))
                    .orThrow();
        }
        identity.registerPerson(new NewPerson(login, name + "专员", code, Roles.of(Role.DATA_OFFICER), PASSWORD, null))
                .orThrow();
    }

    private static DataItem item(String name, String title, String titleEn, Level level) {
        return new DataItem(name, title, titleEn, ItemType.TEXT, level, DataItem.Subject.NONE, "");
    }

    /// Calls as the index counts them.
    private void count() {
        int log = jdbc.sql("""
                insert into audit.log (origin, key, hash) values (:origin, :key, 'SHA-256') returning id
                """)
                .param("origin", LOG.name())
                .param("key", LOG.toString())
                .query(Integer.class)
                .single();
        used(log, "served", "", 40);
        used(log, "case", "", 39);
        used(log, "field", "name", 40);
        used(log, "refused", "case-missing", 7);
        refusedForAnotherPurpose(log);
        calls(log, "served", "", 40);
        calls(log, "refused", "case-missing", 7);
        calls(log, "refused", "key-not-granted", 3);
        calls(log, "unavailable", "source-resting", 2);
        for (var part : List.of("CHECKS", "SOURCE", "MASKING", "WHOLE")) {
            jdbc.sql("""
                    insert into audit.latency (log, hour, agency, provider, service, part, bucket, calls)
                    values (:log, date_trunc('hour', now()), :agency, :provider, :service, :part, 80, 40)
                    """)
                    .param("log", log)
                    .param("agency", CONSUMER)
                    .param("provider", PROVIDER)
                    .param("service", SERVICE)
                    .param("part", part)
                    .update();
        }
    }

    private void calls(int log, String outcome, String reason, int calls) {
        jdbc.sql("""
                insert into audit.hourly (log, hour, agency, provider, service, outcome, reason, calls)
                values (:log, date_trunc('hour', now()), :agency, :provider, :service, :outcome, :reason, :calls)
                """)
                .param("log", log)
                .param("agency", CONSUMER)
                .param("provider", PROVIDER)
                .param("service", SERVICE)
                .param("outcome", outcome)
                .param("reason", reason)
                .param("calls", calls)
                .update();
    }

    private void used(int log, String what, String detail, int calls) {
        use(log, grantId(), what, detail, calls);
    }

    private void refusedForAnotherPurpose(int log) {
        use(log, "", "refused", "purpose-not-granted", 3);
    }

    private void use(int log, String grant, String what, String detail, int calls) {
        jdbc.sql("""
                insert into audit.daily_use (log, day, caller, service, grant_id, what, detail, calls)
                values (:log, (now() at time zone 'Asia/Shanghai')::date, 'deal-enrolment', :service, :grant, :what,
                  :detail, :calls)
                """)
                .param("log", log)
                .param("service", SERVICE)
                .param("grant", grant)
                .param("what", what)
                .param("detail", detail)
                .param("calls", calls)
                .update();
    }

    private String ask(String login, String path) throws Exception {
        var person = identity.findPersonByLogin(login).orElseThrow();
        return mvc.perform(get(path).with(SignInAs.person(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String grantId() {
        return grants.listByServices(List.of(SERVICE), 1, 0).getFirst().id();
    }

    @Test
    void a01_a_provider_sees_its_service_and_who_was_granted_it() throws Exception {
        assertThat(ask("deal.provider", "/agency/services")).contains("常住人口", SERVICE, "每日", "4 级");
        assertThat(ask("deal.provider", "/agency/services?lang=en"))
                .contains("Daily")
                .doesNotContain("每日");
        assertThat(ask("deal.provider", "/agency/services/" + SERVICE + "?lang=en"))
                .contains("Daily");
        assertThat(ask("deal.provider", "/agency/services/" + SERVICE))
                .contains("公民身份号码", "3 级：有影响", "只核验，不给出", "PostgreSQL 数据库", "市教育局", grantId());
    }

    @Test
    void a02_both_sides_read_the_terms_in_plain_words() throws Exception {
        assertThat(ask("deal.consumer", "/agency/grants")).contains(grantId(), "市公安局", "有效");
        assertThat(ask("deal.provider", "/agency/given-grants")).contains(grantId(), "市教育局");
        for (var login : List.of("deal.consumer", "deal.provider")) {
            assertThat(ask(login, "/agency/grants/" + grantId()))
                    .contains("保留前 3 位和后 4 位", "每秒 50 次，每天 10,000 次", "每次调用都必须写明")
                    .contains("姓名 以 张 开头", "可以给出 1 小时以内的上次结果", "0".repeat(64), "《政务数据共享条例》");
        }
    }

    @Test
    void a03_the_interface_is_that_of_the_grant() throws Exception {
        assertThat(ask("deal.consumer", "/agency/grants/" + grantId() + "/openapi.json"))
                .contains("\"3.0.3\"", "/v1/services/" + SERVICE + "/query", "phone")
                .doesNotContain("/list");
    }

    @Test
    void a04_lists_are_filtered_and_exported() throws Exception {
        assertThat(ask("deal.consumer", "/agency/usable-services?q=nothing-of-the-sort"))
                .contains("没有符合条件的内容");
        assertThat(ask("deal.consumer", "/agency/usable-services?sort=-service"))
                .contains(SERVICE);
        assertThat(ask("deal.consumer", "/agency/usable-services.csv")).contains(grantId());
        assertThat(ask("deal.consumer", "/agency/grants.csv"))
                .contains("name=none phone=keep:3:4", "（原值）、", "有效,IN_FORCE");
        assertThat(ask("deal.provider", "/agency/given-grants.csv")).contains(grantId());
        assertThat(ask("deal.provider", "/agency/services.csv")).contains("308/" + SERVICE);
    }

    @Test
    void a05_what_another_agency_has_does_not_exist() throws Exception {
        var stranger = identity.findPersonByLogin("deal.stranger").orElseThrow();
        for (var path : List.of(
                "/agency/grants/" + grantId(),
                "/agency/grants/" + grantId() + "/openapi.json",
                "/agency/services/" + SERVICE)) {
            mvc.perform(get(path).with(SignInAs.person(stranger))).andExpect(status().isNotFound());
        }
        assertThat(ask("deal.stranger", "/agency/grants")).doesNotContain(grantId());
        assertThat(ask("deal.stranger", "/agency/figures?service=" + SERVICE)).contains("这段时间没有调用");
    }

    @Test
    void a06_figures_are_of_either_side_of_one_service_and_one_period() throws Exception {
        for (var path :
                List.of("/agency/figures", "/agency/figures?period=quarter", "/agency/figures?service=" + SERVICE)) {
            assertThat(ask("deal.consumer", path)).contains("已提供 40", "已拒绝 10", "未能提供 2", "缺少办件编号");
        }
        assertThat(ask("deal.provider", "/agency/figures?side=provider")).contains("已提供 40");
        assertThat(ask("deal.provider", "/agency/figures?side=consumer")).contains("这段时间没有调用");
        assertThat(ask("deal.consumer", "/agency/figures?service=another")).contains("这段时间没有调用");
        assertThat(ask("deal.consumer", "/agency/figures.csv"))
                .contains("缺少办件编号,case-missing,,0,7,0", ",source-resting,,0,0,2", "," + SERVICE + ",合计（到条目写就）,");
    }

    @Test
    void a09_the_provider_its_head_and_the_consumer_see_use_against_purpose() throws Exception {
        for (var login : List.of("deal.provider", "deal.head", "deal.consumer")) {
            var page = ask(login, "/agency/grants/" + grantId());
            assertThat(page)
                    .as(login)
                    .contains("提供数据 40 次，拒绝 7 次，未能提供 0 次", "“入学资格核验”：47 次", "授权以外的用途：3 次")
                    .contains("40 次提供数据的调用中，39 次写明了办件编号", "最多的一天 40 次（不含被拒绝的）；约定每天不超过 10,000 次（0%）")
                    .contains("已授权，未调取", "缺少办件编号", "没有对应的有效授权");
        }
        assertThat(ask("deal.head", "/agency/given-grants")).contains(grantId());
        assertThat(ask("deal.head", "/agency/grants/" + grantId()))
                .as("without an agreement whoever signed the grant")
                .contains("，由 security-admin 签署");
        assertThat(ask("deal.head", "/agency/grants/" + grantId())).doesNotContain("/agency/console");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a07_every_page_looks_right(Width width) {
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "deal.consumer", PASSWORD);
            look(page, "/agency/usable-services", "agency-usable-" + width);
            look(page, "/agency/grants", "agency-held-" + width);
            look(page, "/agency/grants/" + grantId(), "agency-grant-" + width);
            look(page, "/agency/figures", "agency-figures-" + width);
            assertThat(page.locator(".zq-chart-drawn canvas").count()).isEqualTo(5);
            look(page, "/agency/figures?period=quarter", "agency-figures-quarter-" + width);
        }
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "deal.provider", PASSWORD);
            look(page, "/agency/services", "agency-services-" + width);
            look(page, "/agency/services/" + SERVICE, "agency-service-" + width);
            look(page, "/agency/given-grants", "agency-given-" + width);
        }
    }

    @Test
    void a08_figures_are_tables_without_javascript() {
        try (var visitor = BROWSER.visitor(port, Width.PHONE, false)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "deal.consumer", PASSWORD);
            page.navigate("/agency/figures");
            BrowserSupport.picture(page, "agency-figures-no-js");
            assertThat(page.locator("#calls-without-data td").first().isVisible())
                    .isTrue();
            page.locator("#side").selectOption("provider");
            page.locator(".zq-filter button").click();
            assertThat(page.locator("main").textContent()).contains("这段时间没有调用");
        }
    }

    private static void look(com.microsoft.playwright.Page page, String path, String name) {
        var answer = page.navigate(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        BrowserSupport.picture(page, name);
        BrowserSupport.looksRight(page);
    }
}
