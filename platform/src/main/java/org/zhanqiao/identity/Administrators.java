package org.zhanqiao.identity;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// The three administrators (三员) as the operator makes them: on the database itself, because while there are none
/// nobody can sign in. It needs no running platform and disturbs none.
public final class Administrators {

    /// How the making of the first three ended.
    public sealed interface Creation {

        /// All three are there now: system, security, audit.
        record Created(List<IssuedPassword> issued) implements Creation {}

        /// There is an administrator already; nothing was changed.
        ///
        /// @param login of one of them
        record AlreadyThere(String login) implements Creation {}

        /// Somebody who is no administrator has that login; nothing was changed.
        record LoginTaken(String login) implements Creation {}
    }

    private static final String ANY = """
            select login
            from identity.person
            where roles && array['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']
            order by login
            limit 1
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final PasswordEncoder passwords;
    private final SecureRandom random;
    private final Supplier<UUID> ids;

    private Administrators(
            JdbcClient jdbc,
            TransactionOperations transactions,
            PasswordEncoder passwords,
            SecureRandom random,
            Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.passwords = passwords;
        this.random = random;
        this.ids = ids;
    }

    /// @param database on which the platform's tables are
    public static Administrators on(DataSource database, SecureRandom random) {
        return new Administrators(
                JdbcClient.create(database),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                IdentityProperties.defaults().argon2(),
                random,
                UUID::randomUUID);
    }

    /// The login of an administrator, whoever comes first; nobody on a platform that has none yet.
    static Optional<String> findAny(JdbcClient jdbc) {
        return jdbc.sql(ANY).query(String.class).optional();
    }

    /// Makes the three administrators of a platform that has none, each with a one-time password. Of two who do this
    /// at once the database lets one go first, and the other finds it done.
    ///
    /// @throws InvalidField `login` when two of them have the same
    public Creation create(NamedAdministrator system, NamedAdministrator security, NamedAdministrator audit) {
        var drawn = List.of(
                draw(system, Role.SYSTEM_ADMIN), draw(security, Role.SECURITY_ADMIN), draw(audit, Role.AUDIT_ADMIN));
        if (drawn.stream().map(issued -> issued.person().login()).distinct().count() < drawn.size()) {
            throw new InvalidField("login", "three administrators are three people");
        }
        var hashes = drawn.stream()
                .map(issued -> passwords.encode(issued.password()))
                .toList();
        return transactions.execute(status -> {
            // Every insert waits for this, and so does the same lock taken by somebody else.
            jdbc.sql("lock table identity.person in share row exclusive mode").update();
            var there = findAny(jdbc);
            if (there.isPresent()) {
                return new Creation.AlreadyThere(there.get());
            }
            for (int i = 0; i < drawn.size(); i++) {
                if (!insert(drawn.get(i).person(), hashes.get(i))) {
                    status.setRollbackOnly();
                    return new Creation.LoginTaken(drawn.get(i).person().login());
                }
            }
            return new Creation.Created(drawn);
        });
    }

    /// A new one-time password for an administrator who lost theirs; every session of theirs ends. An account that
    /// was shut stays shut.
    ///
    /// @return nothing when no administrator has that login
    public Optional<IssuedPassword> issuePassword(String login) {
        var normal = Person.normalLogin(login);
        var password = OneTimePassword.draw(normal, random);
        var hash = passwords.encode(password);
        return jdbc.sql("""
                        update identity.person
                        set password_hash = :hash, must_change_password = true,
                            session_epoch = session_epoch + 1, version = version + 1
                        where login = :login and roles && array['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']
                        returning id, login, name, agency, roles, enabled, version
                        """)
                .param("hash", hash)
                .param("login", normal)
                .query(People::person)
                .optional()
                .map(person -> new IssuedPassword(person, password));
    }

    private IssuedPassword draw(NamedAdministrator named, Role role) {
        var person = new Person(ids.get(), named.login(), named.name(), null, Roles.of(role), true, 0);
        return new IssuedPassword(person, OneTimePassword.draw(named.login(), random));
    }

    private boolean insert(Person person, String hash) {
        return jdbc.sql("""
                        insert into identity.person (id, login, name, roles, password_hash, must_change_password)
                        values (:id, :login, :name, :roles, :hash, true)
                        on conflict do nothing
                        """)
                        .param("id", person.id())
                        .param("login", person.login())
                        .param("name", person.name())
                        .param("roles", person.roles().names())
                        .param("hash", hash)
                        .update()
                == 1;
    }
}
