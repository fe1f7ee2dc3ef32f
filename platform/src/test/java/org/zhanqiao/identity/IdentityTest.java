package org.zhanqiao.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;

class IdentityTest {

    private static final String RESIDENT = "11010519491231002X";

    private static final String SM2 =
            "MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAE83yCbY/oKW/ILtpdrh7Hg6GTopzWxtc8qIa6eapYanaKnN0YIQSm/iRLQx9GWBHqhIvG25VLh512mZ9vJR4mkQ==";

    private final IdentityFixture fixture = new IdentityFixture();
    private final Identity identity = fixture.identity;

    @Test
    void an_agency_is_found_by_code_and_by_short_name() {
        var code = fixture.agency();
        assertThat(identity.getAgency(code).shortName()).isEqualTo("市民政局");
        assertThat(identity.findAgencyById("civil-affairs")).contains(identity.getAgency(code));
        assertThat(identity.listAgencies()).hasSize(1);
        assertThatThrownBy(() -> identity.getAgency("nobody")).isInstanceOf(NotFound.class);
    }

    @Test
    void a_second_agency_of_the_same_short_name_changes_nothing() {
        fixture.agency();
        var other = new Agency("91370200163562681G", "civil-affairs", "另一局", "另一局", "370200");
        assertThat(identity.registerAgency(other)).isEqualTo(new Registration.Taken<Agency>("id"));
        assertThat(identity.listAgencies()).hasSize(1);
    }

    @Test
    void bad_fields_are_named() {
        assertThatThrownBy(() -> new Agency("91370200163562681A", "x", "甲", "甲", "370200"))
                .isInstanceOf(InvalidField.class)
                .hasMessageStartingWith("code:");
        assertThatThrownBy(() -> new Agency("91370200163562681G", "X y", "甲", "甲", "370200"))
                .hasMessageStartingWith("id:");
        assertThatThrownBy(() -> person("Bad Login!", Roles.of(Role.CITIZEN))).hasMessageStartingWith("login:");
        assertThatThrownBy(() -> new NewPerson("zhang", "张", null, Roles.of(Role.CLERK), null, null))
                .hasMessageStartingWith("agency:");
        assertThatThrownBy(() -> new NewPerson("zhang", "张", null, Roles.of(Role.CITIZEN), "zhang-and-more", null))
                .hasMessageStartingWith("password:")
                .hasMessageNotContaining("zhang-and");
        assertThatThrownBy(() -> new NewPerson("zhang", "张", null, Roles.of(Role.CITIZEN), null, "110105194912310021"))
                .hasMessageStartingWith("residentId:")
                .hasMessageNotContaining("110105");
    }

    @Test
    void a_person_is_registered_once() {
        var first =
                identity.registerPerson(person("Li.Si", Roles.of(Role.CITIZEN))).orThrow();
        assertThat(first.login()).isEqualTo("li.si");
        assertThat(identity.findPersonByLogin(" LI.SI ")).contains(first);
        assertThat(identity.registerPerson(person("li.si", Roles.of(Role.RESEARCHER))))
                .isEqualTo(new Registration.Taken<Person>("login"));
        assertThat(identity.registerPerson(
                        new NewPerson("wang", "王", "91370200163562681G", Roles.of(Role.CLERK), null, null)))
                .isEqualTo(new Registration.UnknownAgency<Person>("91370200163562681G"));
    }

    @Test
    void a_resident_number_is_kept_sealed_and_found_by_its_hash() {
        var citizen = identity.registerPerson(new NewPerson(
                        "zhao", "赵", null, Roles.of(Role.CITIZEN), null, RESIDENT.toLowerCase(Locale.ROOT)))
                .orThrow();
        assertThat(identity.findPersonByResidentId(RESIDENT)).contains(citizen);
        assertThat(identity.findResidentId(citizen.id())).contains(RESIDENT);
        assertThat(identity.findPersonByResidentId("' or 1=1 --")).isEmpty();
        var stored = fixture.jdbc
                .sql("select p::text from identity.person p")
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain(RESIDENT).doesNotContain("19491231");
        assertThat(identity.registerPerson(new NewPerson("zhao2", "赵", null, Roles.of(Role.CITIZEN), null, RESIDENT)))
                .isEqualTo(new Registration.Taken<Person>("residentId"));
    }

    @Test
    void a_change_made_on_an_old_version_is_refused() {
        var person =
                identity.registerPerson(person("li", Roles.of(Role.CITIZEN))).orThrow();
        var shut = identity.setEnabled(person.id(), person.version(), false).orElseThrow();
        assertThat(shut.enabled()).isFalse();
        assertThat(identity.setEnabled(person.id(), person.version(), true)).isEmpty();
        assertThat(identity.getPerson(person.id()).enabled()).isFalse();
    }

    @Test
    void lists_filter_sort_and_page_and_take_wildcards_literally() {
        for (int i = 10; i < 40; i++) {
            identity.registerPerson(person("user" + i, Roles.of(Role.CITIZEN))).orThrow();
        }
        identity.registerPerson(person("odd_one", Roles.of(Role.RESEARCHER))).orThrow();
        var page = identity.listPeople(new ListQuery("user", "login", true, 2, 10));
        assertThat(page.total()).isEqualTo(30);
        assertThat(page.pages()).isEqualTo(3);
        assertThat(page.rows()).extracting(Person::login).startsWith("user29").endsWith("user20");
        assertThat(identity.listPeople(new ListQuery("_", "", false, 1, 10)).rows())
                .extracting(Person::login)
                .containsExactly("odd_one");
        assertThat(identity.listPeople(new ListQuery("", "login; drop table identity.person", false, 1, 5))
                        .rows())
                .hasSize(5);
        assertThat(identity.streamPeople(new ListQuery("user", "", false, 1, 1)))
                .hasSize(30);
    }

    @Test
    void a_shared_secret_is_given_once_and_kept_sealed() {
        var system = fixture.system();
        var issued = identity.addKey(system.code(), new KeyOffer.Hmac(), Duration.ofDays(30));
        var secret = Base64.getDecoder().decode(issued.secret().orElseThrow());
        assertThat(secret).hasSize(32);
        var kept = identity.getSealedKey(issued.key().keyId());
        assertThat(fixture.box.open(
                        kept.material(), SealedKey.context(issued.key().keyId())))
                .isEqualTo(secret);
        assertThat(kept.toString() + issued).doesNotContain(issued.secret().orElseThrow());
        assertThat(fixture.jdbc
                        .sql("select material from identity.system_key")
                        .query(String.class)
                        .single())
                .doesNotContain(issued.secret().orElseThrow());
        assertThat(fixture.events)
                .containsExactly(
                        new CallingSystemChanged("marriage"),
                        new SystemKeyChanged(issued.key().keyId()));
    }

    @Test
    void keys_rotate_with_overlap_and_end_when_revoked() {
        var system = fixture.system();
        var first = identity.addKey(system.code(), new KeyOffer.Hmac(), Duration.ofDays(30))
                .key();
        var second = identity.rotateKey(first.keyId(), new KeyOffer.Hmac(), Duration.ofDays(30), Duration.ofDays(3))
                .key();
        var start = fixture.clock.instant();
        var old = identity.getKey(first.keyId());
        assertThat(old.standing(start.plus(Duration.ofDays(2)))).isEqualTo(SystemKey.Standing.VALID);
        assertThat(old.standing(start.plus(Duration.ofDays(3)))).isEqualTo(SystemKey.Standing.EXPIRED);
        assertThat(second.standing(start)).isEqualTo(SystemKey.Standing.VALID);
        assertThat(identity.listSealedKeys()).hasSize(2);

        fixture.setTime(start.plus(Duration.ofDays(4)));
        assertThat(identity.listSealedKeys())
                .extracting(key -> key.key().keyId())
                .containsExactly(second.keyId());
        assertThatThrownBy(() ->
                        identity.rotateKey(first.keyId(), new KeyOffer.Hmac(), Duration.ofDays(1), Duration.ofDays(1)))
                .isInstanceOf(IllegalStateException.class);

        fixture.events.clear();
        identity.revokeKey(second.keyId());
        identity.revokeKey(second.keyId());
        assertThat(fixture.events).containsExactly(new SystemKeyChanged(second.keyId()));
        assertThat(identity.getKey(second.keyId()).standing(fixture.clock.instant()))
                .isEqualTo(SystemKey.Standing.REVOKED);
        assertThat(identity.listSealedKeys()).isEmpty();
    }

    private UUID officer(String login, String agency, Role role) {
        return identity.registerPerson(new NewPerson(login, "专员", agency, Roles.of(role), null, null))
                .orThrow()
                .id();
    }

    @Test
    void the_console_has_one_key_an_officer_and_system_and_says_whose() {
        var system = fixture.system();
        var officer = officer("officer", system.agencyCode(), Role.DATA_OFFICER);
        fixture.events.clear();
        var first = (ConsoleAccess.Open) identity.openConsole(officer, system.code());
        assertThat(first.key().keyId()).startsWith("marriage.console-");
        assertThat(Duration.between(first.key().notBefore(), first.key().notAfter()))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(identity.openConsole(officer, system.code()))
                .isInstanceOfSatisfying(ConsoleAccess.Open.class, again -> {
                    assertThat(again.key()).isEqualTo(first.key());
                    assertThat(again.secret()).isEqualTo(first.secret()).hasSize(32);
                });
        assertThat(fixture.events)
                .containsExactly(new SystemKeyChanged(first.key().keyId()));
        assertThat(identity.consoleHolders(system.code()))
                .containsExactly(Map.entry(first.key().keyId(), "officer"));
        assertThat(identity.findConsoleHolder(first.key().keyId()).orElseThrow().id())
                .isEqualTo(officer);
        assertThat(first.toString()).isEqualTo("Open[" + first.key().keyId() + "]");
        assertThatThrownBy(() -> identity.rotateKey(
                        first.key().keyId(), new KeyOffer.Hmac(), Duration.ofDays(365), Duration.ofDays(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of the console");

        fixture.setTime(fixture.clock.instant().plus(Duration.ofMinutes(14).plusSeconds(1)));
        assertThat(identity.openConsole(officer, system.code()))
                .isInstanceOfSatisfying(
                        ConsoleAccess.Open.class, next -> assertThat(next.key()).isNotEqualTo(first.key()));
    }

    @Test
    void a_revoked_console_key_has_no_successor_before_its_term_is_over() {
        var system = fixture.system();
        var officer = officer("officer", system.agencyCode(), Role.DATA_OFFICER);
        var key = ((ConsoleAccess.Open) identity.openConsole(officer, system.code())).key();
        identity.revokeKey(key.keyId());
        assertThat(identity.openConsole(officer, system.code())).isEqualTo(new ConsoleAccess.Stopped(key.notAfter()));
        fixture.setTime(key.notAfter());
        assertThat(identity.openConsole(officer, system.code())).isInstanceOf(ConsoleAccess.Open.class);
    }

    @Test
    void the_console_is_for_data_officers_of_the_systems_own_agency() {
        var system = fixture.system();
        var other = identity.registerAgency(new Agency("11370200MB00001015", "education", "青岛市教育局", "市教育局", "370200"))
                .orThrow()
                .code();
        var shutOut = officer("shut.out", system.agencyCode(), Role.DATA_OFFICER);
        identity.setEnabled(shutOut, 0, false);
        for (var person : List.of(
                officer("of.others", other, Role.DATA_OFFICER),
                officer("clerk", system.agencyCode(), Role.CLERK),
                shutOut)) {
            assertThatThrownBy(() -> identity.openConsole(person, system.code()))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(identity.listKeys(system.code())).isEmpty();
    }

    @Test
    void an_overlap_never_makes_a_key_live_longer() {
        var system = fixture.system();
        var first = identity.addKey(system.code(), new KeyOffer.Hmac(), Duration.ofDays(1))
                .key();
        identity.rotateKey(first.keyId(), new KeyOffer.Hmac(), Duration.ofDays(30), Duration.ofDays(9));
        assertThat(identity.getKey(first.keyId()).notAfter()).isEqualTo(first.notAfter());
    }

    @Test
    void two_who_rotate_at_once_each_get_a_key_that_is_there() throws Exception {
        var system = fixture.system();
        var first = identity.addKey(system.code(), new KeyOffer.Hmac(), Duration.ofDays(30))
                .key();
        Callable<IssuedKey> rotate =
                () -> identity.rotateKey(first.keyId(), new KeyOffer.Hmac(), Duration.ofDays(30), Duration.ofHours(1));
        var made = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(Collections.nCopies(8, rotate))) {
                made.add(each.get().key().keyId());
            }
        }
        assertThat(identity.listKeys(system.code()))
                .extracting(SystemKey::keyId)
                .containsAll(made)
                .hasSize(9);
    }

    @Test
    void public_keys_are_checked() throws Exception {
        var system = fixture.system();
        var generator = KeyPairGenerator.getInstance("Ed25519");
        var publicKey = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        var pem = "-----BEGIN PUBLIC KEY-----\n" + publicKey + "\n-----END PUBLIC KEY-----\n";
        var issued = identity.addKey(system.code(), new KeyOffer.Ed25519(pem), Duration.ofDays(1));
        assertThat(issued.secret()).isEmpty();
        assertThat(issued.key().publicKey()).contains(publicKey);
        assertThatThrownBy(() -> new KeyOffer.Ed25519("abc")).isInstanceOf(InvalidField.class);
        assertThatThrownBy(() -> new KeyOffer.Sm2(publicKey))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("SM2");
        assertThat(new KeyOffer.Sm2(SM2).algorithm()).isEqualTo(KeyAlgorithm.SM2_SM3);
    }

    @Test
    void what_is_refused_leaves_nothing_behind() {
        assertThatThrownBy(() -> identity.addKey("nobody", new KeyOffer.Hmac(), Duration.ofDays(1)))
                .isInstanceOf(NotFound.class);
        var system = fixture.system();
        assertThatThrownBy(() -> identity.addKey(system.code(), new KeyOffer.Hmac(), Duration.ZERO))
                .hasMessageStartingWith("term:");
        assertThat(identity.listKeys(system.code())).isEmpty();
        assertThat(identity.registerSystem(CallingSystem.of("other", "91370200163562681G", "甲", "乙", true)))
                .isEqualTo(new Registration.UnknownAgency<CallingSystem>("91370200163562681G"));
    }

    @Test
    void a_password_is_kept_as_argon2id_and_named_nowhere() {
        var person = new NewPerson("qian", "钱", null, Roles.of(Role.CITIZEN), "correct horse battery", null);
        identity.registerPerson(person).orThrow();
        assertThat(person.toString()).doesNotContain("horse");
        assertThat(fixture.jdbc
                        .sql("select password_hash from identity.person")
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$")
                .doesNotContain("horse");
    }

    private static NewPerson person(String login, Roles roles) {
        return new NewPerson(login, "某人", null, roles, null, null);
    }
}
