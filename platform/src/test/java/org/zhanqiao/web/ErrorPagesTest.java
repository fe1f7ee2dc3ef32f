package org.zhanqiao.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// What a reader is told when something is not right.
@PlatformTest
class ErrorPagesTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @BeforeEach
    void register() {
        if (identity.findPersonByLogin("errors").isEmpty()) {
            identity.registerPerson(new NewPerson("errors", "王", null, Roles.of(Role.CITIZEN), PASSWORD, null))
                    .orThrow();
        }
    }

    @Test
    void a_page_that_is_not_there_says_what_to_do() {
        try (var visitor = new Visitor(port)) {
            visitor.signIn("errors", PASSWORD);
            var answer = visitor.get("/nowhere");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("找不到该页面").contains("求助时请提供编号");
            assertThat(visitor.get("/nowhere?lang=en").body()).contains("Page not found");
            assertThat(visitor.get("/nowhere").body()).contains("Page not found");
        }
    }

    @Test
    void a_page_for_other_roles_is_refused() {
        try (var visitor = new Visitor(port)) {
            visitor.signIn("errors", PASSWORD);
            var answer = visitor.get("/desk/people");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("您无权访问");
        }
    }

    @Test
    void programs_are_told_in_problem_details() {
        try (var visitor = new Visitor(port)) {
            var stranger = visitor.get("/api/nowhere");
            assertThat(stranger.statusCode()).isEqualTo(401);
            assertThat(stranger.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(stranger.body()).contains("\"type\":\"urn:zhanqiao:problem:unauthenticated\"");
            visitor.signIn("errors", PASSWORD);
            assertThat(visitor.get("/api/nowhere").body())
                    .contains("\"type\":\"urn:zhanqiao:problem:not-found\"")
                    .contains("\"status\":404")
                    .contains("\"reference\":");
        }
    }

    @Test
    void what_is_turned_away_before_any_page_has_the_headers_of_one() {
        try (var visitor = new Visitor(port)) {
            var answer = visitor.get("/report?at=%00");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/report/photos, 34, 413",
        "/desk/cases/ZG-2026-000001/exhibits, 34, 413",
        "/nowhere, 34, 413",
        "/api/nowhere, 34, 413",
        "/nowhere, 0, 400"
    })
    void a_form_that_the_server_cannot_read_is_answered_by_our_page_also_when_it_does_not_say_how_long_it_is(
            String path, int megabytes, int status) throws Exception {
        var answer = sendChunked(path, megabytes);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        if (path.startsWith("/api/")) {
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"type\":\"urn:zhanqiao:problem:too-large\"", "\"status\":413", "文件太大");
        } else {
            assertThat(answer.body())
                    .contains(status == 413 ? "文件太大" : "请求有误", "求助时请提供编号")
                    .doesNotContain("Apache Tomcat", "HTTP Status");
            var form = path.replace("/exhibits", "");
            assertThat(answer.body().contains("<a href=\"" + form + "\">回到刚才的页面</a>"))
                    .isEqualTo(!path.equals("/nowhere"));
        }
    }

    /// A form of one file of so many megabytes; for none, one that breaks off.
    private HttpResponse<String> sendChunked(String path, int megabytes) throws Exception {
        var head = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";
        var body = megabytes == 0 ? head : head + "x".repeat(megabytes << 20) + "\r\n--B--\r\n";
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "multipart/form-data; boundary=B")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII))))
                .build();
        try (var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    @Test
    void an_address_that_makes_no_sense_is_refused_without_details() {
        try (var visitor = new Visitor(port)) {
            visitor.signIn("errors", PASSWORD);
            for (var path : new String[] {
                "/desk/systems/%00", "/catalog?q=%00", "/account?changed=%27%20or%201", "/desk//people", "/error"
            }) {
                var answer = visitor.get(path);
                assertThat(answer.statusCode()).as(path).isBetween(400, 499);
                assertThat(answer.body()).as(path).doesNotContain("Exception").doesNotContain("\tat ");
            }
        }
    }

    @Test
    void an_address_that_nobody_foresaw_stands_in_no_log() {
        var secret = "110105194912310028";
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        root.addAppender(lines);
        try (var visitor = new Visitor(port)) {
            visitor.signIn("errors", PASSWORD);
            assertThat(visitor.get("/agency/find/" + secret).statusCode()).isEqualTo(404);
            assertThat(visitor.get("/api/" + secret).statusCode()).isEqualTo(404);
            assertThat(visitor.get("/assets/" + secret).statusCode()).isEqualTo(404);
            assertThat(visitor.postWith("none", "/my/" + secret, Map.of()).statusCode())
                    .isBetween(400, 499);
            assertThat(visitor.post("/account", "/account/" + secret, Map.of()).statusCode())
                    .isBetween(400, 499);
            assertThat(visitor.get("/desk/people?page=" + secret).statusCode()).isBetween(400, 499);
        } finally {
            root.detachAppender(lines);
        }
        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> line.contains(secret));
    }

    @Test
    void assets_may_be_kept_for_a_year_and_so_never_set_a_cookie() {
        try (var visitor = new Visitor(port)) {
            visitor.plant("zq-session", "a stale session");
            for (var path : new String[] {
                "/assets/citizen.css?v=1&lang=en",
                "/webjars/tabler__core/1.4.0/dist/css/tabler.min.css",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                "/_static/echarts/6.0.0/dist/echarts.common.min.js"
            }) {
                var answer = visitor.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers().firstValue("cache-control").orElse(""))
                        .contains("max-age=31536000")
                        .contains("immutable");
                assertThat(answer.headers().allValues("set-cookie")).as(path).isEmpty();
            }
        }
    }
}
