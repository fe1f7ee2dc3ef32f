package org.zhanqiao.identity;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// The table of people. A resident identity number is kept sealed, and found by its keyed hash.
final class People {

    private static final Map<String, String> COLUMNS =
            Map.of("login", "login", "name", "name", "agency", "agency", "enabled", "enabled");
    private static final int CHUNK = 1_000;
    private static final String RESIDENT_HASH = "identity.person.resident_id";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Supplier<UUID> ids;

    People(JdbcClient jdbc, SecretBox box, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.box = box;
        this.ids = ids;
    }

    Optional<Person> findById(UUID id) {
        return jdbc.sql("""
                        select id, login, name, agency, roles, enabled, version
                        from identity.person
                        where id = :id
                        """).param("id", id).query(People::person).optional();
    }

    Optional<Person> findByLogin(String login) {
        return jdbc.sql("""
                        select id, login, name, agency, roles, enabled, version
                        from identity.person
                        where login = :login
                        """).param("login", login).query(People::person).optional();
    }

    List<Person> listStaff(@Nullable String agency, Role role) {
        return jdbc.sql("""
                        select id, login, name, agency, roles, enabled, version
                        from identity.person
                        where (:agency::text is null or agency = :agency) and :role = any(roles) and enabled
                        order by login
                        """)
                .param("agency", agency)
                .param("role", role.name())
                .query(People::person)
                .list();
    }

    Map<String, String> listNames(Collection<String> logins) {
        var names = new HashMap<String, String>();
        jdbc.sql("select login, name from identity.person where login = any(:logins::text[])")
                .param("logins", logins.toArray(String[]::new))
                .query((RowCallbackHandler) row -> names.put(row.getString("login"), row.getString("name")));
        return names;
    }

    Optional<Person> findByResidentId(String residentId) {
        return jdbc.sql("""
                        select id, login, name, agency, roles, enabled, version
                        from identity.person
                        where resident_id_hash in (:hashes)
                        """)
                .param("hashes", box.hashes(residentId, RESIDENT_HASH))
                .query(People::person)
                .optional();
    }

    Optional<String> findResidentId(UUID id) {
        return jdbc.sql("""
                        select resident_id_sealed
                        from identity.person
                        where id = :id and resident_id_sealed is not null
                        """)
                .param("id", id)
                .query(String.class)
                .optional()
                .map(stored -> new String(box.open(stored, sealContext(id)), StandardCharsets.UTF_8));
    }

    Paged<Person> list(ListQuery query) {
        var total = jdbc.sql("""
                        select count(*)
                        from identity.person
                        where login ilike :pattern or name ilike :pattern or agency ilike :pattern
                           or array_to_string(roles, ' ') ilike :pattern
                        """)
                .param("pattern", query.pattern())
                .query(Long.class)
                .single();
        var rows = jdbc.sql("""
                        select id, login, name, agency, roles, enabled, version
                        from identity.person
                        where login ilike :pattern or name ilike :pattern or agency ilike :pattern
                           or array_to_string(roles, ' ') ilike :pattern
                        order by %s
                        limit :size offset :offset
                        """.formatted(query.orderBy(COLUMNS, "login")))
                .param("pattern", query.pattern())
                .param("size", query.size())
                .param("offset", query.offset())
                .query(People::person)
                .list();
        return new Paged<>(rows, total, query);
    }

    /// Everybody the text finds, by login, read a thousand at a time: no cursor or connection is held in between.
    Stream<Person> stream(String pattern) {
        return Stream.iterate(
                        after(pattern, ""),
                        chunk -> !chunk.isEmpty(),
                        chunk -> after(pattern, chunk.getLast().login()))
                .flatMap(List::stream);
    }

    private List<Person> after(String pattern, String login) {
        return jdbc.sql("""
                        select id, login, name, agency, roles, enabled, version
                        from identity.person
                        where login > :login
                          and (login ilike :pattern or name ilike :pattern or agency ilike :pattern
                               or array_to_string(roles, ' ') ilike :pattern)
                        order by login
                        limit :chunk
                        """)
                .param("login", login)
                .param("pattern", pattern)
                .param("chunk", CHUNK)
                .query(People::person)
                .list();
    }

    /// @param mustChange whether the password is good for one sign-in only
    Registration<Person> insert(NewPerson person, @Nullable String passwordHash, boolean mustChange) {
        if (person.agencyCode() != null && !agencyExists(person.agencyCode())) {
            return new Registration.UnknownAgency<>(person.agencyCode());
        }
        var id = ids.get();
        var residentId = person.residentId();
        if (residentId != null && findByResidentId(residentId).isPresent()) {
            return new Registration.Taken<>("residentId");
        }
        int inserted = jdbc.sql("""
                        insert into identity.person
                            (id, login, name, agency, roles, password_hash, must_change_password,
                             resident_id_sealed, resident_id_hash)
                        values (:id, :login, :name, :agency, :roles, :passwordHash, :mustChange, :sealed, :hash)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("login", person.login())
                .param("name", person.name())
                .param("agency", person.agencyCode())
                .param("roles", person.roles().names())
                .param("passwordHash", passwordHash)
                .param("mustChange", mustChange)
                .param("sealed", residentId == null ? null : seal(id, residentId))
                .param("hash", residentId == null ? null : hash(residentId))
                .update();
        if (inserted == 0) {
            return new Registration.Taken<>(findByLogin(person.login()).isPresent() ? "login" : "residentId");
        }
        return new Registration.Registered<>(
                new Person(id, person.login(), person.name(), person.agencyCode(), person.roles(), true, 0));
    }

    Optional<Person> setEnabled(UUID id, long version, boolean enabled) {
        return jdbc.sql("""
                        update identity.person
                        set enabled = :enabled, session_epoch = session_epoch + 1, version = version + 1
                        where id = :id and version = :version
                        returning id, login, name, agency, roles, enabled, version
                        """)
                .param("id", id)
                .param("version", version)
                .param("enabled", enabled)
                .query(People::person)
                .optional();
    }

    /// Gives somebody a password good for one sign-in and ends every session of theirs.
    Optional<Person> setOneTimePassword(UUID id, long version, String hash) {
        return jdbc.sql("""
                        update identity.person
                        set password_hash = :hash, must_change_password = true,
                            session_epoch = session_epoch + 1, version = version + 1
                        where id = :id and version = :version
                        returning id, login, name, agency, roles, enabled, version
                        """)
                .param("id", id)
                .param("version", version)
                .param("hash", hash)
                .query(People::person)
                .optional();
    }

    boolean hasAdministrator() {
        return Administrators.findAny(jdbc).isPresent();
    }

    private boolean agencyExists(String code) {
        return jdbc.sql("select exists (select from identity.agency where code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    private String seal(UUID id, String residentId) {
        return box.seal(residentId.getBytes(StandardCharsets.UTF_8), sealContext(id));
    }

    private String hash(String residentId) {
        return box.hashes(residentId, RESIDENT_HASH).getFirst();
    }

    private static String sealContext(UUID id) {
        return "identity.person.resident_id:" + id;
    }

    static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                row.getString("agency"),
                roles(row),
                row.getBoolean("enabled"),
                row.getLong("version"));
    }

    private static Roles roles(ResultSet row) throws SQLException {
        var names = List.of((String[]) row.getArray("roles").getArray());
        return Roles.of(names.stream().map(Role::valueOf).toList());
    }
}
