package org.zhanqiao.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhanqiao.TestKeys;
import org.zhanqiao.identity.IdentityFixture;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

class SessionsTest {

    private final IdentityFixture fixture = new IdentityFixture();
    private final String key = TestKeys.random();
    private final Accounts accounts = new Accounts(fixture.jdbc, fixture.identity, TestProperties.with(10, 100));
    private final Sessions sessions = node(key);
    private UUID person = new UUID(0, 0);

    @BeforeEach
    void register() {
        person = fixture.identity
                .registerPerson(new NewPerson("li", "李", null, Roles.of(Role.CITIZEN), null, null))
                .orThrow()
                .id();
    }

    @Test
    void a_session_is_known_again_at_any_node_with_the_key() {
        var token = begin();
        var who = node(key).read(token).orElseThrow().who();
        assertThat(who.id()).isEqualTo(person);
        assertThat(who.until()).isEqualTo(fixture.clock.instant().plus(Duration.ofHours(8)));
    }

    @Test
    void it_slides_while_used_and_ends_after_eight_hours_in_any_case() {
        var token = begin();
        later(Duration.ofMinutes(29));
        for (int i = 0; i < 15; i++) {
            var session = sessions.read(token).orElseThrow();
            assertThat(session.reissue()).isTrue();
            token = sessions.token(session);
            later(Duration.ofMinutes(29));
        }
        token = sessions.token(sessions.read(token).orElseThrow());
        later(Duration.ofMinutes(17));
        assertThat(sessions.read(token)).isEmpty();
    }

    @Test
    void it_ends_after_half_an_hour_unused() {
        var token = begin();
        later(Duration.ofMinutes(30));
        assertThat(sessions.read(token)).isEmpty();
    }

    @Test
    void signing_out_ends_it_everywhere() {
        var token = begin();
        accounts.endSessions(person);
        assertThat(node(key).read(token)).isEmpty();
        assertThat(sessions.read(begin())).isPresent();
    }

    @Test
    void a_changed_password_ends_it() {
        var token = begin();
        accounts.changePassword(person, "hash");
        assertThat(sessions.read(token)).isEmpty();
    }

    @Test
    void whoever_is_shut_out_has_none_and_gets_none() {
        var token = begin();
        fixture.identity.setEnabled(person, 0, false);
        assertThat(sessions.read(token)).isEmpty();
        assertThat(sessions.begin(person, Door.PASSWORD)).isEmpty();
    }

    @Test
    void forged_and_foreign_tokens_are_nothing() {
        var token = begin();
        var parts = token.split("\\.", -1);
        var none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        for (var forged : new String[] {
            "",
            "x",
            "a.b.c",
            none + "." + parts[1] + ".",
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1] + "." + parts[1]
        }) {
            assertThat(sessions.read(forged)).as(forged).isEmpty();
        }
        assertThat(node(TestKeys.random()).read(token)).isEmpty();
    }

    @Test
    void an_older_key_still_counts_after_rotation() {
        var token = begin();
        assertThat(node(TestKeys.random() + "," + key).read(token)).isPresent();
    }

    @Test
    void a_bad_key_is_refused_without_being_repeated() {
        assertThatThrownBy(() -> SessionKeys.of("c2hvcnQ="))
                .hasMessage("zhanqiao.session-key: expected Base64 of 32 bytes");
    }

    private String begin() {
        return sessions.token(sessions.begin(person, Door.PASSWORD).orElseThrow());
    }

    private Sessions node(String keys) {
        return new Sessions(
                SessionKeys.of(keys), accounts, fixture.clock, new SecureRandom(), TestProperties.with(10, 100));
    }

    private void later(Duration duration) {
        fixture.setTime(fixture.clock.instant().plus(duration));
    }
}
