package org.zhanqiao.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.identity.tokens.IssuedToken;
import org.zhanqiao.identity.tokens.TokenHolders;
import org.zhanqiao.web.Problems;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bearer tokens at the door, and whoever tries to get in with something else.
@PlatformTest
@ExtendWith(OutputCaptureExtension.class)
class TokenDoorTest {

    private static final String DATASETS = "/api/v1/datasets";

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SecretBox box;

    @Autowired
    private Problems problems;

    private Person officer;
    private IssuedToken good;

    @BeforeEach
    void open() {
        officer = person("token.door." + Long.toString(System.nanoTime(), 36), Role.DATA_OFFICER);
        good = TokenHolders.token(tokens, officer);
    }

    private Person person(String login, Role... roles) {
        return TokenHolders.person(
                identity, login, TokenHolders.agency(identity, "token-door", "D0470003", "市门禁局"), roles);
    }

    private HttpResponse<String> get(String path, String... authorizations) throws Exception {
        return TokenHolders.send(port, "GET", path, authorizations);
    }

    private HttpResponse<String> with(IssuedToken token, String path) throws Exception {
        return get(path, "Bearer " + token.text());
    }

    private static void refused(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        var problem = json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("urn:zhanqiao:problem:" + kind);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).containsPattern("\\p{IsHan}");
        assertThat(problem.path("detailEn").asString())
                .doesNotContainPattern("\\p{IsHan}")
                .isNotBlank();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("www-authenticate").orElse("");
    }

    @Test
    void a01_whoever_brings_nothing_is_asked_for_a_token() throws Exception {
        var answer = get(DATASETS);
        refused(answer, 401, "unauthenticated");
        assertThat(challenge(answer)).isEqualTo("Bearer realm=\"zhanqiao\"");
        assertThat(answer.headers().allValues("set-cookie")).isEmpty();
    }

    @Test
    void a02_a_good_token_reads_as_its_holder_and_leaves_no_session() throws Exception {
        var answer = with(good, "/api/session");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("login").asString()).isEqualTo(officer.login());
        assertThat(json(answer).propertyNames()).doesNotContain("token", "tokenHeader");
        assertThat(answer.headers().allValues("set-cookie")).isEmpty();
        assertThat(get(DATASETS, "bearer  " + good.text()).statusCode()).isEqualTo(200);
        assertThat(TokenHolders.send(port, "HEAD", DATASETS, "Bearer " + good.text())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a03_it_opens_no_page_and_no_operators_door() throws Exception {
        var admin = TokenHolders.token(
                tokens, person("token.admin." + Long.toString(System.nanoTime(), 36), Role.SYSTEM_ADMIN));
        for (var path : List.of("/account", "/account/tokens", "/catalog", "/desk/people", "/desk/people.csv")) {
            var answer = with(admin, path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(answer.headers().firstValue("location").orElse(""))
                    .as(path)
                    .startsWith("/sign-in");
        }
        for (var path : List.of("/actuator/prometheus", "/operator/catalog/search", "/%61pi/v1/datasets")) {
            assertThat(with(admin, path).statusCode()).as(path).isNotEqualTo(200);
        }
    }

    @Test
    void a04_a_forged_one_gets_nowhere_and_no_session_beside_it_helps() throws Exception {
        var forged = good.text().substring(0, 20) + "AAAA" + good.text().substring(24);
        var drawn = with(another(), DATASETS);
        for (var header : List.of(
                "Bearer",
                "Bearer ",
                "Bearer " + forged,
                "Bearer " + good.text() + "x",
                "Bearer " + good.text().toUpperCase(java.util.Locale.ROOT),
                "Bearer " + good.text() + " " + good.text(),
                "Bearer ' or 1=1 --")) {
            var answer = get(DATASETS, header);
            refused(answer, 401, "token-unknown");
            assertThat(challenge(answer)).contains("error=\"invalid_token\"");
        }
        refused(drawn, 401, "token-unknown");
        refused(get(DATASETS, "Bearer " + good.text(), "Bearer " + good.text()), 401, "token-unknown");
        refused(get(DATASETS, "Basic " + good.text(), "Bearer " + good.text()), 401, "token-unknown");
        refused(get(DATASETS, "Basic " + good.text()), 401, "unauthenticated");
        refused(get("/api/v1/openapi.json", "Bearer " + forged), 401, "token-unknown");
        try (var visitor = new Visitor(port)) {
            visitor.signIn(officer.login(), TokenHolders.PASSWORD);
            assertThat(visitor.get(DATASETS).statusCode()).isEqualTo(200);
            var session = visitor.cookie("zq-session").orElseThrow();
            refused(withCookie(session.getName() + "=" + session.getValue(), "Bearer " + forged), 401, "token-unknown");
        }
    }

    /// Of the right shape, drawn by somebody else: made here and taken out of the database.
    private IssuedToken another() {
        var another = TokenHolders.token(tokens, officer);
        jdbc.sql("delete from identity.access_token where id = :id")
                .param("id", another.token().id())
                .update();
        return another;
    }

    private HttpResponse<String> withCookie(String cookie, String authorization) throws Exception {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(
                    java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port + DATASETS))
                            .header("Cookie", cookie)
                            .header("Authorization", authorization)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void a05_in_an_address_it_is_refused_before_it_is_looked_at() throws Exception {
        for (var path : List.of(
                DATASETS + "?access_token=" + good.text(),
                DATASETS + "?access%5Ftoken=x",
                DATASETS + "?q=zq%5F" + good.text().substring(3),
                DATASETS + "?q=" + good.text(),
                "/api/v1/datasets/" + good.text() + "/1")) {
            refused(get(path), 400, "token-in-address");
            refused(with(good, path), 400, "token-in-address");
        }
        assertThat(tokens.listOfPerson(officer.id()).getFirst().lastUse()).isEmpty();
    }

    @Test
    void a06_revoked_during_use_the_next_request_is_refused() throws Exception {
        assertThat(with(good, DATASETS).statusCode()).isEqualTo(200);
        tokens.revokeOfPerson(officer, good.token().id());
        refused(with(good, DATASETS), 401, "token-revoked");
    }

    @Test
    void a07_after_its_hour_it_says_so() throws Exception {
        jdbc.sql("""
                        update identity.access_token
                        set made_at = now() - interval '2 days', not_after = now() - interval '1 second'
                        where id = :id
                        """).param("id", good.token().id()).update();
        refused(with(good, DATASETS), 401, "token-expired");
    }

    @Test
    void a08_a_person_who_is_shut_out_is_out_at_once() throws Exception {
        assertThat(with(good, DATASETS).statusCode()).isEqualTo(200);
        identity.setEnabled(officer.id(), officer.version(), false);
        refused(with(good, DATASETS), 401, "token-orphaned");
    }

    @Test
    void a09_it_reads_and_does_nothing_else_also_beside_a_session_with_its_form_token() throws Exception {
        var security = person("token.security." + Long.toString(System.nanoTime(), 36), Role.SECURITY_ADMIN);
        var token = TokenHolders.token(tokens, security);
        assertThat(with(token, "/api/grants").statusCode()).isEqualTo(200);
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            var answer = TokenHolders.send(port, method, "/api/grants", "Bearer " + token.text());
            refused(answer, 403, "token-read-only");
            assertThat(challenge(answer)).contains("insufficient_scope");
        }
        assertThat(TokenHolders.send(port, "POST", "/account/tokens", "Bearer " + token.text())
                        .statusCode())
                .isEqualTo(403);
        assertThat(tokens.listOfPerson(security.id())).hasSize(1);
    }

    @Test
    void a10_what_the_holder_may_not_read_the_token_may_not() throws Exception {
        refused(with(good, "/api/grants"), 403, "forbidden");
        refused(with(good, "/api/nowhere"), 404, "not-found");
    }

    @Test
    void a11_a_system_reads_what_is_open_to_systems_and_nothing_else() throws Exception {
        var agency = TokenHolders.agency(identity, "token-door", "D0470003", "市门禁局");
        var token = TokenHolders.token(tokens, TokenHolders.system(identity, "token-door-system", agency));
        assertThat(with(token, DATASETS).statusCode()).isEqualTo(200);
        assertThat(json(with(token, "/api/session")).path("system").asString()).isEqualTo("token-door-system");
        refused(with(token, "/api/grants"), 403, "forbidden");
        tokens.revokeOfSystem("token-door-system", token.token().id(), "admin");
        refused(with(token, DATASETS), 401, "token-revoked");
    }

    @Test
    void a12_while_a_one_time_password_is_due_the_token_waits_and_ends_with_the_next_one() throws Exception {
        var issued =
                identity.issueOneTimePassword(officer.id(), officer.version()).orElseThrow();
        refused(with(good, DATASETS), 403, "password-due");
        try (var visitor = new Visitor(port)) {
            visitor.signIn(officer.login(), issued.password());
            assertThat(changed(visitor, "/account/first-password", issued.password()))
                    .isEqualTo(303);
        }
        refused(with(good, DATASETS), 401, "token-revoked");
    }

    @Test
    void a12b_a_changed_password_ends_the_tokens_of_the_person_and_of_nobody_else() throws Exception {
        var other = TokenHolders.token(
                tokens, person("token.other." + Long.toString(System.nanoTime(), 36), Role.DATA_OFFICER));
        var agency = TokenHolders.agency(identity, "token-door", "D0470003", "市门禁局");
        var ofSystem = TokenHolders.token(tokens, TokenHolders.system(identity, "token-door-password", agency));
        try (var visitor = new Visitor(port)) {
            visitor.signIn(officer.login(), TokenHolders.PASSWORD);
            assertThat(visitor.get("/account").body()).contains("您的访问令牌都会失效");
            assertThat(changed(visitor, "/account", TokenHolders.PASSWORD)).isEqualTo(303);
            assertThat(visitor.get("/account?changed=true").body()).contains("访问令牌也已全部失效");
            assertThat(visitor.get("/account/tokens").body()).contains("已吊销");
        }
        refused(with(good, DATASETS), 401, "token-revoked");
        assertThat(with(other, DATASETS).statusCode()).isEqualTo(200);
        assertThat(with(ofSystem, DATASETS).statusCode()).isEqualTo(200);
        assertThat(with(TokenHolders.token(tokens, officer), DATASETS).statusCode())
                .as("one made since")
                .isEqualTo(200);
    }

    private static int changed(Visitor visitor, String page, String old) {
        return visitor.post(
                        page,
                        "/account/password",
                        Map.of("oldPassword", old, "newPassword", "a new long phrase", "again", "a new long phrase"))
                .statusCode();
    }

    @Test
    void a13_nobody_sees_or_revokes_the_tokens_of_another() throws Exception {
        var thief = person("token.thief." + Long.toString(System.nanoTime(), 36), Role.DATA_OFFICER);
        try (var visitor = new Visitor(port)) {
            visitor.signIn(thief.login(), TokenHolders.PASSWORD);
            var id = good.token().id().toString();
            assertThat(visitor.get("/account/tokens").body()).doesNotContain(id, "测试程序");
            assertThat(visitor.post("/account/tokens", "/account/tokens/" + id + "/revoke", Map.of())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(visitor.post("/account/tokens", "/desk/systems/x/tokens/" + id + "/revoke", Map.of())
                            .statusCode())
                    .isEqualTo(403);
            var asked = visitor.post(
                    "/account/tokens", "/account/tokens", Map.of("name", "x", "days", "30", "roles", "SYSTEM_ADMIN"));
            assertThat(asked.statusCode()).isEqualTo(422);
        }
        assertThat(with(good, DATASETS).statusCode()).isEqualTo(200);
    }

    @Test
    void a14_no_log_line_holds_a_token(CapturedOutput output) throws Exception {
        with(good, DATASETS);
        with(good, "/api/nowhere");
        with(good, "/api/grants");
        get(DATASETS + "?q=" + good.text());
        get("/catalog?q=" + good.text());
        get("/account?changed=" + good.text());
        try (var visitor = new Visitor(port)) {
            visitor.signIn(officer.login(), TokenHolders.PASSWORD);
            assertThat(visitor.get("/account?changed=" + good.text()).statusCode())
                    .isEqualTo(400);
            visitor.post("/account/tokens", "/account/tokens/" + good.text() + "/revoke", Map.of());
            var made = visitor.post(
                    "/account/tokens", "/account/tokens", Map.of("name", "日志", "days", "30", "roles", "DATA_OFFICER"));
            assertThat(made.body()).containsPattern("zq_[0-9A-Za-z]{49}");
            assertThat(made.headers().firstValue("cache-control").orElse("")).contains("no-store");
        }
        LoggerFactory.getLogger(TokenDoorTest.class).warn("what is logged is captured");
        assertThat(output.getAll()).contains("what is logged is captured").doesNotContainPattern("zq_[0-9A-Za-z]{10}");
    }

    @Test
    void a15_whoever_guesses_is_slowed_down_and_keeps_nobody_else_out() throws Exception {
        var limits = new AttemptLimits(jdbc, box, InstantSource.system(), TestProperties.with(10, 3));
        var filter = new TokenFilter(
                tokens, limits, new OperatorKey(""), problems, new RequestAttributeSecurityContextRepository());
        var guess = another().text();
        for (int status : new int[] {401, 401, 401, 429, 429}) {
            assertThat(through(filter, guess).getStatus()).isEqualTo(status);
        }
        var slowed = through(filter, guess);
        assertThat(Long.parseLong(String.valueOf(slowed.getHeader("Retry-After"))))
                .isPositive();
        assertThat(slowed.getContentAsString()).contains("urn:zhanqiao:problem:too-many");
        assertThat(through(filter, good.text()).getStatus()).isEqualTo(200);
        assertThat(limits.count(officer.login(), "192.0.2.47")).isEmpty();
    }

    private static MockHttpServletResponse through(TokenFilter filter, String token) throws Exception {
        var request = new MockHttpServletRequest("GET", DATASETS);
        request.setRemoteAddr("192.0.2.47");
        request.addHeader("Authorization", "Bearer " + token);
        var response = new MockHttpServletResponse();
        try {
            filter.doFilter(request, response, new MockFilterChain());
        } finally {
            org.springframework.security.core.context.SecurityContextHolder.clearContext();
        }
        return response;
    }
}
