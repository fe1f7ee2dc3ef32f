package org.zhanqiao.identity.tokens;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.zhanqiao.identity.Checks;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.InvalidField;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.identity.SystemReader;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;

/// Makes, lists, revokes and recognises tokens. Nothing is cached: whoever is shut out, loses a role or has a token
/// revoked is without it from the next request on, at every node.
public final class AccessTokens {

    public static final int LONGEST_DAYS = 365;

    /// Valid tokens that one person or one system may have.
    public static final int MOST = 10;

    private static final int LONGEST_NAME = 80;
    private static final int LISTED = 50;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Identity identity;
    private final InstantSource clock;
    private final SecureRandom random;

    AccessTokens(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Identity identity,
            InstantSource clock,
            SecureRandom random) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.identity = identity;
        this.clock = clock;
        this.random = random;
    }

    /// Makes a token that acts as a person, read-only, in some of the roles they have.
    ///
    /// @param roles some of the person's own
    /// @param days until it ends, 1 to [#LONGEST_DAYS]
    /// @throws InvalidField for `name`, `roles` or `days`
    public TokenMaking makeForPerson(Person person, String name, Set<Role> roles, int days) {
        if (roles.isEmpty() || !person.roles().all().containsAll(roles)) {
            throw new InvalidField("roles", "at least one, and none but one's own");
        }
        return transactions.execute(status -> {
            jdbc.sql("select id from identity.person where id = :id for update")
                    .param("id", person.id())
                    .query(UUID.class)
                    .single();
            if (live("person", person.id()) >= MOST) {
                return new TokenMaking.TooMany(MOST);
            }
            return make(person.id(), null, name, roles, person.agencyCode(), person.login(), days);
        });
    }

    /// Makes a token by which a calling system reads for its agency.
    ///
    /// @param days until it ends, 1 to [#LONGEST_DAYS]
    /// @param by login of whoever makes it
    /// @throws InvalidField for `name` or `days`
    public TokenMaking makeForSystem(String system, String name, int days, String by) {
        var agency = identity.getSystem(system).agencyCode();
        return transactions.execute(status -> {
            jdbc.sql("select code from identity.calling_system where code = :code for update")
                    .param("code", system)
                    .query(String.class)
                    .single();
            if (live("system", system) >= MOST) {
                return new TokenMaking.TooMany(MOST);
            }
            return make(null, system, name, Set.of(), agency, by, days);
        });
    }

    /// The latest tokens of a person, newest first.
    public List<AccessToken> listOfPerson(UUID person) {
        return list("person", person);
    }

    /// The latest tokens of a system, newest first.
    public List<AccessToken> listOfSystem(String system) {
        return list("system", system);
    }

    /// Ends a token of a person now; ending it again changes nothing.
    ///
    /// @throws NotFound when they have no such token
    public void revokeOfPerson(Person person, UUID token) {
        revoke("person", person.id(), token, person.login());
    }

    /// Ends every token of a person now, because their password was changed: whoever knew the old one could have made
    /// them.
    ///
    /// @return how many were still good
    public int revokeAllOfPerson(Person person) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        update identity.access_token
                        set revoked_at = :now, revoked_by = :by
                        where person = :person and revoked_at is null and not_after > :now
                        """)
                .param("person", person.id())
                .param("by", person.login())
                .param("now", now)
                .update();
    }

    /// Ends a token of a system now; ending it again changes nothing.
    ///
    /// @param by login of whoever does it
    /// @throws NotFound when the system has no such token
    public void revokeOfSystem(String system, UUID token, String by) {
        revoke("system", system, token, by);
    }

    /// Whom a token lets in now. Two look-ups by key, whatever is shown, and none for what cannot be a token.
    public TokenOutcome admit(String text) {
        if (!TokenText.isOne(text)) {
            return new TokenOutcome.Malformed();
        }
        var found = jdbc.sql("""
                        select token.id, token.name, token.roles, token.agency, token.made_at, token.made_by,
                               token.not_after, token.revoked_at, token.last_used_on,
                               token.person, token.system, coalesce(person.must_change_password, false) as password_due
                        from identity.access_token token
                        left join identity.person person on person.id = token.person
                        where token.digest = :digest
                        """)
                .param("digest", TokenText.digest(text))
                .query((row, number) -> new Held(
                        token(row),
                        row.getObject("person", UUID.class),
                        row.getString("system"),
                        row.getBoolean("password_due")))
                .optional();
        if (found.isEmpty()) {
            return new TokenOutcome.Unknown();
        }
        var held = found.get();
        var now = clock.instant();
        return switch (held.token().standing(now)) {
            case REVOKED -> new TokenOutcome.Revoked();
            case EXPIRED -> new TokenOutcome.Expired();
            case VALID -> admit(held, now);
        };
    }

    /// A token with whose it is: a person's or a system's.
    private record Held(
            AccessToken token,
            @Nullable UUID person,
            @Nullable String system,
            boolean passwordDue) {}

    private TokenOutcome admit(Held held, Instant now) {
        var token = held.token();
        var reader = held.person() != null
                ? identity.findPerson(held.person())
                        .flatMap(person -> asHeld(person, token))
                        .map(person -> new SignedInPerson(
                                person, "token:" + token.id(), token.madeAt(), token.notAfter(), held.passwordDue()))
                : identity.findSystem(String.valueOf(held.system()))
                        .filter(system -> system.agencyCode().equals(token.agency()))
                        .map(SystemReader::new);
        reader.ifPresent(_ -> used(token, LocalDate.ofInstant(now, Page.ZONE)));
        return reader.<TokenOutcome>map(TokenOutcome.Admitted::new).orElseGet(TokenOutcome.Orphaned::new);
    }

    /// The person in those roles that the token has and they still have.
    private static Optional<Person> asHeld(Person person, AccessToken token) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(token.roles());
        roles.retainAll(person.roles().all());
        if (!person.enabled() || roles.isEmpty() || !person.agency().equals(Optional.ofNullable(token.agency()))) {
            return Optional.empty();
        }
        return Optional.of(new Person(
                person.id(),
                person.login(),
                person.name(),
                person.agencyCode(),
                Roles.of(roles),
                true,
                person.version()));
    }

    /// Written once a day.
    private void used(AccessToken token, LocalDate today) {
        if (token.lastUse().filter(day -> !day.isBefore(today)).isPresent()) {
            return;
        }
        jdbc.sql("""
                        update identity.access_token
                        set last_used_on = :today
                        where id = :id and (last_used_on is null or last_used_on < :today)
                        """).param("id", token.id()).param("today", today).update();
    }

    private TokenMaking make(
            @Nullable UUID person,
            @Nullable String system,
            String name,
            Set<Role> roles,
            @Nullable String agency,
            String by,
            int days) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new InvalidField("days", "1 to " + LONGEST_DAYS);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var token = new AccessToken(
                UUID.randomUUID(),
                Checks.text("name", name, LONGEST_NAME),
                roles,
                agency,
                now,
                by,
                now.plus(Duration.ofDays(days)),
                null,
                null);
        var text = TokenText.draw(random);
        jdbc.sql("""
                        insert into identity.access_token
                            (id, digest, name, person, system, roles, agency, made_at, made_by, not_after)
                        values (:id, :digest, :name, :person, :system, :roles, :agency, :madeAt, :by, :notAfter)
                        """)
                .param("id", token.id())
                .param("digest", TokenText.digest(text))
                .param("name", token.name())
                .param("person", person)
                .param("system", system)
                .param("roles", roles.stream().map(Role::name).sorted().toArray(String[]::new))
                .param("agency", agency)
                .param("madeAt", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("notAfter", token.notAfter().atOffset(ZoneOffset.UTC))
                .update();
        return new TokenMaking.Made(new IssuedToken(token, text));
    }

    /// @param holder the column, not a value
    private long live(String holder, Object who) {
        return jdbc.sql("""
                        select count(*)
                        from identity.access_token
                        where %s = :who and revoked_at is null and not_after > :now
                        """.formatted(holder))
                .param("who", who)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /// @param holder the column, not a value
    private List<AccessToken> list(String holder, Object who) {
        return jdbc.sql("""
                        select id, name, roles, agency, made_at, made_by, not_after, revoked_at, last_used_on
                        from identity.access_token
                        where %s = :who
                        order by revoked_at is not null or not_after <= :now, made_at desc, id
                        limit :listed
                        """.formatted(holder))
                .param("who", who)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("listed", LISTED)
                .query((row, number) -> token(row))
                .list();
    }

    /// @param holder the column, not a value
    private void revoke(String holder, Object who, UUID token, String by) {
        int known = jdbc.sql("""
                        update identity.access_token
                        set revoked_at = coalesce(revoked_at, :now), revoked_by = coalesce(revoked_by, :by)
                        where id = :id and %s = :who
                        """.formatted(holder))
                .param("id", token)
                .param("who", who)
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (known == 0) {
            throw new NotFound("token", token);
        }
    }

    private static AccessToken token(ResultSet row) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        for (var name : (String[]) row.getArray("roles").getArray()) {
            roles.add(Role.valueOf(name));
        }
        return new AccessToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                roles,
                row.getString("agency"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                row.getTimestamp("not_after").toInstant(),
                instantOrNull(row.getTimestamp("revoked_at")),
                row.getObject("last_used_on", LocalDate.class));
    }

    private static @Nullable Instant instantOrNull(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
