package org.zhanqiao.identity.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.IdentityProperties;
import org.zhanqiao.identity.Person;

/// What only the doors know of a person: the password's hash, the epoch that old sessions lack, the latest sign-ins.
final class Accounts {

    /// Who, and under which epoch.
    ///
    /// @param epoch sessions begun under an earlier one are over
    /// @param mustChangePassword whether the password is good for one sign-in only
    record Account(Person person, int epoch, boolean mustChangePassword) {}

    /// What a password is checked against.
    ///
    /// @param hash null when there is no password
    record Credentials(
            UUID person, boolean enabled, @Nullable String hash) {}

    private static final int SIGN_INS_KEPT = 10;

    private final JdbcClient jdbc;
    private final Identity identity;
    private final Cache<UUID, Optional<Account>> cache;

    Accounts(JdbcClient jdbc, Identity identity, IdentityProperties properties) {
        this.jdbc = jdbc;
        this.identity = identity;
        cache = Caffeine.newBuilder()
                .expireAfterWrite(properties.accountCache())
                .maximumSize(properties.accountCacheSize())
                .build();
    }

    Optional<Credentials> findCredentials(String login) {
        return jdbc.sql("""
                        select id, enabled, password_hash
                        from identity.person
                        where login = :login
                        """)
                .param("login", login)
                .query((row, number) -> new Credentials(
                        row.getObject("id", UUID.class), row.getBoolean("enabled"), row.getString("password_hash")))
                .optional();
    }

    /// The account, by a look not older than `account-cache`.
    Optional<Account> find(UUID person) {
        return cache.get(person, this::read);
    }

    /// The account as it is now.
    Optional<Account> findNow(UUID person) {
        cache.invalidate(person);
        return find(person);
    }

    /// Ends every session of a person: here at once, at other nodes within `account-cache`.
    void endSessions(UUID person) {
        jdbc.sql("update identity.person set session_epoch = session_epoch + 1 where id = :id")
                .param("id", person)
                .update();
        cache.invalidate(person);
    }

    /// Changes the password and ends every session.
    void changePassword(UUID person, String hash) {
        jdbc.sql("""
                        update identity.person
                        set password_hash = :hash, must_change_password = false,
                            session_epoch = session_epoch + 1, version = version + 1
                        where id = :id
                        """).param("id", person).param("hash", hash).update();
        cache.invalidate(person);
    }

    /// Remembers a sign-in; only the latest ten are kept.
    void record(UUID person, Instant at, String address, Door door) {
        jdbc.sql("""
                        insert into identity.sign_in (person, at, address, door)
                        values (:person, :at, :address, :door)
                        """)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("address", address)
                .param("door", door.label())
                .update();
        jdbc.sql("""
                        delete from identity.sign_in
                        where person = :person and at < (
                            select min(at) from (
                                select at from identity.sign_in
                                where person = :person
                                order by at desc
                                limit :kept) latest)
                        """).param("person", person).param("kept", SIGN_INS_KEPT).update();
    }

    List<SignInRecord> listSignIns(UUID person) {
        return jdbc.sql("""
                        select at, address, door
                        from identity.sign_in
                        where person = :person
                        order by at desc
                        limit :kept
                        """)
                .param("person", person)
                .param("kept", SIGN_INS_KEPT)
                .query((row, number) -> new SignInRecord(
                        row.getTimestamp("at").toInstant(), row.getString("address"), Door.of(row.getString("door"))))
                .list();
    }

    private Optional<Account> read(UUID id) {
        return identity.findPerson(id)
                .flatMap(person -> jdbc.sql("""
                                select session_epoch, must_change_password
                                from identity.person
                                where id = :id
                                """)
                        .param("id", id)
                        .query((row, number) -> new Account(
                                person, row.getInt("session_epoch"), row.getBoolean("must_change_password")))
                        .optional());
    }
}
