package org.zhanqiao.identity;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table of SM4 keys, their material sealed.
final class Sm4Keys {

    private static final int ID_BYTES = 4;

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final SecureRandom random;

    Sm4Keys(JdbcClient jdbc, SecretBox box, SecureRandom random) {
        this.jdbc = jdbc;
        this.box = box;
        this.random = random;
    }

    Optional<SealedSm4Key> find(String keyId) {
        return jdbc.sql("""
                        select key_id, system, material, registered_at, ended_at
                        from identity.sm4_key
                        where key_id = :keyId
                        """).param("keyId", keyId).query(Sm4Keys::sealed).optional();
    }

    Optional<Sm4Key> findCurrent(String system) {
        return jdbc.sql("""
                        select key_id, system, material, registered_at, ended_at
                        from identity.sm4_key
                        where system = :system and ended_at is null
                        """)
                .param("system", system)
                .query(Sm4Keys::sealed)
                .optional()
                .map(SealedSm4Key::key);
    }

    List<Sm4Key> listOf(String system) {
        return jdbc.sql("""
                        select key_id, system, material, registered_at, ended_at
                        from identity.sm4_key
                        where system = :system
                        order by registered_at desc, key_id
                        """).param("system", system).query(Sm4Keys::sealed).list().stream()
                .map(SealedSm4Key::key)
                .toList();
    }

    /// Puts a key in the place of the current one. The row of the system is held, so that two at once follow each
    /// other.
    Sm4Key insert(String system, byte[] key, Instant now) {
        jdbc.sql("select code from identity.calling_system where code = :system for update")
                .param("system", system)
                .query(String.class)
                .single();
        end(system, now);
        var keyId = system + ".sm4-" + HexFormat.of().formatHex(bytes());
        var at = now.truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                        insert into identity.sm4_key (key_id, system, material, registered_at)
                        values (:keyId, :system, :material, :at)
                        """)
                .param("keyId", keyId)
                .param("system", system)
                .param("material", box.seal(key, SealedSm4Key.context(keyId)))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return new Sm4Key(keyId, system, at, null);
    }

    /// @return the id of the key that ended, if there was one
    Optional<String> end(String system, Instant now) {
        return jdbc.sql("""
                        update identity.sm4_key
                        set ended_at = :at
                        where system = :system and ended_at is null
                        returning key_id
                        """)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("system", system)
                .query(String.class)
                .optional();
    }

    private byte[] bytes() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static SealedSm4Key sealed(ResultSet row, int number) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new SealedSm4Key(
                new Sm4Key(
                        row.getString("key_id"),
                        row.getString("system"),
                        row.getTimestamp("registered_at").toInstant(),
                        ended == null ? null : ended.toInstant()),
                row.getString("material"));
    }
}
