package org.zhanqiao.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.demand.requests.RequestFilter;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import tools.jackson.databind.json.JsonMapper;

/// A request for programs, and its list as CSV.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A02_RequestApiTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private RequestTown town;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Entries entries;

    @Autowired
    private Exchange exchange;

    @Autowired
    private Grants grants;

    @Autowired
    private Identity identity;

    @Autowired
    private OfficerKeys keys;

    @Autowired
    private Agreements agreements;

    @Test
    void a01_the_clock_comes_with_its_steps() throws Exception {
        clock.setDay("2026-04-24");
        var request = town.submitted(LocalDate.of(2027, 3, 31));
        mvc.perform(get("/api/v1/requests/" + request.id()).with(SignInAs.person(town.officer)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("SUBMITTED"))
                .andExpect(jsonPath("$.due").value("2026-05-12"))
                .andExpect(jsonPath("$.clocks.answer.running").value(true))
                .andExpect(jsonPath("$.clocks.answer.workingDays").value(10))
                .andExpect(jsonPath("$.clocks.answer.steps[0].kind").value("RECEIPT"))
                .andExpect(jsonPath("$.clocks.answer.steps[-1:].counted").value(10))
                .andExpect(jsonPath("$.clocks.answer.end").value("2026-05-12T16:00:00Z"))
                .andExpect(jsonPath("$.clocks.answer.met").doesNotExist())
                .andExpect(jsonPath("$.asked.terms.fields[0].item").value("name"))
                .andExpect(jsonPath("$.acts[-1:].act").value("SIGN_OFF"));
    }

    @Test
    void a02_who_may_not_see_it_finds_nothing_and_who_has_no_role_is_turned_away() throws Exception {
        var request = town.submitted(LocalDate.of(2027, 3, 31));
        var path = "/api/v1/requests/" + request.id();
        mvc.perform(get(path).with(SignInAs.person(town.stranger))).andExpect(status().isNotFound());
        mvc.perform(get(path).with(SignInAs.a(Role.CITIZEN))).andExpect(status().isForbidden());
        mvc.perform(get(path)).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/requests/R-1999-000001").with(SignInAs.person(town.officer)))
                .andExpect(status().isNotFound());
    }

    @Test
    void a03_a_list_is_exported_as_it_is_narrowed() throws Exception {
        clock.setDay("2026-04-24");
        var request = town.submitted(LocalDate.of(2027, 3, 31));
        var drafted = town.requests.draft(RequestTown.SYSTEM, RequestTown.SERVICE, town.asker);
        var csv = mvc.perform(get("/desk/incoming.csv?state=SUBMITTED").with(SignInAs.person(town.officer)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv.lines().findFirst().orElse(""))
                .contains("申请,状态,使用部门,提供部门,数据服务,服务代码")
                .doesNotContain("answer_due");
        assertThat(csv)
                .contains(request.id() + ",待答复,市教育局,市公安局", "2026-04-24 ")
                .doesNotContain(drafted.id(), "SUBMITTED", "T0", "Z,");
        mvc.perform(get("/desk/oversight").with(SignInAs.person(town.officer))).andExpect(status().isForbidden());
        mvc.perform(get("/desk/requests/" + request.id() + "/agreement").with(SignInAs.person(town.officer)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/desk/oversight").with(SignInAs.person(town.bureau)))
                .andExpect(content().string(org.hamcrest.Matchers.containsString(request.id())));
    }

    @Test
    void a04_a_thousand_requests_come_page_by_page() throws Exception {
        clock.setDay("2026-04-24");
        long before = town.requests.count(mine());
        for (int i = 0; i < 1_000; i++) {
            var request = town.requests.draft(RequestTown.ask(LocalDate.of(2027, 3, 31)), town.asker);
            if (i % 3 > 0) {
                request = town.act(request, ActKind.PROPOSE, town.asker);
            }
            if (i % 3 > 1) {
                town.act(request, ActKind.SIGN_OFF, town.askingHead);
            }
        }
        long total = before + 1_000;
        assertThat(town.requests.count(mine())).isEqualTo(total);
        mvc.perform(get("/desk/requests?sort=due&page=2").with(SignInAs.person(town.asker)))
                .andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.containsString("共 %,d 条".formatted(total))));
    }

    @Test
    void a05_an_empty_signature_signs_nothing() throws Exception {
        clock.setDay("2026-04-24");
        keys.make(town.asker.id(), KeyAlgorithm.ED25519);
        var approved = town.approved(LocalDate.of(2027, 3, 31));
        mvc.perform(post("/desk/requests/" + approved.id() + "/agreement")
                        .param("version", Long.toString(approved.version()))
                        .param("hand", "true")
                        .param("signature", " ")
                        .with(csrf())
                        .with(SignInAs.person(town.asker)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(org.hamcrest.Matchers.containsString("请粘贴签名")));
        assertThat(agreements.getAgreement(approved.id()).signatures()).isEmpty();
    }

    @Test
    void a06_lists_come_as_the_desks_of_the_pages_do() throws Exception {
        clock.setDay("2026-04-24");
        var request = town.submitted(LocalDate.of(2027, 3, 31));
        var drafted = town.requests.draft(RequestTown.ask(LocalDate.of(2027, 3, 31)), town.asker);
        mvc.perform(get("/api/v1/requests?size=2&q=" + request.id()).with(SignInAs.person(town.asker)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.page").value(1))
                .andExpect(jsonPath("$.size").value(2))
                .andExpect(jsonPath("$.items[0].id").value(request.id()))
                .andExpect(jsonPath("$.items[0].state").value("SUBMITTED"))
                .andExpect(jsonPath("$.items[0].consumer").value(RequestTown.CONSUMER))
                .andExpect(jsonPath("$.items[0].due").value("2026-05-12"))
                .andExpect(jsonPath("$.items[0].grant").doesNotExist());
        assertThat(ids("?q=" + drafted.id(), town.asker)).containsExactly(drafted.id());
        assertThat(ids("?desk=INCOMING&state=SUBMITTED&q=" + request.id(), town.officer))
                .containsExactly(request.id());
        assertThat(ids("?desk=INCOMING&q=" + drafted.id(), town.officer)).isEmpty();
        assertThat(ids("?q=" + request.id(), town.bureau)).containsExactly(request.id());
        assertThat(ids("?q=" + drafted.id(), town.bureau)).isEmpty();
        assertThat(ids("?q=" + request.id(), town.stranger)).isEmpty();
        assertThat(ids("?desk=INCOMING&q=" + request.id(), town.stranger)).isEmpty();
        assertThat(ids("?state=IN_FORCE&q=" + request.id(), town.asker)).isEmpty();
        assertThat(ids("?due=OVERDUE&q=" + request.id(), town.asker)).isEmpty();
        clock.setDay("2026-05-13");
        assertThat(ids("?due=OVERDUE&q=" + request.id(), town.asker)).containsExactly(request.id());
        assertThat(ids("?size=1&page=2&sort=id", town.asker)).hasSize(1).doesNotContain(firstId());
    }

    private String firstId() throws Exception {
        return ids("?size=1&page=1&sort=id", town.asker).getFirst();
    }

    private List<String> ids(String query, Person who) throws Exception {
        var answer = mvc.perform(get("/api/v1/requests" + query).with(SignInAs.person(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        return JsonMapper.shared()
                .readTree(answer)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    void a07_a_list_that_is_not_the_readers_is_refused_and_a_wrong_parameter_is_named() throws Exception {
        mvc.perform(get("/api/v1/requests?desk=ALL").with(SignInAs.person(town.asker)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/requests?desk=ASKED").with(SignInAs.person(town.bureau)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/requests").with(SignInAs.a(Role.CLERK))).andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/requests")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/requests?state=SUBMITED").with(SignInAs.person(town.asker)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:zhanqiao:problem:parameter"))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("参数 state 只能是：DRAFT、")))
                .andExpect(jsonPath("$.detailEn").value(org.hamcrest.Matchers.containsString("SUBMITTED, ")));
    }

    @Test
    void a07b_every_list_names_a_page_a_size_or_a_column_that_cannot_be() throws Exception {
        for (var list : List.of("requests", "corrections", "disputes", "missing", "forms")) {
            for (var wrong : List.of("page=0", "page=x", "size=0", "size=1000", "sort=foo")) {
                mvc.perform(get("/api/v1/" + list + "?" + wrong).with(SignInAs.person(town.asker)))
                        .andExpect(status().isBadRequest())
                        .andExpect(jsonPath("$.type").value("urn:zhanqiao:problem:parameter"))
                        .andExpect(jsonPath("$.detail")
                                .value(org.hamcrest.Matchers.containsString(
                                        "参数 " + wrong.replaceFirst("=.*", "") + " 只能是")));
            }
            mvc.perform(get("/api/v1/" + list + "?page=1&size=200&sort=-id&q=" + "x".repeat(100))
                            .with(SignInAs.person(town.asker)))
                    .andExpect(status().isOk());
        }
        mvc.perform(get("/desk/requests?page=0&size=1000&sort=foo").with(SignInAs.person(town.asker)))
                .andExpect(status().isOk());
    }

    @Test
    void a07c_an_entry_leads_to_its_request_or_to_asking_for_a_data_service() throws Exception {
        var served = "308/" + RequestTown.SERVICE;
        assertThat(page("/catalog/entries/" + served, town.asker))
                .contains("/desk/requests/new?service=" + RequestTown.SERVICE, "申请使用这项数据");
        assertThat(page("/catalog/entries/" + served, town.officer)).doesNotContain("/desk/requests/new");
        assertThat(page("/desk/requests/new?service=" + served, town.asker))
                .containsPattern("<option value=\"" + RequestTown.SERVICE + "\" selected");
        var unserved = EntryTexts.published(entries, RequestTown.PROVIDER, "出海渔船登记");
        assertThat(page("/catalog/entries/" + unserved.code(), town.asker))
                .contains("这个条目还没有数据服务", "/desk/missing/new?entry=" + unserved.code());
        assertThat(page("/desk/requests/new?service=" + unserved.code(), town.asker))
                .contains("“出海渔船登记”还没有数据服务", "/desk/missing/new?entry=" + unserved.code());
        assertThat(page("/desk/requests/new?service=nothing", town.asker)).contains("没有代码为 nothing 的数据服务");
        assertThat(page("/desk/requests/new?service=" + RequestTown.SERVICE, town.officer))
                .contains("是本单位提供的，不用申请");
        assertThat(page("/desk/missing/new?entry=" + unserved.code(), town.asker))
                .contains("请提供部门发布数据服务", "出海渔船登记（" + unserved.code() + "）数据服务", "公民身份号码");
    }

    @Test
    void a07e_what_was_withdrawn_is_not_offered_and_whoever_asks_for_it_is_told_what_takes_its_place()
            throws Exception {
        clock.setDay("2026-04-24");
        var old = EntryTexts.published(entries, RequestTown.PROVIDER, "暂住人口登记");
        var other = EntryTexts.published(entries, RequestTown.PROVIDER, "流动人口登记");
        var last = EntryTexts.published(entries, RequestTown.PROVIDER, "暂住证登记");
        for (var entry : List.of(old, last)) {
            exchange.registerService(new DataService(
                    service(entry),
                    entry.code(),
                    RequestTown.PROVIDER,
                    entry.name(),
                    "request-people",
                    "registry." + entry.code().replace('/', '_'),
                    List.of("id_number"),
                    null,
                    List.of("id_number"),
                    Duration.ofSeconds(2),
                    10));
        }
        assertThat(page("/desk/requests/new", town.asker)).contains("value=\"" + service(old) + "\"");
        var drafted = town.requests.draft(RequestTown.SYSTEM, service(old), town.asker);
        entries.withdraw(EntryDecision.of(old, "bureau").because("并入流动人口登记"), other.code());
        entries.withdraw(EntryDecision.of(last, "bureau").because("不再登记"), "");

        assertThat(page("/desk/requests/new", town.asker)).doesNotContain(service(old), service(last));
        assertThat(page("/catalog/entries/" + old.code(), town.asker)).doesNotContain("/desk/requests/new");
        for (var named : List.of(service(old), old.code())) {
            assertThat(page("/desk/requests/new?service=" + named, town.asker))
                    .contains("由“流动人口登记”（" + other.code() + "）取代", "/desk/requests/new?service=" + other.code())
                    .doesNotContain("/desk/missing/new");
        }
        assertThat(page("/desk/requests/new?service=" + service(last), town.asker))
                .contains("已停用，不能再申请，也没有替代它的条目");
        assertThat(page("/desk/requests/" + drafted.id() + "/check", town.asker))
                .contains("由“流动人口登记”（" + other.code() + "）取代");
        mvc.perform(post("/desk/requests/new")
                        .param("caller", RequestTown.SYSTEM)
                        .param("service", service(last))
                        .with(SignInAs.person(town.asker))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(org.hamcrest.Matchers.containsString("没有替代它的条目")));
        mvc.perform(post("/desk/requests/" + drafted.id() + "/why")
                        .param("version", Long.toString(drafted.version()))
                        .param("purpose", "核验入学资格")
                        .with(SignInAs.person(town.asker))
                        .with(csrf()))
                .andExpect(status().isSeeOther());
    }

    private static String service(Entry entry) {
        return "request." + entry.code().replace('/', '-');
    }

    private String page(String path, Person who) throws Exception {
        return mvc.perform(get(path).with(SignInAs.person(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void a07d_who_looks_rows_up_by_an_item_uses_it_and_the_own_agency_is_no_other() throws Exception {
        clock.setDay("2026-04-24");
        var ask = RequestTown.ask(LocalDate.of(2027, 3, 31))
                .saying(new Ask.Why("核对渔船船员", "渔船登记", "船员证", "《渔业法》第二十五条", "窗口", "船员"));
        grants.sign(ask.toGrantDraft(clock.instant(), "a".repeat(64)), "test");
        var own = town.requests.draft(ask, town.asker);
        assertThat(page("/desk/requests/" + own.id() + "/items", town.asker)).doesNotContain("市教育局：核对渔船船员");
        identity.registerSystem(CallingSystem.of("request-watching", "11370200MB33333331", "旁观系统", "旁观", false))
                .orThrow();
        var other = town.requests.draft(
                RequestTown.ask("request-watching", RequestTown.SERVICE, LocalDate.of(2027, 3, 31)), town.stranger);
        assertThat(page("/desk/requests/" + other.id() + "/items", town.stranger))
                .contains("市教育局：核对渔船船员", "市教育局：核对渔船船员（只作查询条件）");
    }

    @Test
    void a07e_the_page_of_an_act_says_what_is_decided() throws Exception {
        clock.setDay("2026-04-24");
        var submitted = town.submitted(LocalDate.of(2027, 3, 31));
        var act = "/desk/requests/" + submitted.id() + "/act/";
        var asked = town.act(submitted, ActKind.ASK_EXTENSION, town.officer, new ActDetail.Days(5));
        assertThat(page(act + "CONSENT_EXTENSION", town.bureau))
                .contains("5 个工作日", "按规定办理", "现在的最迟答复日", "2026-05-12", "姓名：返回原值")
                .as("all that art. 20 has a request name")
                .contains(submitted.ask().scene(), submitted.ask().scope(), "服务接口", "1,000", "按“公民身份号码”查询");
        var answered = town.act(
                town.act(asked, ActKind.DENY_EXTENSION, town.bureau),
                ActKind.PROPOSE_REFUSAL,
                town.officer,
                new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条"));
        assertThat(answered.state()).isEqualTo(RequestState.REFUSAL_PROPOSED);
        for (var kind : List.of(ActKind.REFUSE, ActKind.RETURN_ANSWER)) {
            assertThat(page(act + kind, town.head)).contains("拟不同意", "申请的数据超出用途所需", "《个人信息保护法》第六条");
        }
    }

    @Test
    void a08_while_it_is_completed_the_clock_stands_and_says_since_when() throws Exception {
        clock.setDay("2026-04-24");
        var submitted = town.submitted(LocalDate.of(2027, 3, 31));
        clock.setDay("2026-04-29");
        var incomplete =
                town.act(submitted, ActKind.NOTE_INCOMPLETE, town.officer, new ActDetail.Missing(List.of("未写明岗位")));
        var revised = town.requests.revise(
                incomplete.id(), incomplete.version(), RequestTown.ask(LocalDate.of(2027, 4, 30)), town.asker);
        var proposed = town.act(revised, ActKind.COMPLETE, town.asker);
        mvc.perform(get("/api/v1/requests/" + proposed.id()).with(SignInAs.person(town.officer)))
                .andExpect(jsonPath("$.state").value("COMPLETION_PROPOSED"))
                .andExpect(jsonPath("$.due").doesNotExist())
                .andExpect(jsonPath("$.clocks.answer.running").value(true))
                .andExpect(jsonPath("$.clocks.answer.standingSince").value("2026-04-29T01:00:00Z"))
                .andExpect(jsonPath("$.clocks.answer.remaining").value(7));
        clock.setDay("2026-05-07");
        town.act(proposed, ActKind.SIGN_OFF_COMPLETION, town.askingHead);
        mvc.perform(get("/api/v1/requests/" + proposed.id()).with(SignInAs.person(town.officer)))
                .andExpect(jsonPath("$.state").value("SUBMITTED"))
                .andExpect(jsonPath("$.due").value("2026-05-15"))
                .andExpect(jsonPath("$.clocks.answer.steps[?(@.kind == 'PAUSED')].from")
                        .value(org.hamcrest.Matchers.hasItem("2026-04-30")));
    }

    private static RequestFilter mine() {
        return new RequestFilter(
                RequestFilter.Desk.ASKED, RequestTown.CONSUMER, Optional.empty(), RequestFilter.Due.ANY);
    }

    private String text(String path, Person who, int status) throws Exception {
        return mvc.perform(get(path).with(SignInAs.person(who)))
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private AccessRequest inForce() {
        keys.make(town.asker.id(), KeyAlgorithm.ED25519);
        keys.make(town.officer.id(), KeyAlgorithm.SM2_SM3);
        var approved = town.approved(LocalDate.of(2027, 3, 31));
        var once = agreements.sign(approved.id(), approved.version(), Side.PROVIDER, town.officer);
        return agreements.sign(approved.id(), once.version(), Side.CONSUMER, town.asker);
    }

    @Test
    void a09b_a_clock_that_is_over_says_when_it_was_met_and_how_late() throws Exception {
        clock.setDay("2026-04-24");
        var asked = town.submitted(LocalDate.of(2027, 3, 31));
        clock.setDay("2026-05-14");
        var late = town.act(town.act(asked, ActKind.PROPOSE_APPROVAL, town.officer), ActKind.APPROVE, town.head);
        assertThat(text("/desk/requests/" + late.id(), town.asker, 200)).contains("2026-05-14 完成，逾期 2 个工作日");
        mvc.perform(get("/api/v1/requests/" + late.id()).with(SignInAs.person(town.asker)))
                .andExpect(jsonPath("$.clocks.answer.running").value(false))
                .andExpect(jsonPath("$.clocks.answer.met").value("2026-05-14T01:00:00Z"))
                .andExpect(jsonPath("$.clocks.delivery.met").doesNotExist());
        clock.setDay("2026-04-24");
        assertThat(text("/desk/requests/" + inForce().id(), town.asker, 200))
                .contains("2026-04-24 完成，未逾期")
                .doesNotContain("完成，逾期");
    }

    @Test
    void a10_what_became_of_a_grant_is_said_as_it_is() throws Exception {
        clock.setDay("2026-04-24");
        var first = inForce();
        var path = "/desk/requests/" + first.id();
        assertThat(text(path, town.head, 200))
                .contains("已生效，授权编号 " + first.grant(), "/agency/grants/" + first.grant(), "批准，当日不计");
        assertThat(text("/agency/grants/" + first.grant(), town.head, 200))
                .contains("由青岛市公安局 郑海燕 签署", "由青岛市教育局 周启明 签署", "至 2027-03-31（含当日）");
        var suspended = town.act(first, ActKind.SUSPEND, town.head);
        assertThat(text(path, town.asker, 200))
                .contains("授权 " + first.grant() + " 已暂停", ">已暂停<")
                .doesNotContain("已生效，授权");
        assertThat(text("/desk/requests?q=" + first.id(), town.asker, 200)).contains(">已暂停<");
        town.act(suspended, ActKind.RESUME, town.head);
        var second = inForce();
        assertThat(text(path, town.asker, 200))
                .contains("由新申请的授权取代", "href=\"/desk/requests/" + second.id() + "\"")
                .doesNotContain("已生效，授权", "续期或变更</button>");
        var ended = town.act(second, ActKind.END, town.asker);
        assertThat(text("/desk/requests/" + second.id() + "/act/CONFIRM_DISPOSAL", town.asker, 200))
                .contains("处置情况", "经办人")
                .doesNotContain(">理由<");
        town.act(ended, ActKind.CONFIRM_DISPOSAL, town.asker);
        assertThat(text("/desk/requests/" + second.id(), town.asker, 200))
                .contains("所获数据已确认处置")
                .doesNotContain("已生效，授权");
    }

    @Test
    void a11_an_act_that_cannot_be_done_now_is_said_to_be_that_and_one_that_came_too_late_to_be_late()
            throws Exception {
        clock.setDay("2026-04-24");
        var submitted = town.submitted(LocalDate.of(2027, 3, 31));
        var path = "/desk/requests/" + submitted.id() + "/act/SUSPEND";
        assertThat(text(path, town.head, 409)).contains("这一步现在不能办理", "待答复").doesNotContain("您的操作没有执行", "（）");
        assertThat(text("/desk/requests/" + submitted.id() + "/act/NOTE_INCOMPLETE", town.head, 409))
                .contains("这一步由提供部门的数据专员办理");
        var late = mvc.perform(post("/desk/requests/" + submitted.id() + "/act/PROPOSE_APPROVAL")
                        .param("version", Long.toString(submitted.version() - 1))
                        .with(csrf())
                        .with(SignInAs.person(town.officer)))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(late).contains("您的操作没有执行");
    }

    @Test
    void a12_while_a_renewal_is_under_way_it_is_answered_and_no_second_is_begun() throws Exception {
        clock.setDay("2026-04-24");
        var request = inForce();
        var renew = post("/desk/requests/" + request.id() + "/renew");
        var first = mvc.perform(renew.with(csrf()).with(SignInAs.person(town.asker)))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(post("/desk/requests/" + request.id() + "/renew")
                        .with(csrf())
                        .with(SignInAs.person(town.asker)))
                .andExpect(redirectedUrl(first));
        assertThat(text("/desk/requests/" + request.id(), town.asker, 200))
                .contains("续期或变更申请")
                .doesNotContain("续期或变更</button>");
        var renewal = town.requests.findSuccessor(request.id()).orElseThrow();
        assertThat(text("/desk/requests/" + renewal.id(), town.asker, 200))
                .contains("与原申请 " + request.id() + " 相比改动的内容", "原申请");
        assertThat(text("/desk/requests/" + request.id(), town.officer, 200)).doesNotContain("续期或变更申请");
    }

    @Test
    void a13_a_step_with_something_missing_is_not_done_and_a_number_that_is_none_is_kept_and_named() throws Exception {
        clock.setDay("2026-04-24");
        var drafted = town.requests.draft(RequestTown.SYSTEM, RequestTown.SERVICE, town.asker);
        var path = "/desk/requests/" + drafted.id();
        assertThat(text(path + "/items", town.asker, 200)).contains("还有缺项");
        var wrong = mvc.perform(post(path + "/limits")
                        .param("version", Long.toString(drafted.version()))
                        .param("callsPerDay", "十来万")
                        .param("callsPerSecond", "１０")
                        .param("until", "2027-03-31")
                        .with(csrf())
                        .with(SignInAs.person(town.asker)))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(wrong).contains("十来万", "请写整数", "2027-03-31");
        mvc.perform(post(path + "/limits")
                        .param("version", Long.toString(drafted.version()))
                        .param("callsPerDay", "１０万")
                        .param("callsPerSecond", "１０")
                        .param("until", "2027-03-31")
                        .with(csrf())
                        .with(SignInAs.person(town.asker)))
                .andExpect(status().is3xxRedirection());
        var ask = town.requests.getDossier(drafted.id(), town.asker).request().ask();
        assertThat(ask.callsPerDay()).isEqualTo(100_000);
        assertThat(ask.callsPerSecond()).isEqualTo(10);
    }

    @Test
    void a14_what_is_missing_stands_where_it_is_mended_and_can_be_sent_from_the_requests_page() throws Exception {
        clock.setDay("2026-04-24");
        var submitted = town.submitted(LocalDate.of(2027, 3, 31));
        town.act(
                submitted,
                ActKind.NOTE_INCOMPLETE,
                town.officer,
                new ActDetail.Missing(List.of("使用范围未写明岗位", "未附办件量测算")));
        var path = "/desk/requests/" + submitted.id();
        assertThat(text(path, town.asker, 200)).contains("href=\"" + path + "/check\">提交补正");
        for (var step : List.of("/why", "/items", "/limits", "/check")) {
            assertThat(text(path + step, town.asker, 200)).as(step).contains("使用范围未写明岗位", "未附办件量测算");
        }
    }

    @Test
    void a15_anybody_reads_the_keys_with_which_officers_sign() throws Exception {
        clock.setDay("2026-04-24");
        var request = inForce();
        mvc.perform(get("/api/v1/officer-keys/" + request.consumer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.code").value(request.consumer()))
                .andExpect(jsonPath("$.keys[0].name").value(town.asker.name()))
                .andExpect(jsonPath("$.keys[0].validFrom")
                        .value(org.hamcrest.Matchers.matchesPattern("2026-[0-9]{2}-[0-9]{2}T01:00:00Z")));
        mvc.perform(get("/api/v1/officer-keys/11370200MB0000000X")).andExpect(status().isNotFound());
        mvc.perform(get("/officer-keys/" + request.consumer()))
                .andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.containsString(town.asker.name())));
        mvc.perform(get("/officer-keys"))
                .andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.containsString("agreement verify")));
    }
}
