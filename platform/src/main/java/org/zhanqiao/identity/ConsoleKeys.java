package org.zhanqiao.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table of keys that were issued to people for the console. There is one live key a person and system, and a
/// second one only in the last minute of the first.
final class ConsoleKeys {

    /// How long such a key is valid.
    static final Duration TERM = Duration.ofMinutes(15);

    /// A key that ends sooner is replaced, so that a call under way does not outlive it.
    private static final Duration REPLACED_BEFORE_END = Duration.ofMinutes(1);

    /// Stands in the id, after the system's code, so that evidence shows where the call came from.
    private static final String MARK = "console-";

    private final JdbcClient jdbc;
    private final SystemKeys keys;
    private final SecretBox box;

    ConsoleKeys(JdbcClient jdbc, SystemKeys keys, SecretBox box) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.box = box;
    }

    /// An access, and whether its key was made for it.
    record Found(ConsoleAccess access, boolean isNew) {}

    /// The person's key of that system, made when there is none; within a transaction.
    Found open(UUID person, String system, Instant now) {
        lock(person);
        var last = findLast(person, system, now);
        if (last.isPresent()) {
            var key = last.get().key();
            if (key.standing(now) == SystemKey.Standing.REVOKED) {
                return new Found(new ConsoleAccess.Stopped(key.notAfter()), false);
            }
            if (now.plus(REPLACED_BEFORE_END).isBefore(key.notAfter())) {
                return new Found(opened(last.get()), false);
            }
        }
        var issued = keys.insert(system, MARK, new KeyOffer.Hmac(), now, TERM).key();
        jdbc.sql("""
                        insert into identity.console_key (key_id, person)
                        values (:keyId, :person)
                        """).param("keyId", issued.keyId()).param("person", person).update();
        return new Found(opened(keys.find(issued.keyId()).orElseThrow()), true);
    }

    /// Logins of those to whom keys of a system were issued, by key id.
    Map<String, String> holders(String system) {
        Map<String, String> holders = new LinkedHashMap<>();
        jdbc.sql("""
                        select issued.key_id, person.login
                        from identity.console_key issued
                        join identity.system_key key on key.key_id = issued.key_id
                        join identity.person person on person.id = issued.person
                        where key.system = :system
                        """).param("system", system).query(row -> {
            holders.put(row.getString("key_id"), row.getString("login"));
        });
        return holders;
    }

    /// Whom a key was issued to; nobody when it is a key of the system itself.
    Optional<UUID> findHolder(String keyId) {
        return jdbc.sql("""
                        select person
                        from identity.console_key
                        where key_id = :keyId
                        """).param("keyId", keyId).query(UUID.class).optional();
    }

    private ConsoleAccess.Open opened(SealedKey sealed) {
        var keyId = sealed.key().keyId();
        return new ConsoleAccess.Open(sealed.key(), box.open(sealed.material(), SealedKey.context(keyId)));
    }

    /// Two requests of one person wait for each other, so that they find one key and do not make two.
    private void lock(UUID person) {
        jdbc.sql("""
                        select id
                        from identity.person
                        where id = :person
                        for update
                        """).param("person", person).query(UUID.class).single();
    }

    private Optional<SealedKey> findLast(UUID person, String system, Instant now) {
        return jdbc.sql("""
                        select key.key_id
                        from identity.console_key issued
                        join identity.system_key key on key.key_id = issued.key_id
                        where issued.person = :person and key.system = :system and key.not_after > :now
                        order by key.not_after desc
                        limit 1
                        """)
                .param("person", person)
                .param("system", system)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .flatMap(keys::find);
    }
}
