package org.zhanqiao.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// The other door: OpenID Connect with a provider of the test's own, over HTTP.
@PlatformTest
class OidcTest {

    private static final IdentityProvider PROVIDER = new IdentityProvider();
    private static final String REGISTRATION = "spring.security.oauth2.client.registration.city.";
    private static final String ENDPOINTS = "spring.security.oauth2.client.provider.city.";

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        Map.of(
                        REGISTRATION + "client-id", "zhanqiao",
                        REGISTRATION + "client-secret", "secret",
                        REGISTRATION + "client-name", "市统一身份认证",
                        REGISTRATION + "scope", "openid,profile",
                        REGISTRATION + "authorization-grant-type", "authorization_code",
                        REGISTRATION + "redirect-uri", "{baseUrl}/login/oauth2/code/{registrationId}",
                        ENDPOINTS + "authorization-uri", PROVIDER.address() + "/authorize",
                        ENDPOINTS + "token-uri", PROVIDER.address() + "/token",
                        ENDPOINTS + "jwk-set-uri", PROVIDER.address() + "/keys")
                .forEach((name, value) -> properties.add(name, () -> value));
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @Test
    void the_door_is_offered_on_the_sign_in_page() {
        try (var visitor = new Visitor(port)) {
            assertThat(visitor.get("/sign-in").body()).contains("通过 市统一身份认证 登录").contains("/oauth2/authorization/city");
        }
    }

    @Test
    void somebody_registered_here_comes_in() {
        var person = register();
        try (var visitor = new Visitor(port)) {
            var answer = comeBack(visitor, "code-of-" + person.login(), person.login());
            assertThat(answer.headers().firstValue("location")).contains("/");
            assertThat(visitor.get("/account").body()).contains("何居民").contains("统一身份认证");
            assertThat(visitor.cookie("zq-oidc")).isEmpty();
        }
    }

    @Test
    void a_stranger_and_somebody_shut_out_do_not() {
        var shut = register();
        identity.setEnabled(shut.id(), shut.version(), false);
        for (var login : new String[] {"stranger", shut.login()}) {
            try (var visitor = new Visitor(port)) {
                var answer = comeBack(visitor, "code", login);
                assertThat(answer.headers().firstValue("location")).contains("/sign-in?failed=oidc");
                assertThat(visitor.cookie("zq-session")).isEmpty();
                assertThat(visitor.get("/sign-in?failed=oidc").body()).contains("没有可用的账号");
            }
        }
        assertThat(identity.findPersonByLogin("stranger")).isEmpty();
    }

    @Test
    void an_answer_that_was_not_asked_for_by_this_browser_is_refused() {
        var person = register();
        try (var visitor = new Visitor(port);
                var other = new Visitor(port)) {
            var state = parameters(begin(visitor)).get("state");
            PROVIDER.next(person.login(), parameters(begin(visitor)).getOrDefault("nonce", ""));
            for (var path : new String[] {"?code=c&state=" + state, "?code=c&state=forged", "?error=denied&state=x"}) {
                assertThat(other.get("/login/oauth2/code/city" + path).headers().firstValue("location"))
                        .contains("/sign-in?failed=oidc");
            }
            assertThat(other.cookie("zq-session")).isEmpty();
        }
    }

    @Test
    void a_token_made_for_another_request_is_refused() {
        var person = register();
        try (var visitor = new Visitor(port)) {
            var asked = parameters(begin(visitor));
            PROVIDER.next(person.login(), "another nonce");
            var answer = visitor.get("/login/oauth2/code/city?code=c&state=" + asked.get("state"));
            assertThat(answer.headers().firstValue("location")).contains("/sign-in?failed=oidc");
        }
    }

    private HttpResponse<String> comeBack(Visitor visitor, String code, String login) {
        var asked = parameters(begin(visitor));
        assertThat(asked).containsKeys("code_challenge", "nonce", "state");
        PROVIDER.next(login, asked.getOrDefault("nonce", ""));
        return visitor.get("/login/oauth2/code/city?code=" + code + "&state=" + asked.get("state"));
    }

    private static URI begin(Visitor visitor) {
        var answer = visitor.get("/oauth2/authorization/city");
        assertThat(answer.statusCode()).isEqualTo(302);
        return URI.create(answer.headers().firstValue("location").orElseThrow());
    }

    private static Map<String, String> parameters(URI uri) {
        return UriComponentsBuilder.fromUri(uri).build().getQueryParams().toSingleValueMap();
    }

    private Person register() {
        var login = "oidc" + UUID.randomUUID().toString().substring(0, 8);
        return identity.registerPerson(new NewPerson(login, "何居民", null, Roles.of(Role.CITIZEN), null, null))
                .orThrow();
    }
}
