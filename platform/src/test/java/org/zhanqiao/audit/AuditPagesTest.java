package org.zhanqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.Visitor;
import org.zhanqiao.evidence.ReceiptCheck;
import org.zhanqiao.evidence.TlogProof;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SecretBox;

/// The pages of the evidence, for auditors and for citizens.
@PlatformTest
class AuditPagesTest {

    private static final AuditTown TOWN = AuditTown.found();
    private static final BrowserSupport BROWSER = BrowserSupport.start();

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Identity identity;

    @Autowired
    private SecretBox box;

    @Autowired
    private DataSource database;

    @Autowired
    private AuditTrail trail;

    @DynamicPropertySource
    static void node(DynamicPropertyRegistry registry) {
        registry.add("zhanqiao.exchange-url", TOWN.node::url);
    }

    @AfterAll
    static void close() {
        BROWSER.close();
        TOWN.close();
    }

    @BeforeEach
    void settle() {
        if (identity.findPersonByLogin("audit.anna").isEmpty()) {
            TOWN.settle(identity, box, database);
        }
    }

    @AfterEach
    void honest() {
        TOWN.node.lie = FakeNode.Lie.NONE;
    }

    @Test
    void a_citizen_reads_who_used_their_data_newest_first_and_pages_through_it() throws Exception {
        var first = body(ask("/my/data-use", citizen("audit.anna")).andExpect(status().isOk()));
        assertThat(first)
                .contains("青岛市人力资源和社会保障局", "核验申请人身份", "新生儿入户", "name、address")
                .contains("/my/data-use/" + SampleLog.callId(11))
                .doesNotContain(SampleLog.callId(1) + "\"", SampleLog.callId(20), AuditTown.ANNA);
        assertThat(first.indexOf(SampleLog.callId(11))).isLessThan(first.indexOf(SampleLog.callId(10)));
        var second = body(ask(link(first, "next"), citizen("audit.anna")).andExpect(status().isOk()));
        assertThat(second)
                .contains(SampleLog.callId(1), SampleLog.callId(0))
                .doesNotContain(SampleLog.callId(2) + "\"");
        assertThat(body(ask(link(second, "prev"), citizen("audit.anna")))).contains(SampleLog.callId(11));
    }

    @Test
    void a_use_has_its_proof_in_plain_words_and_as_a_file() throws Exception {
        var page = body(ask("/my/data-use/" + SampleLog.callId(3), citizen("audit.anna")));
        assertThat(page)
                .contains("是真的，我们刚刚替您核对过。", "这一次写在第 4 行", "青岛市公安局")
                .contains(TOWN.sample()
                        .key()
                        .verifierKey()
                        .toString()
                        .replace("+", "&#43;")
                        .substring(0, 20));
        var file = body(ask("/my/data-use/" + SampleLog.callId(3) + "/proof", citizen("audit.anna"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString(".tlog-proof"))));
        var data = TOWN.sample().log().entry(3).data();
        assertThat(TlogProof.parse(file).verify(data, TOWN.sample().key().verifierKey()))
                .isInstanceOf(ReceiptCheck.Genuine.class);
    }

    @Test
    void a_citizen_finds_nothing_of_anybody_else() throws Exception {
        for (var path : new String[] {
            "/my/data-use/" + SampleLog.callId(20),
            "/my/data-use/" + SampleLog.callId(20) + "/proof",
            "/my/data-use/" + SampleLog.callId(21),
            "/my/data-use/" + SampleLog.callId(999),
            "/my/data-use/x",
            "/my/data-use/" + SampleLog.callId(3) + "%00"
        }) {
            assertThat(mvc.perform(get(URI.create(path)).with(citizen("audit.anna")))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(path)
                    .isIn(404, 400);
        }
        ask("/my/data-use/" + SampleLog.callId(20), citizen("audit.boris")).andExpect(status().isOk());
        ask("/my/data-use", SignInAs.a(Role.AUDIT_ADMIN)).andExpect(status().isForbidden());
    }

    @Test
    void somebody_without_an_identity_number_or_a_use_is_told_so() throws Exception {
        ask("/my/data-use", citizen("audit.nobody")).andExpect(content().string(containsString("还没有关联身份证号")));
        assertThat(body(ask("/my/data-use?older=" + new Cursor(SampleLog.BEGIN, 1, 0).text(), citizen("audit.boris"))))
                .contains("还没有单位通过本平台用过您的信息");
    }

    @Test
    void who_was_asked_about_in_vain_is_not_told_that_data_were_read() throws Exception {
        var list = body(ask("/my/data-use", citizen("audit.boris")));
        assertThat(list)
                .contains("查询了您的信息，没有查到记录，没有得到您的任何信息。")
                .contains("一次查询了 3 个对象，您是其中之一；共得到 2 行记录，其中可能有您的：name、address。");
        assertThat(body(ask("/my/data-use/" + SampleLog.callId(23), citizen("audit.boris"))))
                .contains("没有查到记录，没有得到任何内容", "<dd>没有查到记录</dd>")
                .doesNotContain("读取了", "已提供");
        assertThat(body(ask("/my/data-use/" + SampleLog.callId(24), citizen("audit.boris"))))
                .contains("您是其中之一；共得到 2 行记录")
                .doesNotContain("读取了");
        assertThat(body(ask("/my/data-use/" + SampleLog.callId(23) + "?lang=en", citizen("audit.boris"))))
                .contains("no record was found, and nothing was given", "<dd>No record found</dd>");
    }

    @Test
    void a_comparison_is_called_one_and_what_callers_wrote_is_shown_as_text() throws Exception {
        assertThat(body(ask("/my/data-use", citizen("audit.boris"))))
                .contains("只比对了是否一致", "&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @CsvSource({"TURNED_HASH, 节点给出的证明不成立", "ALTERED_CHECKPOINT, 不是用日志密钥签名的", "GARBAGE, 不是用日志密钥签名的", "WITHHELD, 节点却说没有"})
    void a_node_that_lies_is_named_plainly(FakeNode.Lie lie, String words) throws Exception {
        TOWN.node.lie = lie;
        assertThat(body(ask("/my/data-use/" + SampleLog.callId(3), citizen("audit.anna"))))
                .contains("核对没有通过", words)
                .doesNotContain("是真的，");
        assertThat(body(ask(entry(3), auditor()))).contains("核验未通过", words);
        ask(entry(3) + "/proof", auditor()).andExpect(status().isNotFound());
        ask("/my/data-use/" + SampleLog.callId(3) + "/proof", citizen("audit.anna"))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_node_that_does_not_answer_is_no_accusation() throws Exception {
        TOWN.node.lie = FakeNode.Lie.BROKEN;
        assertThat(body(ask("/my/data-use/" + SampleLog.callId(3), citizen("audit.anna"))))
                .contains("暂时核对不了")
                .doesNotContain("核对没有通过", "是真的，");
    }

    @Test
    void an_auditor_reads_filters_and_exports_the_call_log() throws Exception {
        assertThat(body(ask("/audit/calls", auditor())))
                .contains("市人社局", "市公安局", "已拒绝", "没有可用的授权</td>")
                .doesNotContain(AuditTown.ANNA);
        assertThat(body(ask("/audit/calls?outcome=refused&reason=no-grant", auditor())))
                .contains("\"no-grant\" selected>没有可用的授权", "没有可用的授权</td>")
                .doesNotContain("resident-basic</td>");
        assertThat(body(ask("/audit/calls?agency=" + AuditTown.PROVIDER + "&service=resident-basic", auditor())))
                .contains("resident-basic</td>");
        assertThat(body(ask("/audit/calls?from=2026-11-02T09:00&until=2026-11-02T08:00", auditor())))
                .contains("没有符合条件的调用", "结束时间不能早于开始时间");
        assertThat(body(ask("/audit/calls?outcome=x", auditor()))).contains("请选择列出的一种结果");
        var csv = body(ask("/audit/calls.csv?outcome=served", auditor())
                .andExpect(header().string("Content-Disposition", containsString(".csv"))));
        assertThat(csv.lines().count()).isGreaterThanOrEqualTo(1 + AuditTown.USES_OF_ANNA + 2);
        assertThat(csv)
                .contains("收到时间", "resident-basic", "已提供,served", "市人社局")
                .doesNotContain("no-grant", "T08:", AuditTown.ANNA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or 1=1 --", "\"><script>alert(1)</script>", "%00", "${7*7}", "&service=x", "#"})
    void a_hostile_filter_finds_nothing_and_stays_text(String hostile) throws Exception {
        for (var parameter : new String[] {"agency", "service", "reason", "grant", "call", "case"}) {
            var address = UriComponentsBuilder.fromPath("/audit/calls")
                    .queryParam(parameter, "{value}")
                    .encode()
                    .buildAndExpand(hostile)
                    .toUri();
            var page = body(mvc.perform(get(address).with(auditor())).andExpect(status().isOk()));
            assertThat(page).contains("没有符合条件的调用").doesNotContain("<script>alert");
        }
        var page = body(mvc.perform(get(UriComponentsBuilder.fromPath("/audit/calls")
                                .queryParam("from", "{value}")
                                .encode()
                                .buildAndExpand(hostile)
                                .toUri())
                        .with(auditor()))
                .andExpect(status().isUnprocessableContent()));
        assertThat(page).contains("请按“年-月-日 时:分”填写时间").doesNotContain("<script>alert");
    }

    @Test
    void a_filter_with_a_nul_is_refused() throws Exception {
        mvc.perform(get(java.net.URI.create("/audit/calls?service=%00")).with(auditor()))
                .andExpect(status().isBadRequest());
    }

    @Test
    void a_case_number_is_found_and_stands_in_no_address() {
        var entry = SampleLog.served(30);
        entry.put("case", trail.caseCommitments("QD-2026-000123").getFirst());
        TOWN.append(entry);
        TOWN.index(database);
        try (var visitor = new Visitor(port)) {
            visitor.signIn("audit.auditor", AuditTown.PASSWORD);
            var answer = visitor.post("/audit/calls", "/audit/calls/case", Map.of("case", " QD-2026-000123 "));
            var address = answer.headers().firstValue("Location").orElseThrow();
            assertThat(address).contains("case=").doesNotContain("000123");
            var page = visitor.get(URI.create(address).getRawPath() + "?"
                            + URI.create(address).getRawQuery())
                    .body();
            assertThat(page).contains("写明了该办件编号的调用", "resident-basic</td>");
            assertThat(page.split("resident-basic</td>", -1)).hasSize(2);
        }
    }

    @Test
    void an_entry_is_told_in_words_with_its_text_and_its_proof() throws Exception {
        assertThat(body(ask(entry(3), auditor())))
                .contains("青岛市人力资源和社会保障局的系统 hrss-01", "resident-basic", "核验通过", "1 个承诺值")
                .contains("4.000 毫秒", SampleLog.callId(3));
        assertThat(body(ask(entry(AuditTown.USES_OF_ANNA + 1), auditor()))).contains("没有可用的授权", "无");
        ask("/audit/calls/1/999999", auditor()).andExpect(status().isNotFound());
        ask("/audit/calls/99/0", auditor()).andExpect(status().isNotFound());
        ask("/audit/calls/99999999999/0", auditor()).andExpect(status().isNotFound());
    }

    @Test
    void checkpoints_are_looked_at_kept_and_compared() throws Exception {
        try (var visitor = new Visitor(port)) {
            visitor.signIn("audit.auditor", AuditTown.PASSWORD);
            visitor.post("/audit/checkpoints", "/audit/checkpoints", Map.of());
            long before = TOWN.sample().log().size();
            TOWN.append(SampleLog.served(40));
            TOWN.index(database);
            visitor.post("/audit/checkpoints", "/audit/checkpoints", Map.of());
            assertThat(visitor.get("/audit/checkpoints").body())
                    .contains("签名真实，前后一致", "留存的检查点")
                    .doesNotContain("警报");
            var query = "/audit/checkpoints?log=1&from=" + before + "&to=";
            assertThat(visitor.get(query + (before + 1)).body()).contains("核验通过", "没有任何条目被修改或删除");
            assertThat(visitor.get(query + 2).body()).contains("最接近的有");
            assertThat(visitor.get(query + "x").body()).contains("请填写条数");
            TOWN.node.lie = FakeNode.Lie.TURNED_HASH;
            assertThat(visitor.get(query + (before + 1)).body()).contains("核验未通过", "节点给出的证明不成立");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDIT_ADMIN", "SECURITY_ADMIN"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobody_else_reads_the_evidence(Role role) throws Exception {
        for (var path :
                new String[] {"/audit/calls", "/audit/calls.csv", entry(0), entry(0) + "/proof", "/audit/checkpoints"
                }) {
            ask(path, SignInAs.a(role)).andExpect(status().isForbidden());
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE, true", "PHONE, false", "DESKTOP, true"})
    void the_citizens_pages_in_a_browser(Width width, boolean javaScript) {
        var name = "-" + width + (javaScript ? "" : "-no-js");
        try (var visitor = BROWSER.visitor(port, width, javaScript)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "audit.anna", AuditTown.PASSWORD);
            page.navigate("/my");
            page.locator("main a[href='/my/data-use']").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("谁用过我的数据");
            BrowserSupport.picture(page, "data-use" + name);
            if (javaScript) {
                BrowserSupport.looksRight(page);
            }
            page.locator("a[rel=next]").click();
            page.locator("main section a").first().click();
            assertThat(page.locator(".zq-done").textContent()).contains("是真的，");
            if (javaScript) {
                BrowserSupport.looksRight(page);
                page.locator("main summary").click();
                BrowserSupport.looksRight(page);
            }
            BrowserSupport.picture(page, "data-use-entry" + name);
            page.navigate(page.url() + "?lang=en");
            assertThat(page.locator("main").textContent()).contains("Is this record genuine?");
            BrowserSupport.picture(page, "data-use-entry-english" + name);
        }
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, true", "DESKTOP, false", "PHONE, true"})
    void the_auditors_pages_in_a_browser(Width width, boolean javaScript) {
        var name = "-" + width + (javaScript ? "" : "-no-js");
        try (var visitor = BROWSER.visitor(port, width, javaScript)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "audit.auditor", AuditTown.PASSWORD);
            page.navigate("/audit/calls");
            BrowserSupport.picture(page, "calls" + name);
            page.locator("#outcome").selectOption("refused");
            page.locator("form[role=search] button[type=submit]").click();
            assertThat(page.locator("#calls-table tbody tr").count()).isEqualTo(1);
            for (var path : new String[] {"/audit/calls?live=on", entry(3), "/audit/checkpoints?log=1&from=1&to=2"}) {
                page.navigate(path);
                BrowserSupport.picture(page, "audit-" + path.replaceAll("[^a-z0-9]+", "-") + name);
                if (javaScript) {
                    BrowserSupport.looksRight(page);
                }
            }
            page.navigate("/audit/calls?lang=en");
            assertThat(page.locator("h1").textContent()).isEqualTo("Call log");
            BrowserSupport.picture(page, "calls-english" + name);
        }
    }

    @Test
    void new_calls_appear_by_themselves_where_that_was_asked_for() {
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "audit.auditor", AuditTown.PASSWORD);
            page.navigate("/audit/calls?live=on&call=" + SampleLog.callId(50));
            assertThat(page.locator("#calls-table").textContent()).contains("没有符合条件的调用");
            TOWN.append(SampleLog.served(50));
            TOWN.index(database);
            page.locator("#calls-table td").first().waitFor();
        }
    }

    private String entry(long index) {
        return "/audit/calls/" + trail.listLogs().getFirst().id() + "/" + index;
    }

    private ResultActions ask(String path, RequestPostProcessor who) throws Exception {
        return mvc.perform(get(URI.create(path)).with(who));
    }

    private RequestPostProcessor citizen(String login) {
        return SignInAs.person(identity.findPersonByLogin(login).orElseThrow());
    }

    private static RequestPostProcessor auditor() {
        return SignInAs.a(Role.AUDIT_ADMIN);
    }

    private static String body(ResultActions actions) throws Exception {
        return actions.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private static String link(String page, String relation) {
        int at = page.indexOf("rel=\"" + relation + "\" href=\"");
        int from = page.indexOf("href=\"", at) + 6;
        return page.substring(from, page.indexOf('"', from)).replace("&amp;", "&");
    }
}
