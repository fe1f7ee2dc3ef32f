package org.zhanqiao.exchange.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantAct;
import org.zhanqiao.demand.TermsJson;
import org.zhanqiao.identity.Role;

/// What the security administrator's pages answer.
@PlatformTest
@Import(GrantTown.class)
class A01_SecurityDeskTest {

    private static final Pattern SIGNED = Pattern.compile("/security/grants/(G-\\d{4}-\\d{6})\\?done=SIGNED");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private GrantTown town;

    @ParameterizedTest
    @EnumSource(Role.class)
    void a01_only_the_security_administrator_sits_here_and_nowhere_else(Role role) throws Exception {
        boolean own = role == Role.SECURITY_ADMIN;
        for (var path : List.of("/security/grants", "/security/grants.csv", "/security/grants/new", "/api/grants")) {
            mvc.perform(get(path).with(SignInAs.a(role))).andExpect(status().is(own ? 200 : 403));
        }
        if (own) {
            for (var path : List.of("/desk/people", "/desk/systems", "/agency/services", "/agency/grants")) {
                mvc.perform(get(path).with(SignInAs.a(role))).andExpect(status().isForbidden());
            }
        }
    }

    @Test
    void a02_the_form_offers_what_type_and_level_allow() throws Exception {
        var page = ask(get("/security/grants/new/terms")
                .param("caller", GrantTown.SYSTEM)
                .param("service", GrantTown.SERVICE));
        assertThat(page)
                .contains("市教育局", "入学报名系统", "市公安局", "常住人口", "4 级：敏感，只能核验", "只核验，不给出")
                .contains("“入学报名系统”还没有登记 SM4 密钥")
                .doesNotContain("mask-illness");
        assertThat(choices(page, "mask-birth_date")).containsExactly("", "none", "hide", "pseudonym", "year", "sm4");
        assertThat(choices(page, "mask-income"))
                .containsExactly("", "none", "keep", "hide", "pseudonym", "band", "sm4");
        assertThat(choices(page, "mask-married")).containsExactly("", "none", "hide", "pseudonym", "sm4");
        assertThat(choices(page, "mask-address")).contains("keep", "district").doesNotContain("band", "year");
        assertThat(ask(get("/security/grants/new/terms")
                        .param("caller", GrantTown.SYSTEM)
                        .param("service", GrantTown.UTILITY)))
                .contains("key-id_number")
                .doesNotContain("key-name", "value=\"list\"");
    }

    @Test
    void a03_a_grant_is_checked_in_plain_words_and_signed_as_it_was_typed() throws Exception {
        var page = ask(filled(post("/security/grants/new/check")));
        assertThat(page)
                .contains("保留前 1 位", "只给出年份", "每 1,000 为一档", "病情", "姓名 以 张 开头", "每秒 20 次，每天 5,000 次")
                .contains("可以给出 10 分钟以内的上次结果", "《政务数据共享条例》第二十条", "脱敏后仍可用来查询");
        var grant = town.grants.getGrant(sign());
        assertThat(grant.terms()).isEqualTo(TermsJson.read("""
                        {"modes": ["query", "verify"], "lookupKeys": [["id_number"], ["name", "birth_date"]],
                         "fields": [{"item": "id_number", "mask": "none"}, {"item": "name", "mask": "keep:1:0"},
                                    {"item": "birth_date", "mask": "year"}, {"item": "income", "mask": "band:1000"}],
                         "verifiable": ["illness"], "maskedLookups": ["birth_date", "name"],
                         "filter": [{"item": "name", "comparison": "STARTS_WITH", "values": ["张"]}]}
                        """));
        assertThat(grant.caseRequired()).isTrue();
        assertThat(grant.notAfter()).hasToString("2099-12-31T16:00:00Z");
        assertThat(town.grants.listActs(grant.id())).extracting(GrantAct::kind).containsExactly(GrantAct.Kind.SIGNED);
    }

    @Test
    void a03b_an_auditor_reads_a_grant_and_decides_nothing() throws Exception {
        var id = sign();
        var page = mvc.perform(get("/security/grants/" + id).with(SignInAs.a(Role.AUDIT_ADMIN)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .contains("保留前 1 位", "《政务数据共享条例》第二十条", "/audit/calls?grant=" + id)
                .doesNotContain("/security/grants/" + id + "/", "href=\"/security/grants\"");
        mvc.perform(get("/security/grants").with(SignInAs.a(Role.AUDIT_ADMIN))).andExpect(status().isForbidden());
        mvc.perform(get("/security/grants/" + id + "/revoke").with(SignInAs.a(Role.AUDIT_ADMIN)))
                .andExpect(status().isForbidden());
        town.grants.revoke(id, "安全管理员", "仅供查看");
    }

    @Test
    void a03c_a_page_behind_the_last_says_so_and_leads_to_the_last() throws Exception {
        assertThat(ask(get("/security/grants").param("page", "9999")))
                .contains("没有这一页，共 ", "到最后一页")
                .doesNotContain("还没有签署过授权", "第 0–", "/ 9,999");
        assertThat(ask(get("/security/grants").param("q", "no such grant anywhere")))
                .contains("没有符合条件的内容")
                .doesNotContain("第 0–0 条", "没有这一页");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            purpose         |               | purpose          | 请写明用途                 | State the purpose
            matter          |               | matter           | 请写明所办事项              | State the matter
            legalBasis      |               | legalBasis       | 请写明法律依据              | State the legal basis
            agreement       | 12            | agreement        | 协议摘要是 64 位十六进制      | is a SHA-256
            mode            |               | modes            | 请至少选择一种调用方式         | Choose at least one mode
            size-name       | drei          | mask-name        | “姓名”给出的样子不完整        | “Name” is not complete
            mask-married    | year          | mask-married     | “已婚”的类型不适合这样给出      | “Married” is of a type
            mask-illness    | none          | items            | “病情”是 4 级              | “Illness” is level 4
            keys            | name+x;drop   | keys             | “x;drop”不是这项服务的数据项   | “x;drop” is no item
            maskedLookup    | birth_date    | maskedLookup-name| “姓名”脱敏给出，又要用来查询    | “Name” is masked and looked up
            comparison-1    | ANY           | filter           | “姓名”不完整                | “Name” is not complete
            values-1        |               | filter           | “姓名”的条件               | The condition on “Name”
            perSecond       | viel          | perSecond        | 每秒次数请填不小于 1 的整数     | Calls a second
            perDay          | 0             | perDay           | 每天次数请填不小于 1 的整数     | Calls a day
            until           | 2020-01-01    | until            | 最后一天不能早于今天           | not before today
            from            | morgen        | from             | 请填写真实的日期              | Give a real date
            lastGood        | 99999999      | lastGood         | 旧结果最长可用 30 天          | for 30 days at most
            """)
    void a04_what_is_wrong_is_named_at_its_field_in_both_languages_and_nothing_typed_is_lost(
            String name, String value, String field, String chinese, String english) throws Exception {
        for (var language : List.of("zh", "en")) {
            var request = filled(post("/security/grants/new/check").queryParam("lang", language), name);
            if (value != null) {
                request.param(name, value);
            }
            var page = mvc.perform(as(request))
                    .andExpect(status().isUnprocessableContent())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            assertThat(page)
                    .contains("href=\"#" + field + "\"", "id=\"" + field + "\"")
                    .contains(language.equals("zh") ? chinese : english)
                    .contains(name.equals("matter") ? "入学资格核验" : "义务教育入学");
            if (!name.equals("keys")) {
                assertThat(page).contains("name+birth_date");
            }
        }
    }

    @Test
    void a05_a_caller_or_service_that_is_not_there_is_asked_for_again() throws Exception {
        for (var caller : List.of("", "nobody", "grant-auditor")) {
            mvc.perform(as(get("/security/grants/new/terms")
                            .param("caller", caller)
                            .param("service", "none")))
                    .andExpect(status().isUnprocessableContent());
        }
    }

    @Test
    void a06_of_two_administrators_at_once_one_wins_and_the_other_is_told() throws Exception {
        var id = sign();
        decide("security.a", id, "suspend", 1, "例行核查").andExpect(status().isSeeOther());
        var second = decide("security.b", id, "revoke", 1, "协议终止")
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(second).contains("security.a 已先一步办理，这份授权现在已暂停", "协议终止", "name=\"version\" value=\"2\"");
        assertThat(town.grants.getGrant(id).state()).isEqualTo(Grant.State.SUSPENDED);
        decide("security.b", id, "revoke", 2, "协议终止").andExpect(status().isSeeOther());
        decide("security.a", id, "resume", 3, "核查完毕").andExpect(status().isConflict());
        assertThat(ask(get("/security/grants/" + id)))
                .contains("已终止", "例行核查", "协议终止", "security.a", "security.b")
                .doesNotContain("/" + id + "/revoke");
    }

    @Test
    void a07_a_decision_needs_a_reason() throws Exception {
        var id = sign();
        for (var reason : List.of("", "  ", "长".repeat(501))) {
            decide("security.a", id, "revoke", 1, reason).andExpect(status().isUnprocessableContent());
        }
        assertThat(town.grants.getGrant(id).state()).isEqualTo(Grant.State.ACTIVE);
        mvc.perform(as(get("/security/grants/G-1999-000001"))).andExpect(status().isNotFound());
        mvc.perform(as(get("/security/grants/" + id + "/forge"))).andExpect(status().isNotFound());
    }

    @Test
    void a08_the_list_is_narrowed_by_every_side_and_exported() throws Exception {
        var id = sign();
        for (var query : List.of(
                "q=" + id,
                "state=IN_FORCE&q=" + id,
                "consumer=" + GrantTown.CONSUMER,
                "provider=" + GrantTown.PROVIDER,
                "service=" + GrantTown.SERVICE,
                "sort=-until")) {
            assertThat(ask(get("/security/grants?" + query))).as(query).contains(id, "市教育局");
            assertThat(ask(get("/security/grants.csv?" + query))).as(query).contains(id, "name=keep:1:0", "只保留前 1 位");
        }
        for (var query :
                List.of("state=REVOKED&q=" + id, "consumer=" + GrantTown.PROVIDER, "service=none", "q=nothing")) {
            assertThat(ask(get("/security/grants?" + query))).as(query).contains("没有符合条件的内容");
        }
    }

    @Test
    void a09_a_grant_that_encrypts_for_a_system_without_a_key_says_so() throws Exception {
        var warning = "“入学报名系统”还没有登记 SM4 密钥";
        var id = sign("mask-address", "sm4");
        assertThat(ask(get("/security/grants/" + id))).contains(warning);
        town.identity.registerSm4Key(GrantTown.SYSTEM, "000102030405060708090a0b0c0d0e0f");
        assertThat(ask(get("/security/grants/" + id))).doesNotContain(warning);
        town.identity.withdrawSm4Key(GrantTown.SYSTEM);
        assertThat(ask(get("/security/grants/" + id))).contains(warning);
    }

    @Test
    void a10_a_second_grant_for_the_same_calls_takes_the_place_of_the_first_and_says_so_before() throws Exception {
        var first = sign();
        assertThat(ask(filled(post("/security/grants/new/check"))))
                .contains("下列授权随即撤销", "/security/grants/" + first)
                .doesNotContain("在此之前这个系统不能");
        assertThat(ask(filled(post("/security/grants/new/check")).param("from", "2098-01-01T00:00")))
                .contains("/security/grants/" + first, "2098-01-01", "在此之前这个系统不能");
        assertThat(ask(filled(post("/security/grants/new/check"), "purpose").param("purpose", "另一用途")))
                .doesNotContain("下列授权随即撤销");
        var second = sign();
        assertThat(town.grants.getGrant(first).state()).isEqualTo(Grant.State.REVOKED);
        assertThat(town.grants.listActs(first).getLast().because()).isEqualTo("由 " + second + " 取代");
        assertThat(town.grants.getGrant(second).state()).isEqualTo(Grant.State.ACTIVE);
    }

    private String sign(String... more) throws Exception {
        var request = filled(post("/security/grants"));
        for (int i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        var location = mvc.perform(as(request))
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        var matcher = SIGNED.matcher(java.util.Objects.requireNonNull(location));
        assertThat(matcher.matches()).as(location).isTrue();
        return matcher.group(1);
    }

    private org.springframework.test.web.servlet.ResultActions decide(
            String login, String id, String decision, long version, String because) throws Exception {
        var person = town.identity.findPersonByLogin(login).orElseThrow();
        return mvc.perform(post("/security/grants/" + id + "/" + decision)
                .with(SignInAs.person(person))
                .with(csrf())
                .param("version", Long.toString(version))
                .param("because", because));
    }

    /// A form that can be signed, without the input left out.
    private static MockHttpServletRequestBuilder filled(MockHttpServletRequestBuilder request, String... without) {
        var left = List.of(without);
        var inputs = List.of(
                List.of("caller", GrantTown.SYSTEM),
                List.of("service", GrantTown.SERVICE),
                List.of("purpose", "入学资格核验"),
                List.of("matter", "义务教育入学"),
                List.of("legalBasis", "《政务数据共享条例》第二十条"),
                List.of("agreement", "AB".repeat(32)),
                List.of("mode", "query", "verify"),
                List.of("mask-id_number", "none"),
                List.of("mask-name", "keep"),
                List.of("size-name", "1：0"),
                List.of("mask-birth_date", "year"),
                List.of("mask-income", "band"),
                List.of("size-income", "1000"),
                List.of("key", "id_number"),
                List.of("keys", "name+birth_date\n"),
                List.of("maskedLookup", "name", "birth_date"),
                List.of("verify", "illness"),
                List.of("filterItem-1", "name"),
                List.of("comparison-1", "STARTS_WITH"),
                List.of("values-1", "张"),
                List.of("case", "yes"),
                List.of("perSecond", "20"),
                List.of("perDay", "5,000"),
                List.of("until", "2099-12-31"),
                List.of("lastGood", "600"));
        for (var input : inputs) {
            if (!left.contains(input.getFirst())) {
                request.param(input.getFirst(), input.subList(1, input.size()).toArray(String[]::new));
            }
        }
        return request;
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.with(SignInAs.a(Role.SECURITY_ADMIN)).with(csrf());
    }

    private String ask(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(as(request))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /// The values of a select's options.
    private static List<String> choices(String page, String id) {
        int from = page.indexOf("<select id=\"" + id + "\"");
        assertThat(from).as(id).isPositive();
        var select = page.substring(from, page.indexOf("</select>", from));
        return Pattern.compile("<option value=\"([^\"]*)\"")
                .matcher(select)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
