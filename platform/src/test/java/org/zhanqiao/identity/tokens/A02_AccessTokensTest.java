package org.zhanqiao.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.InvalidField;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.identity.SystemReader;
import org.zhanqiao.web.NotFound;

/// Tokens against a real database, under a clock of the test's own.
@PlatformTest
class A02_AccessTokensTest {

    private static final Instant START = Instant.parse("2026-11-26T15:30:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Identity identity;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private AccessTokens tokens;
    private Agency agency;
    private Person officer;

    @BeforeEach
    void open() {
        tokens = new AccessTokens(jdbc, new TransactionTemplate(transactions), identity, now::get, new SecureRandom());
        agency = TokenHolders.agency(identity, "token-store", "D0470001", "市令牌局");
        officer = TokenHolders.person(
                identity, "token.store." + System.nanoTime(), agency, Role.DATA_OFFICER, Role.CLERK);
    }

    private IssuedToken made(Set<Role> roles, int days) {
        return ((TokenMaking.Made) tokens.makeForPerson(officer, "报表程序", roles, days)).issued();
    }

    private IssuedToken made() {
        return made(Set.of(Role.DATA_OFFICER), 30);
    }

    @Test
    void a01_a_token_reads_as_its_holder_and_is_kept_nowhere() {
        var issued = made();
        assertThat(tokens.admit(issued.text())).isInstanceOfSatisfying(TokenOutcome.Admitted.class, admitted -> {
            var reader = (SignedInPerson) admitted.reader();
            assertThat(reader.id()).isEqualTo(officer.id());
            assertThat(reader.roleNames()).containsExactly("DATA_OFFICER");
            assertThat(reader.agency()).contains(agency.code());
            assertThat(reader.until()).isEqualTo(issued.token().notAfter());
        });
        var kept = jdbc.sql("select to_jsonb(token)::text from identity.access_token token where id = :id")
                .param("id", issued.token().id())
                .query(String.class)
                .single();
        assertThat(kept)
                .contains("报表程序")
                .doesNotContain(issued.text(), issued.text().substring(3, 20));
        assertThat(issued.toString()).doesNotContain("zq_");
    }

    @Test
    void a02_it_ends_at_its_hour_and_a_year_is_the_most() {
        var issued = made(Set.of(Role.CLERK), 1);
        now.set(START.plus(Duration.ofDays(1)).minusMillis(1));
        assertThat(tokens.admit(issued.text())).isInstanceOf(TokenOutcome.Admitted.class);
        now.set(START.plus(Duration.ofDays(1)));
        assertThat(tokens.admit(issued.text())).isEqualTo(new TokenOutcome.Expired());
        assertThat(made(Set.of(Role.CLERK), 365).token().notAfter())
                .isEqualTo(now.get().plus(Duration.ofDays(365)));
        for (int days : new int[] {0, -1, 366, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> made(Set.of(Role.CLERK), days))
                    .isInstanceOfSatisfying(
                            InvalidField.class, e -> assertThat(e.field()).isEqualTo("days"));
        }
    }

    @Test
    void a03_nobody_makes_one_for_roles_they_do_not_have() {
        for (var roles : List.of(Set.<Role>of(), Set.of(Role.BUREAU), Set.of(Role.DATA_OFFICER, Role.SECURITY_ADMIN))) {
            assertThatThrownBy(() -> made(roles, 30))
                    .isInstanceOfSatisfying(
                            InvalidField.class, e -> assertThat(e.field()).isEqualTo("roles"));
        }
    }

    @Test
    void a04_whoever_loses_a_role_the_agency_or_the_account_is_without_it_at_once() {
        var both = made(Set.of(Role.DATA_OFFICER, Role.CLERK), 30);
        var clerk = made(Set.of(Role.CLERK), 30);
        set("roles = array['DATA_OFFICER', 'BUREAU']");
        assertThat(tokens.admit(both.text())).isInstanceOfSatisfying(TokenOutcome.Admitted.class, admitted -> {
            // The role lost is lost, and the role won is not in it.
            assertThat(((SignedInPerson) admitted.reader()).roleNames()).containsExactly("DATA_OFFICER");
        });
        assertThat(tokens.admit(clerk.text())).isEqualTo(new TokenOutcome.Orphaned());
        var other = TokenHolders.agency(identity, "token-other", "D0470002", "市另一局");
        set("agency = '" + other.code() + "'");
        assertThat(tokens.admit(both.text())).isEqualTo(new TokenOutcome.Orphaned());
        set("agency = '" + agency.code() + "'");
        assertThat(tokens.admit(both.text())).isInstanceOf(TokenOutcome.Admitted.class);
        identity.setEnabled(officer.id(), identity.getPerson(officer.id()).version(), false);
        assertThat(tokens.admit(both.text())).isEqualTo(new TokenOutcome.Orphaned());
    }

    private void set(String change) {
        jdbc.sql("update identity.person set " + change + " where id = :id")
                .param("id", officer.id())
                .update();
    }

    @Test
    void a05_a_revoked_one_is_good_for_nothing_and_only_its_holder_revokes_it() {
        var issued = made();
        var somebody = TokenHolders.person(identity, "token.thief." + System.nanoTime(), agency, Role.DATA_OFFICER);
        assertThatThrownBy(() -> tokens.revokeOfPerson(somebody, issued.token().id()))
                .isInstanceOf(NotFound.class);
        assertThat(tokens.admit(issued.text())).isInstanceOf(TokenOutcome.Admitted.class);
        tokens.revokeOfPerson(officer, issued.token().id());
        tokens.revokeOfPerson(officer, issued.token().id());
        assertThat(tokens.admit(issued.text())).isEqualTo(new TokenOutcome.Revoked());
    }

    @Test
    void a06_the_last_day_it_was_used_is_the_citys_day_and_written_once() {
        var issued = made();
        assertThat(lastUse()).isNull();
        tokens.admit(issued.text());
        assertThat(lastUse()).isEqualTo(LocalDate.of(2026, 11, 26));
        var version = rowVersion();
        tokens.admit(issued.text());
        assertThat(rowVersion()).isEqualTo(version);
        now.set(START.plus(Duration.ofMinutes(30)));
        tokens.admit(issued.text());
        assertThat(lastUse()).isEqualTo(LocalDate.of(2026, 11, 27));
    }

    private @Nullable LocalDate lastUse() {
        return tokens.listOfPerson(officer.id()).getFirst().lastUse().orElse(null);
    }

    private String rowVersion() {
        return jdbc.sql("select xmin::text from identity.access_token where person = :person")
                .param("person", officer.id())
                .query(String.class)
                .single();
    }

    @Test
    void a07_ten_valid_ones_are_the_most_also_when_made_at_once() throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var makings = IntStream.range(0, 15)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return tokens.makeForPerson(officer, "程序" + i, Set.of(Role.CLERK), 30);
                    }))
                    .toList();
            start.countDown();
            int made = 0;
            for (var making : makings) {
                made += making.get() instanceof TokenMaking.Made ? 1 : 0;
            }
            assertThat(made).isEqualTo(AccessTokens.MOST);
        }
        tokens.revokeOfPerson(
                officer, tokens.listOfPerson(officer.id()).getFirst().id());
        assertThat(made()).isNotNull();
    }

    @Test
    void a08_a_systems_token_reads_for_its_agency_and_ends_with_it() {
        var code = "token-system-" + Long.toString(System.nanoTime(), 36);
        var issued = TokenHolders.token(tokens, TokenHolders.system(identity, code, agency));
        assertThat(tokens.admit(issued.text())).isInstanceOfSatisfying(TokenOutcome.Admitted.class, admitted -> {
            var reader = (SystemReader) admitted.reader();
            assertThat(reader.getName()).isEqualTo(code);
            assertThat(reader.agency()).contains(agency.code());
        });
        assertThat(tokens.listOfSystem(code).getFirst().madeBy()).isEqualTo("admin");
        assertThatThrownBy(() ->
                        tokens.revokeOfSystem("other-system", issued.token().id(), "admin"))
                .isInstanceOf(NotFound.class);
        var other = TokenHolders.agency(identity, "token-other", "D0470002", "市另一局");
        jdbc.sql("update identity.calling_system set agency = :agency where code = :code")
                .param("agency", other.code())
                .param("code", code)
                .update();
        assertThat(tokens.admit(issued.text())).isEqualTo(new TokenOutcome.Orphaned());
    }

    @Test
    void a09_what_cannot_be_a_token_is_not_looked_up_and_what_is_none_of_ours_is_unknown() {
        assertThat(tokens.admit("zq_" + "0".repeat(49))).isEqualTo(new TokenOutcome.Malformed());
        assertThat(tokens.admit(TokenText.draw(new SecureRandom()))).isEqualTo(new TokenOutcome.Unknown());
    }
}
