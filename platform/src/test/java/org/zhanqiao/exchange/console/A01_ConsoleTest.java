package org.zhanqiao.exchange.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.Place;
import org.zhanqiao.catalog.LevelDecisions;
import org.zhanqiao.client.Answer;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demo.TestCity;
import org.zhanqiao.evidence.Verify;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.SystemKey;
import org.zhanqiao.protection.Level;
import org.zhanqiao.samplecity.SampleResident;

/// The way of a newcomer: from the navigation to three fields of another agency's table, with a receipt that holds.
@PlatformTest
@Import(TestCity.class)
class A01_ConsoleTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();
    private static final String CONSOLE = "/agency/console";
    private static final String SYSTEM = "education-enrolment";

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        TestCity.address(registry);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private TestCity city;

    @Autowired
    private Grants grants;

    @Autowired
    private Identity identity;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Exchange exchange;

    @Autowired
    private LevelDecisions levels;

    @TempDir
    private Path directory;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    private String grant(String caller, String service) {
        return grants.listByCallers(List.of(caller), 100, 0).stream()
                .filter(grant -> grant.service().equals(service))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String parent() {
        return city.resident(SampleResident.Role.HOME_OWNER).idNumber();
    }

    /// A call that the page accepts, by somebody without a browser.
    private HttpResponse<String> call(String login, Map<String, String> form) {
        try (var visitor = new Visitor(port)) {
            visitor.signIn(login, TestCity.PASSWORD);
            return visitor.post(CONSOLE, CONSOLE, form);
        }
    }

    private Map<String, String> enrolment() {
        return Map.of(
                "grant",
                grant(SYSTEM, "police.resident"),
                "use",
                "query-0",
                "key.id_number",
                parent(),
                "case",
                "202609010001",
                "field",
                "phone");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a01_a_newcomer_watches_a_call(Width width) {
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = visitor.newPage();
            BrowserSupport.typeSignIn(page, "education-officer", TestCity.PASSWORD);
            if (width == Width.PHONE) {
                page.locator("nav summary").click();
            }
            page.locator("nav a[href='" + CONSOLE + "']").click();
            look(page, "console-prepare-" + width);
            watch(page);
            BrowserSupport.picture(page, "console-result-" + width);
            BrowserSupport.looksRight(page);
            page.locator("main details").all().forEach(details -> details.evaluate("each => each.open = true"));
            look(page, "console-whole-" + width);
        }
    }

    @Test
    void a02_and_needs_no_javascript_nor_chinese() {
        try (var visitor = BROWSER.visitor(port, Width.PHONE, false)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "education-officer", TestCity.PASSWORD);
            page.navigate(CONSOLE);
            watch(page);
            page.navigate(CONSOLE + "?lang=en");
            page.locator("main a", new Page.LocatorOptions().setHasText("Fill in the sample"))
                    .click();
            page.locator("main form[method=post] button").click();
            assertThat(page.locator("#result").textContent()).contains("Served", "Verified on the spot", "Address");
            BrowserSupport.picture(page, "console-result-english");
        }
    }

    private static void look(Page page, String name) {
        BrowserSupport.picture(page, name);
        BrowserSupport.looksRight(page);
    }

    private void watch(Page page) {
        page.locator("main a", new Page.LocatorOptions().setHasText("填入样例")).click();
        assertThat(page.url()).doesNotContain(parent());
        assertThat(page.locator("main form[method=post] input[name=field]:checked")
                        .count())
                .isEqualTo(4);
        page.locator("input[value=address]").uncheck();
        page.locator("main form[method=post] button").click();
        assertThat(page.locator("#result h2").textContent()).contains("已提供");
        assertThat(page.locator("#result table").first().textContent())
                .contains(city.resident(SampleResident.Role.HOME_OWNER).name(), "保留前 3 位和后 4 位", "****")
                .doesNotContain("地址");
        assertThat(page.locator("#result").textContent())
                .contains("当场核验通过", "第 ", "zhanqiao.test/exchange/node-1", "Signature-Input")
                .contains("询问数据源", "脱敏与成文", "存证落盘与发出");
        assertThat(page.url()).endsWith(CONSOLE);
    }

    @Test
    void a03_what_is_downloaded_is_verified_by_the_independent_tool() throws IOException {
        var answered = call("education-officer", enrolment());
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var answer = kept(answered.body(), "answer");
        var receipt = kept(answered.body(), "receipt");
        assertThat(Files.readString(receipt)).doesNotContain(parent());

        assertThat(verify(answer, receipt)).isZero();
        Files.writeString(answer, Files.readString(answer).replace("phone", "phono"));
        assertThat(verify(answer, receipt)).isEqualTo(1);
    }

    private Path kept(String page, String kind) throws IOException {
        var link = Pattern.compile("href=\"data:[a-z/]+;base64,([^\"]+)\" download=\"" + kind + "-[^\"]+\"")
                .matcher(page);
        assertThat(link.find()).as(kind).isTrue();
        var content = link.group(1).replace("&#43;", "+").replace("&#61;", "=").replace("&#47;", "/");
        return Files.write(directory.resolve(kind), Base64.getDecoder().decode(content));
    }

    private int verify(Path answer, Path receipt) {
        return Verify.run(
                List.of("receipt", answer.toString(), receipt.toString(), "--key", city.node.logVerifierKey()),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new PrintStream(OutputStream.nullOutputStream()));
    }

    @Test
    void a04_the_evidence_says_which_officer_and_the_person_concerned_sees_the_call() {
        var call = Pattern.compile("&#34;call&#34; : &#34;([0-9a-f]{32})|\"call\" : \"([0-9a-f]{32})");
        var body = call("education-officer", enrolment()).body();
        var matcher = call.matcher(body);
        assertThat(matcher.find()).isTrue();
        var id = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        var used = await().until(() -> trail.findUse(parent(), id), found -> found.isPresent())
                .orElseThrow();
        assertThat(used.caller()).isEqualTo(SYSTEM);
        var correct = "/desk/corrections/new?call=" + id;
        assertThat(body).contains("href=\"" + correct + "\"");
        try (var visitor = new Visitor(port)) {
            visitor.signIn("education-officer", TestCity.PASSWORD);
            assertThat(visitor.get(correct).body()).contains("value=\"phone\"", "name=\"subject\"");
        }
        assertThat(trail.whoUsedMyData(parent(), Place.parse("", ""), 10).rows())
                .extracting(entry -> entry.call())
                .contains(id);
        var raw = trail.getRaw(used.log(), used.index()).text();
        var key = Pattern.compile("\"key\":\"(" + SYSTEM + "\\.console-[0-9a-f]{12})\"")
                .matcher(raw);
        assertThat(key.find()).as(raw).isTrue();
        assertThat(identity.findConsoleHolder(key.group(1)).orElseThrow().login())
                .isEqualTo("education-officer");
    }

    @Test
    void a05_what_is_missing_is_named_and_nothing_is_sent() {
        long before = city.node.log().size();
        var grant = grant(SYSTEM, "police.resident");
        var answered = call("education-officer", Map.of("grant", grant, "use", "query-0", "key.id_number", " "));
        assertThat(answered.statusCode()).isEqualTo(422);
        assertThat(answered.body()).contains("请填写查询条件", "请填写办件编号", "请至少选一个数据项");
        var verify = grant("human-resources-retirement", "police.resident");
        assertThat(call(
                                "human-resources-officer",
                                Map.of("grant", verify, "use", "verify-0", "key.id_number", parent(), "case", "1"))
                        .body())
                .contains("请至少填写一项要核验的内容");
        assertThat(city.node.log().size()).isEqualTo(before);
    }

    @Test
    void a06_a_verification_answers_yes_or_no_and_a_list_its_first_page() {
        var retiree = city.resident(SampleResident.Role.RETIREE);
        var verified = call(
                        "human-resources-officer",
                        Map.of(
                                "grant",
                                grant("human-resources-retirement", "police.resident"),
                                "use",
                                "verify-0",
                                "key.id_number",
                                retiree.idNumber(),
                                "value.name",
                                retiree.name(),
                                "value.status",
                                "注销",
                                "case",
                                "1"))
                .body();
        assertThat(verified).contains("<dd>一致</dd>", "<dd>不一致</dd>", "当场核验通过").contains("--verify");
        var listed = call(
                        "human-resources-officer",
                        Map.of(
                                "grant",
                                grant("human-resources-retirement", "market.enterprise"),
                                "use",
                                "list-0",
                                "field",
                                "name"))
                .body();
        assertThat(listed).contains("已提供", "当场核验通过", "client.list(").doesNotContain("./zhanqiao call ", "没有符合条件的行");
    }

    @Test
    void a07_a_refusal_says_why_and_what_to_do_next() {
        var grant = grant("market-licence", "police.resident");
        grants.suspend(grant, "security-admin", "核实用途");
        var form =
                Map.of("grant", grant, "use", "verify-0", "key.id_number", parent(), "value.name", "某人", "case", "1");
        var refused = call("market-officer", form);
        assertThat(refused.body()).contains("已拒绝", "授权已暂停", "<code>suspended</code>", "下一步：请与数据提供单位联系", "当场核验通过");
        grants.resume(grant, "security-admin", "已核实");
        assertThat(call("market-officer", form).body()).contains("已提供", "<dd>不一致</dd>");
    }

    @Test
    void a08_nobody_calls_as_a_system_of_another_agency() {
        var answered = call("police-officer", enrolment());
        assertThat(answered.statusCode()).isEqualTo(404);
        assertThat(call("audit-admin", enrolment()).statusCode()).isEqualTo(403);
    }

    @Test
    void a09_a_revoked_key_stops_the_officer_for_its_term() {
        var grant = grant("housing-fund-withdrawal", "human-resources.retirement");
        var form = Map.of(
                "grant",
                grant,
                "use",
                "query-0",
                "key.id_number",
                city.resident(SampleResident.Role.RETIREE).idNumber(),
                "case",
                "1",
                "field",
                "status");
        assertThat(call("housing-fund-officer", form).body()).contains("已提供");
        var keys = identity.listKeys("housing-fund-withdrawal").stream()
                .map(SystemKey::keyId)
                .filter(id -> id.contains(".console-"))
                .toList();
        assertThat(keys).hasSize(1);
        identity.revokeKey(keys.getFirst());
        var stopped = call("housing-fund-officer", form);
        assertThat(stopped.statusCode()).isEqualTo(409);
        assertThat(stopped.body()).contains("系统管理员停用了您的试验密钥");
    }

    @Test
    void a11_a_field_that_is_withheld_is_no_empty_value() {
        var service = "housing-fund.account";
        var dataset = exchange.findService(service).orElseThrow().dataset();
        levels.raise(dataset, "balance", Level.L4, "housing-fund-officer", "余额属个人财产");
        var form = Map.of(
                "grant",
                grant("human-resources-retirement", service),
                "use",
                "query-0",
                "key.id_number",
                city.resident(SampleResident.Role.RETIREE).idNumber(),
                "case",
                "1",
                "field",
                "balance");
        try (var visitor = new Visitor(port)) {
            visitor.signIn("human-resources-officer", TestCity.PASSWORD);
            var all = CONSOLE + "?field=status&field=opened_on";
            var answered = Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> visitor.post(CONSOLE, all, form).body(), body -> body.contains("现在不提供"));
            assertThat(answered).contains("已提供", "不代表没有值", "现为 4 级，只能核验，不能给出");
        }
    }

    /// What the README shows; each picture is copied to `docs/pictures` when a page has changed.
    @Test
    void a10_the_pages_of_the_readme_have_something_to_show() {
        var grant = grant(SYSTEM, "police.resident");
        callOften(60);
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "education-officer", TestCity.PASSWORD);
            page.navigate(CONSOLE);
            watch(page);
            BrowserSupport.windowPicture(page, "readme-console");
            page.navigate("/agency/grants/" + grant);
            BrowserSupport.windowPicture(page, "readme-grant");
            await().until(() -> {
                page.navigate("/agency/figures");
                return page.locator("main").textContent().contains("缺少办件编号");
            });
            BrowserSupport.windowPicture(page, "readme-figures");
            BrowserSupport.picture(page, "readme-figures-whole");
            assertThat(page.locator(".zq-chart-drawn canvas").count()).isEqualTo(5);
        }
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "audit-admin", TestCity.PASSWORD);
            page.navigate("/audit/calls");
            page.locator("main tbody a").first().click();
            assertThat(page.locator("main").textContent()).contains("核验通过", "这次调用从调用试验台发出，由 education-officer 操作");
            BrowserSupport.windowPicture(page, "readme-proof");
        }
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, true)) {
            var page = visitor.newPage();
            BrowserSupport.signIn(page, "citizen-home-owner", TestCity.PASSWORD);
            page.navigate("/my/data-use");
            assertThat(page.locator("main").textContent()).contains("青岛市教育局", "义务教育入学", "脱敏后的");
            BrowserSupport.windowPicture(page, "readme-citizen");
            page.navigate("/my/data-use?lang=en");
            assertThat(page.locator("main").textContent())
                    .contains("(this one masked)", "Right certificate number")
                    .doesNotContain("不动产权证书号");
        }
    }

    /// Calls of the enrolment system itself, some of them without a case number or by a key it was not granted.
    private void callOften(int times) {
        var issued = city.keys.stream()
                .filter(key -> key.system().equals(SYSTEM))
                .findFirst()
                .orElseThrow();
        var key = SigningKey.hmacSha256(
                issued.system(), issued.keyId(), Base64.getDecoder().decode(issued.secret()));
        try (var client = ZhanqiaoClient.at(city.node.address(), key).build()) {
            for (int i = 0; i < times; i++) {
                var service = i % 3 == 0 ? "natural-resources.property-right" : "police.resident";
                var call = client.query(service)
                        .key(i % 3 == 0 ? "owner_id" : i % 11 == 0 ? "name" : "id_number", parent());
                assertThat((i % 7 == 0 ? call : call.caseNumber("202609010001")).send())
                        .isNotInstanceOf(Answer.Unavailable.class);
            }
        }
    }
}
