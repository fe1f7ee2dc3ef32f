package org.zhanqiao.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.FormToken;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// Signing in and out, over HTTP.
@PlatformTest
// A context of its own: the form tokens of MockMvc change the filter of every test that shares one with them.
@TestPropertySource(properties = "spring.application.name=sign-in")
class SignInTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    private Person person = new Person(new UUID(0, 0), "nobody", "无", null, Roles.of(Role.CITIZEN), false, 0);

    @BeforeEach
    void register() {
        var login = "signin" + UUID.randomUUID().toString().substring(0, 8);
        person = identity.registerPerson(new NewPerson(login, "李系统", null, Roles.of(Role.SYSTEM_ADMIN), PASSWORD, null))
                .orThrow();
    }

    @Test
    void the_right_password_opens_the_door() {
        try (var visitor = new Visitor(port)) {
            var answer = visitor.signIn(person.login(), PASSWORD);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().allValues("set-cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("zq-session=")
                            .contains("HttpOnly")
                            .contains("SameSite=Lax")
                            .contains("Path=/"));
            assertThat(visitor.get("/").headers().firstValue("location")).contains("/desk");
            assertThat(visitor.get("/desk").body()).contains("您好，李系统").contains("/desk/people");
        }
    }

    @Test
    void whoever_has_no_account_finds_where_to_report_and_where_to_sign_in() {
        try (var visitor = new Visitor(port)) {
            var front = visitor.get("/");
            assertThat(front.statusCode()).isEqualTo(200);
            assertThat(front.body())
                    .contains("数据多跑路，百姓少跑腿", "href=\"/report\"", "href=\"/report/follow\"")
                    .contains("href=\"/barriers/progress\"", "href=\"/sign-in\"")
                    .doesNotContain("/desk/");
        }
    }

    @Test
    void an_unknown_login_and_a_wrong_password_look_the_same() {
        try (var one = new Visitor(port);
                var other = new Visitor(port)) {
            var wrong = one.signIn(person.login(), "wrong password!");
            var unknown = other.signIn("nobody-" + person.login(), "wrong password!");
            assertThat(wrong.statusCode()).isEqualTo(422).isEqualTo(unknown.statusCode());
            assertThat(plain(wrong, person.login())).isEqualTo(plain(unknown, "nobody-" + person.login()));
            assertThat(wrong.body()).contains("账号或密码不正确").doesNotContain("wrong password!");
            assertThat(one.cookie("zq-session")).isEmpty();
        }
    }

    @Test
    void the_account_is_slowed_down_even_for_the_right_password() {
        try (var visitor = new Visitor(port)) {
            for (int i = 0; i < 10; i++) {
                assertThat(visitor.signIn(person.login(), "wrong password!").statusCode())
                        .isEqualTo(422);
            }
            var answer = visitor.signIn(person.login(), PASSWORD);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(answer.body()).contains("请在 2 分钟后再试");
        }
    }

    @Test
    void empty_fields_are_named() {
        try (var visitor = new Visitor(port)) {
            assertThat(visitor.signIn("", PASSWORD).body()).contains("请输入账号").contains("href=\"#login\"");
            assertThat(visitor.signIn("x", "").body()).contains("请输入密码").contains("href=\"#password\"");
        }
    }

    @Test
    void a_form_without_its_token_or_with_anothers_does_nothing() {
        try (var visitor = new Visitor(port);
                var other = new Visitor(port)) {
            var form = Map.of("login", person.login(), "password", PASSWORD);
            for (var token : new String[] {"", "forged", tokenOf(other.get("/sign-in"))}) {
                visitor.get("/sign-in");
                var answer = visitor.postWith(token, "/sign-in", form);
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("页面已过期").contains("没有执行");
                assertThat(visitor.cookie("zq-session")).isEmpty();
            }
        }
    }

    @Test
    void the_token_of_before_sign_in_does_not_count_after_it() {
        try (var visitor = new Visitor(port)) {
            var before = tokenOf(visitor.get("/sign-in"));
            assertThat(visitor.signIn(person.login(), PASSWORD).statusCode()).isEqualTo(303);
            assertThat(visitor.cookie("zq-session")).isPresent();
            var answer = visitor.postWith(before, "/sign-out", Map.of());
            assertThat(answer.statusCode()).as(answer.headers().toString()).isEqualTo(403);
            assertThat(visitor.get("/desk").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void signing_out_ends_the_session_for_a_stolen_cookie_too() {
        try (var visitor = new Visitor(port);
                var thief = new Visitor(port)) {
            visitor.signIn(person.login(), PASSWORD);
            thief.plant("zq-session", visitor.cookie("zq-session").orElseThrow().getValue());
            assertThat(thief.get("/desk").statusCode()).isEqualTo(200);
            assertThat(visitor.post("/desk", "/sign-out", Map.of()).headers().firstValue("location"))
                    .contains("/signed-out");
            assertThat(thief.get("/desk").statusCode()).isEqualTo(303);
            assertThat(visitor.get("/desk").headers().firstValue("location")).contains("/sign-in?next=%2Fdesk");
        }
    }

    @Test
    void the_wish_is_kept_when_it_stays_on_this_site() {
        try (var visitor = new Visitor(port)) {
            assertThat(visitor.get("/desk/people?q=a").headers().firstValue("location"))
                    .contains("/sign-in?next=%2Fdesk%2Fpeople%3Fq%3Da");
            var back = visitor.post(
                    "/sign-in",
                    "/sign-in",
                    Map.of("login", person.login(), "password", PASSWORD, "next", "/desk/people?q=a"));
            assertThat(back.headers().firstValue("location")).contains("/desk/people?q=a");
        }
        for (var evil : new String[] {"https://evil.example", "//evil.example", "/\\evil.example", "/sign-out"}) {
            try (var visitor = new Visitor(port)) {
                var answer = visitor.post(
                        "/sign-in", "/sign-in", Map.of("login", person.login(), "password", PASSWORD, "next", evil));
                assertThat(answer.headers().firstValue("location")).contains("/");
            }
        }
    }

    @Test
    void a_changed_password_ends_the_other_sessions_and_keeps_this_one() {
        try (var visitor = new Visitor(port);
                var other = new Visitor(port)) {
            visitor.signIn(person.login(), PASSWORD);
            other.signIn(person.login(), PASSWORD);
            var form =
                    Map.of("oldPassword", PASSWORD, "newPassword", "a new long phrase", "again", "a new long phrase");
            assertThat(visitor.post("/account", "/account/password", form).statusCode())
                    .isEqualTo(303);
            assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
            assertThat(other.get("/account").statusCode()).isEqualTo(303);
            assertThat(other.signIn(person.login(), PASSWORD).statusCode()).isEqualTo(422);
            assertThat(other.signIn(person.login(), "a new long phrase").statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void a_password_that_is_wrong_weak_or_typed_differently_changes_nothing() {
        try (var visitor = new Visitor(port)) {
            visitor.signIn(person.login(), PASSWORD);
            assertThat(change(visitor, "wrong password!", "a new long phrase", "a new long phrase"))
                    .contains("当前密码不正确");
            assertThat(change(visitor, PASSWORD, "short", "short")).contains("新密码需要 12 到 128 个字符");
            assertThat(change(visitor, PASSWORD, "a new long phrase", "another long phrase"))
                    .contains("两次输入的新密码不一致");
        }
        try (var visitor = new Visitor(port)) {
            assertThat(visitor.signIn(person.login(), PASSWORD).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void pages_carry_the_headers_that_protect_them() {
        try (var visitor = new Visitor(port)) {
            var headers = visitor.get("/sign-in").headers();
            assertThat(headers.firstValue("content-security-policy").orElse(""))
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("referrer-policy")).contains("no-referrer");
            assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
            assertThat(headers.firstValue("cache-control").orElse("")).contains("no-store");
            assertThat(visitor.get("/sign-in").body())
                    .doesNotContain("<script>")
                    .doesNotContain(" style=");
        }
    }

    private static String change(Visitor visitor, String oldPassword, String newPassword, String again) {
        var form = Map.of("oldPassword", oldPassword, "newPassword", newPassword, "again", again);
        var answer = visitor.post("/account", "/account/password", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private static String plain(HttpResponse<String> answer, String login) {
        return answer.body().replace(login, "LOGIN").replaceAll("value=\"[\\w-]{20,}={0,2}\"", "value=\"TOKEN\"");
    }

    private static String tokenOf(HttpResponse<String> page) {
        return FormToken.of(page.body()).orElseThrow();
    }
}
