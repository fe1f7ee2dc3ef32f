package org.zhanqiao.exchange.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The administrator's interface as a stranger uses it: bash and curl, the script of `docs/administration.md`.
@PlatformTest
@Import(GrantTown.class)
class A03_GrantApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String GRANTS = "/api/grants";
    private static final String DRAFT = """
            {"caller": "grant-enrolment", "service": "grant.person", "purpose": "接口核验", "matter": "义务教育入学",
             "legalBasis": "《政务数据共享条例》第二十条", "caseRequired": true, "callsPerSecond": 10, "callsPerDay": 10000,
             "notAfter": "2099-08-31T16:00:00Z", "agreement": "%s",
             "terms": {"modes": ["query"], "lookupKeys": [["id_number"]], "fields": [{"item": "name", "mask": "keep:1:0"}],
                       "verifiable": [], "maskedLookups": [],
                       "filter": [{"item": "married", "comparison": "EQUAL", "values": ["true"]}]}}
            """.formatted("c".repeat(64));

    @LocalServerPort
    private int port;

    @Autowired
    private GrantTown town;

    /// What the script printed.
    private record Answer(int exit, String status, JsonNode json) {}

    private Answer ask(String login, String password, String... request) throws IOException, InterruptedException {
        var script =
                Path.of("..", "client", "examples", "administer-with-curl.sh").toString();
        var process = new ProcessBuilder(
                        Stream.concat(Stream.of("bash", script, "http://localhost:" + port, login), Stream.of(request))
                                .toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(password.getBytes(StandardCharsets.UTF_8));
        }
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int line = out.indexOf('\n');
        return new Answer(
                process.waitFor(),
                line < 0 ? "" : out.substring(0, line),
                JSON.readTree(line < 0 || line + 1 == out.length() ? "{}" : out.substring(line + 1)));
    }

    private Answer admin(String... request) throws IOException, InterruptedException {
        return ask("security.a", GrantTown.PASSWORD, request);
    }

    @Test
    void a01_a_grant_is_signed_read_suspended_resumed_and_revoked() throws Exception {
        var signed = admin("POST", GRANTS, DRAFT);
        assertThat(signed.status()).isEqualTo("201");
        var id = signed.json().path("id").asString();
        assertThat(signed.json().path("terms").path("fields").toString())
                .isEqualTo("[{\"item\":\"name\",\"mask\":\"keep:1:0\"}]");
        var again = admin("POST", GRANTS, DRAFT).json().path("id").asString();
        assertThat(admin("GET", GRANTS + "/" + id).json().path("state").asString())
                .isEqualTo("REVOKED");
        id = again;
        var path = GRANTS + "/" + id;
        assertThat(admin("POST", path + "/suspend", "{\"because\":\"核查\",\"version\":1}")
                        .json()
                        .path("standing")
                        .asString())
                .isEqualTo("SUSPENDED");
        admin("POST", path + "/resume", "{\"because\":\"核查完毕\"}");
        admin("POST", path + "/revoke", "{\"because\":\"协议终止\"}");

        var read = admin("GET", path);
        assertThat(read.exit()).isZero();
        assertThat(read.json().path("state").asString()).isEqualTo("REVOKED");
        assertThat(read.json()
                        .path("acts")
                        .valueStream()
                        .map(act -> act.path("act").asString() + " "
                                + act.path("by").asString() + " "
                                + act.path("because").asString())
                        .toList())
                .containsExactly(
                        "SIGNED security.a ",
                        "SUSPENDED security.a 核查",
                        "RESUMED security.a 核查完毕",
                        "REVOKED security.a 协议终止");
        assertThat(read.json().path("inForce").path("nodes").asInt()).isZero();
        var list = admin("GET", GRANTS + "?q=" + id + "&state=REVOKED");
        assertThat(list.json().path("total").asInt()).isEqualTo(1);
        assertThat(list.json().path("grants").path(0).path("id").asString()).isEqualTo(id);
    }

    @Test
    void a02_each_flaw_is_named_by_member_item_and_rule_in_both_languages() throws Exception {
        var wrong = DRAFT.replace("\"name\", \"mask\": \"keep:1:0\"", "\"illness\", \"mask\": \"none\"")
                .replace("\"callsPerSecond\": 10", "\"callsPerSecond\": \"ten\"")
                .replace("2099-08-31T16:00:00Z", "soon")
                .replace("[\"true\"]", "[\"maybe\"]");
        var answer = admin("POST", GRANTS, wrong);
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.status()).isEqualTo("422");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:zhanqiao:problem:grant-unfit");
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("member").asString() + " "
                                + error.path("rule").asString())
                        .toList())
                .containsExactlyInAnyOrder(
                        "fields FIELD_RETURNABLE",
                        "callsPerSecond RATE_POSITIVE",
                        "notAfter TERM_READABLE",
                        "filter FILTER_VALUE");
        assertThat(answer.json().path("errors").toString())
                .contains("“illness”是 4 级，只能核验，不能给出", "“illness” is level 4")
                .doesNotContain("Exception", "org.zhanqiao");
    }

    @Test
    void a02b_all_that_is_wrong_is_named_at_once_and_nothing_that_is_not() throws Exception {
        var answer = admin(
                "POST",
                GRANTS,
                DRAFT.replace(
                        "{\"item\": \"name\", \"mask\": \"keep:1:0\"}",
                        "{\"item\": \"nope\", \"mask\": \"none\"}, {\"item\": \"name\", \"mask\": \"foo\"}"));
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("rule").asString() + " "
                                + error.path("item").asString())
                        .toList())
                .containsExactlyInAnyOrder("MASK_KNOWN name", "FIELD_KNOWN nope");
        assertThat(admin("POST", GRANTS, "{").json().path("detail").asString())
                .contains("JSON")
                .doesNotContain("返回上一页");
        assertThat(admin("POST", GRANTS, "{\"terms\":{\"modes\":[\"steal\"]}}")
                        .json()
                        .path("errors")
                        .toString())
                .contains("MODE_KNOWN")
                .doesNotContain("MODE_CHOSEN");
    }

    @Test
    void a02c_a_member_that_does_not_exist_is_named_and_nothing_wider_is_signed() throws Exception {
        var answer = admin(
                "POST",
                GRANTS,
                DRAFT.replace("\"filter\":", "\"filters\":")
                        .replace("\"caseRequired\": true", "\"casRequired\": false, \"caseRequired\": \"no\""));
        assertThat(answer.status()).isEqualTo("422");
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("rule").asString() + " "
                                + error.path("item").asString())
                        .toList())
                .contains("MEMBER_KNOWN terms.filters", "MEMBER_KNOWN casRequired", "CASE_REQUIRED_READABLE ");
    }

    @Test
    void a03_whatever_is_sent_is_answered_as_a_problem() throws Exception {
        for (var body : List.of("{", "[]", "{}", "{\"terms\":7}", "{\"terms\":{\"modes\":[\"steal\"]}}", "\"x\"")) {
            var answer = admin("POST", GRANTS, body);
            assertThat(answer.status()).as(body).isIn("400", "422");
            assertThat(answer.json().path("type").asString()).as(body).startsWith("urn:zhanqiao:problem:");
        }
        assertThat(admin("GET", GRANTS + "/G-1999-000001").status()).isEqualTo("404");
        assertThat(admin("POST", GRANTS + "/G-1999-000001/revoke", "{\"because\":\"x\"}")
                        .status())
                .isEqualTo("404");
    }

    @Test
    void a04_a_conflict_says_where_the_grant_stands() throws Exception {
        var id = admin("POST", GRANTS, DRAFT).json().path("id").asString();
        var path = GRANTS + "/" + id;
        admin("POST", path + "/suspend", "{\"because\":\"核查\",\"version\":1}");
        var late = ask("security.b", GrantTown.PASSWORD, "POST", path + "/revoke", "{\"because\":\"x\",\"version\":1}");
        assertThat(late.status()).isEqualTo("409");
        assertThat(late.json().path("state").asString()).isEqualTo("SUSPENDED");
        assertThat(late.json().path("version").asLong()).isEqualTo(2);
        var unreasoned = admin("POST", path + "/revoke", "{}");
        assertThat(unreasoned.status()).isEqualTo("422");
        assertThat(unreasoned.json().path("title").asString()).isEqualTo("没有办理：缺少理由");
        assertThat(town.grants.listActs(id)).hasSize(2);
    }

    @Test
    void a05_nobody_else_comes_in() throws Exception {
        assertThat(ask("grant.system", GrantTown.PASSWORD, "GET", GRANTS).status())
                .isEqualTo("403");
        assertThat(ask("security.a", "wrong password here", "GET", GRANTS).exit())
                .isEqualTo(1);
    }
}
