package org.zhanqiao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.Zhanqiao;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// The first day of a platform on a database of its own: from nobody who can sign in to an agency whose data officer
/// sees its first service, by commands and pages alone.
@PlatformTest
@TestMethodOrder(MethodOrderer.MethodName.class)
@TestPropertySource(properties = "zhanqiao.operator-key=key-of-the-first-day")
class FirstDayTest {

    private static final String OWN = "a phrase of my own";
    private static final String GATE = "/account/first-password";
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");

    @TempDir
    Path dir;

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @Autowired
    private Environment environment;

    @Test
    void a01_from_an_empty_database_to_a_data_officer_at_work() throws IOException {
        assertThat(identity.hasAdministrator()).isFalse();
        var made = command(
                "administrators",
                "create",
                "--database-url",
                environment.getRequiredProperty("spring.datasource.url"),
                "--system",
                "zhao.min=赵敏",
                "--security",
                "qian.wei=钱伟",
                "--audit",
                "sun.li=孙莉");
        assertThat(identity.hasAdministrator()).isTrue();
        try (var zhao = new Visitor(port);
                var sun = new Visitor(port)) {
            nothingButTheChange(zhao, "zhao.min", passwordOf("zhao.min", made));
            changed(zhao, passwordOf("zhao.min", made));
            sun.signIn("sun.li", passwordOf("sun.li", made));
            changed(sun, passwordOf("sun.li", made));
            assertThat(sun.get("/desk/people").statusCode())
                    .as("each their own desk")
                    .isEqualTo(403);

            var agency = zhao.post(
                    "/desk/agencies/new",
                    "/desk/agencies",
                    Map.of(
                            "code", "11370200MB2846930X",
                            "id", "civil-affairs",
                            "name", "青岛市民政局",
                            "shortName", "市民政局",
                            "district", "370200"));
            assertThat(agency.headers().firstValue("location")).contains("/desk/agencies?done=registered");
            assertThat(zhao.get("/desk/agencies?done=registered").body()).contains("部门已登记", "青岛市民政局");
            var officer = zhao.post(
                    "/desk/people/new",
                    "/desk/people",
                    Map.of(
                            "login", "li.na",
                            "name", "李娜",
                            "agency", "11370200MB2846930X",
                            "roles", "DATA_OFFICER"));
            var password = secret(officer);
            assertThat(zhao.get("/desk/people").body()).contains("李娜").doesNotContain(password);
            var system = zhao.post(
                    "/desk/new-system",
                    "/desk/systems",
                    Map.of(
                            "code", "civil-affairs-marriage",
                            "agency", "11370200MB2846930X",
                            "name", "婚姻登记系统",
                            "purpose", "婚姻登记核验"));
            var systemPage = system.headers().firstValue("location").orElseThrow();
            assertThat(zhao.get(systemPage).body()).contains("系统已登记", "婚姻登记系统");
            var key = zhao.post(
                    systemPage,
                    "/desk/systems/civil-affairs-marriage/keys",
                    Map.of("algorithm", "hmac-sha256", "days", "30"));
            assertThat(secret(key)).hasSize(44);

            publish();
            try (var li = new Visitor(port)) {
                nothingButTheChange(li, "li.na", password);
                changed(li, password);
                assertThat(li.get("/agency/services").body()).contains("civil-affairs.villages", "未经目录审核");
            }
        }
    }

    @Test
    void a02_what_is_typed_wrongly_is_named_and_registers_nothing() {
        try (var admin = administrator()) {
            var agency = new HashMap<>(Map.of(
                    "code",
                    "91370200163562681G",
                    "id",
                    "wrong-once",
                    "name",
                    "市误局",
                    "shortName",
                    "误局",
                    "district",
                    "370200"));
            for (var wrong : List.of(
                    Map.entry("code", "123"),
                    Map.entry("id", "Wrong Once"),
                    Map.entry("name", " "),
                    Map.entry("shortName", ""),
                    Map.entry("district", "青岛"))) {
                var form = new HashMap<>(agency);
                form.put(wrong.getKey(), wrong.getValue());
                var answer = admin.post("/desk/agencies/new", "/desk/agencies", form);
                assertThat(answer.statusCode()).as(wrong.getKey()).isEqualTo(422);
                assertThat(answer.body()).contains("href=\"#" + wrong.getKey() + "\"");
            }
            assertThat(identity.findAgencyById("wrong-once")).isEmpty();
            assertThat(admin.post("/desk/agencies/new", "/desk/agencies", agency)
                            .statusCode())
                    .isEqualTo(303);
            assertThat(admin.post("/desk/agencies/new", "/desk/agencies", agency)
                            .body())
                    .contains("此统一社会信用代码已登记");
            agency.put("code", "113702000000000007");
            assertThat(admin.post("/desk/agencies/new", "/desk/agencies", agency)
                            .body())
                    .contains("此短名已被使用");

            var system = new HashMap<>(
                    Map.of("code", "wrong-system", "agency", "91370200163562681G", "name", "误系统", "purpose", "无"));
            for (var wrong : List.of(
                    Map.entry("code", "Wrong System"),
                    Map.entry("agency", ""),
                    Map.entry("name", ""),
                    Map.entry("purpose", " "))) {
                var form = new HashMap<>(system);
                form.put(wrong.getKey(), wrong.getValue());
                var answer = admin.post("/desk/new-system", "/desk/systems", form);
                assertThat(answer.statusCode()).as(wrong.getKey()).isEqualTo(422);
                assertThat(answer.body()).contains("href=\"#" + wrong.getKey() + "\"");
            }
            assertThat(identity.findSystem("wrong-system")).isEmpty();
            assertThat(admin.post("/desk/new-system", "/desk/systems", system).statusCode())
                    .isEqualTo(303);
            assertThat(admin.post("/desk/new-system", "/desk/systems", system).statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void a03_a_lost_password_is_replaced_by_a_one_time_one_but_never_an_administrators() {
        try (var admin = administrator();
                var clerk = new Visitor(port)) {
            var first = secret(admin.post(
                    "/desk/people/new", "/desk/people", Map.of("login", "lost.one", "name", "何失", "roles", "BUREAU")));
            clerk.signIn("lost.one", first);
            changed(clerk, first);
            var person = identity.findPersonByLogin("lost.one").orElseThrow();
            var path = "/desk/people/" + person.id() + "/one-time-password";
            var version = Map.of("version", Long.toString(person.version()));
            var second = secret(admin.post("/desk/people", path, version));
            assertThat(second).isNotEqualTo(first);
            Awaitility.await("the sessions of before end")
                    .atMost(Duration.ofSeconds(5))
                    .until(
                            () -> clerk.get("/desk").headers().firstValue("location"),
                            Optional.of("/sign-in?next=%2Fdesk")::equals);
            assertThat(clerk.signIn("lost.one", OWN).statusCode()).isEqualTo(422);
            assertThat(clerk.signIn("lost.one", second).statusCode()).isEqualTo(303);
            assertThat(clerk.get("/desk").headers().firstValue("location")).contains(GATE);
            assertThat(admin.post("/desk/people", path, version).statusCode())
                    .as("decided on a version of before")
                    .isEqualTo(409);

            var auditor = secret(admin.post(
                    "/desk/people/new",
                    "/desk/people",
                    Map.of("login", "an.auditor", "name", "审", "roles", "AUDIT_ADMIN")));
            assertThat(auditor).isNotEmpty();
            var other = identity.findPersonByLogin("an.auditor").orElseThrow();
            assertThat(admin.post(
                                    "/desk/people",
                                    "/desk/people/" + other.id() + "/one-time-password",
                                    Map.of("version", "0"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    /// Every door but one is shut, for pages, exports, forms and programs.
    private void nothingButTheChange(Visitor visitor, String login, String password) {
        assertThat(visitor.signIn(login, password).statusCode()).isEqualTo(303);
        for (var path : new String[] {
            "/",
            "/desk",
            "/desk/people",
            "/desk/people.csv",
            "/account",
            "/actuator/prometheus",
            "/sign-in",
            "/agency/services"
        }) {
            assertThat(visitor.get(path).headers().firstValue("location"))
                    .as(path)
                    .contains(GATE);
        }
        var refused = visitor.get("/api/grants");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:zhanqiao:problem:password-due");
        assertThat(visitor.get("/api/session").body()).contains("\"mustChangePassword\":true", "\"roles\":[]");
        var form = visitor.post(GATE, "/desk/people", Map.of("login", "x.y", "name", "x", "roles", "CITIZEN"));
        assertThat(form.headers().firstValue("location")).contains(GATE);
        assertThat(identity.findPersonByLogin("x.y")).isEmpty();
        var page = visitor.get(GATE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("设置自己的密码").doesNotContain("/desk/people");
        assertThat(change(visitor, password, password).body()).contains("新密码不能与当前密码相同");
        assertThat(change(visitor, "not the password", OWN).body()).contains("当前密码不正确");
        assertThat(change(visitor, password, "short").body()).contains("新密码需要");
        assertThat(visitor.get("/desk").headers().firstValue("location")).contains(GATE);
    }

    private void changed(Visitor visitor, String password) {
        assertThat(change(visitor, password, OWN).headers().firstValue("location"))
                .contains("/account?changed=true");
        assertThat(visitor.get("/desk").statusCode()).isEqualTo(200);
        assertThat(visitor.get(GATE).headers().firstValue("location")).contains("/account");
    }

    private static HttpResponse<String> change(Visitor visitor, String oldPassword, String newPassword) {
        return visitor.post(
                GATE,
                "/account/password",
                Map.of("oldPassword", oldPassword, "newPassword", newPassword, "again", newPassword));
    }

    private Visitor administrator() {
        var login = "admin" + System.nanoTime();
        identity.registerPerson(new NewPerson(login, "管理员", null, Roles.of(Role.SYSTEM_ADMIN), OWN, null))
                .orThrow();
        var visitor = new Visitor(port);
        assertThat(visitor.signIn(login, OWN).statusCode()).isEqualTo(303);
        return visitor;
    }

    private void publish() throws IOException {
        Files.createDirectories(dir.resolve("keys"));
        Files.writeString(dir.resolve("keys/operator.key"), "key-of-the-first-day\n");
        RunningPlatform.writeDown(dir, URI.create("http://localhost:" + port));
        var file = Files.writeString(dir.resolve("villages.csv"), "code,名称\n370202001001,云霄路社区\n");
        command(
                "publish",
                file.toString(),
                "--agency",
                "civil-affairs",
                "--name",
                "社区名录",
                "--key",
                "code",
                "--data-dir",
                dir.toString());
    }

    private static String command(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = CommandLineDoor.commands(Zhanqiao.class)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }

    private static String passwordOf(String login, String printed) {
        var line = printed.lines()
                .filter(each -> each.contains(" " + login + " "))
                .findFirst()
                .orElseThrow();
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private static String secret(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        var secret = SECRET.matcher(page.body());
        assertThat(secret.find()).isTrue();
        return secret.group(1);
    }
}
