package org.zhanqiao.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.TestDatabase;

/// Three administrators who cannot do each other's work (三员分立): in the type and in the database.
class RolesTest {

    private static final JdbcClient JDBC = TestDatabase.fresh().jdbc();

    @ParameterizedTest
    @CsvSource({
        "SYSTEM_ADMIN, SECURITY_ADMIN",
        "SYSTEM_ADMIN, AUDIT_ADMIN",
        "SECURITY_ADMIN, AUDIT_ADMIN",
        "SYSTEM_ADMIN, BUREAU",
        "SECURITY_ADMIN, BUREAU",
        "AUDIT_ADMIN, DATA_OFFICER",
        "SYSTEM_ADMIN, DATA_OFFICER",
        "AUDIT_ADMIN, CITY_OFFICE",
    })
    void nobody_is_both(Role one, Role other) {
        assertThatThrownBy(() -> Roles.of(one, other))
                .isInstanceOf(InvalidField.class)
                .hasMessageStartingWith("roles:");
        assertThatThrownBy(() -> store(one.name(), other.name()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("administrators_are_separate");
    }

    /// The city government's office supervises the bureau and the agencies, and rules on what they decided.
    @ParameterizedTest
    @CsvSource({"CITY_OFFICE, BUREAU", "CITY_OFFICE, DATA_OFFICER", "CITY_OFFICE, SHARING_HEAD", "CITY_OFFICE, CLERK"})
    void nobody_supervises_themselves(Role one, Role other) {
        assertThatThrownBy(() -> Roles.of(one, other))
                .isInstanceOf(InvalidField.class)
                .hasMessageStartingWith("roles:");
        assertThatThrownBy(() -> store(one.name(), other.name())).isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @CsvSource({"BUREAU, RESEARCHER", "CITIZEN, AUDIT_ADMIN", "CLERK, DATA_OFFICER", "CITIZEN, ENTERPRISE"})
    void other_pairs_are_let_be(Role one, Role other) {
        assertThat(Roles.of(one, other).all()).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void nobody_is_nothing_or_something_unknown() {
        assertThatThrownBy(() -> new Roles(Set.of())).isInstanceOf(InvalidField.class);
        assertThatThrownBy(RolesTest::store)
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("roles_are_known");
        assertThatThrownBy(() -> store("KING")).hasMessageContaining("roles_are_known");
    }

    @Test
    void the_database_knows_every_role() {
        for (var role : Role.values()) {
            if (!Role.AGENCY_BOUND.contains(role)) {
                store(role.name());
            }
        }
        assertThatThrownBy(() -> store("CLERK")).hasMessageContaining("officers_have_an_agency");
    }

    private static void store(String... roles) {
        JDBC.sql("insert into identity.person (id, login, name, roles) values (:id, :login, '某人', :roles)")
                .param("id", UUID.randomUUID())
                .param("login", "p" + UUID.randomUUID())
                .param("roles", roles)
                .update();
    }
}
