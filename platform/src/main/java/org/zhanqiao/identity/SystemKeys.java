package org.zhanqiao.identity;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table of keys. A shared secret is kept sealed.
final class SystemKeys {

    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 6;

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final SecureRandom random;

    SystemKeys(JdbcClient jdbc, SecretBox box, SecureRandom random) {
        this.jdbc = jdbc;
        this.box = box;
        this.random = random;
    }

    Optional<SealedKey> find(String keyId) {
        return jdbc.sql("""
                        select key_id, system, algorithm, material, not_before, not_after, revoked_at
                        from identity.system_key
                        where key_id = :keyId
                        """).param("keyId", keyId).query(SystemKeys::key).optional();
    }

    /// Finds a key and keeps others from changing it until the transaction ends.
    Optional<SealedKey> lock(String keyId) {
        return jdbc.sql("""
                        select key_id, system, algorithm, material, not_before, not_after, revoked_at
                        from identity.system_key
                        where key_id = :keyId
                        for update
                        """).param("keyId", keyId).query(SystemKeys::key).optional();
    }

    List<SealedKey> listOf(String system) {
        return jdbc.sql("""
                        select key_id, system, algorithm, material, not_before, not_after, revoked_at
                        from identity.system_key
                        where system = :system
                        order by not_before desc, key_id
                        """).param("system", system).query(SystemKeys::key).list();
    }

    List<SealedKey> listLive(Instant now) {
        return jdbc.sql("""
                        select key_id, system, algorithm, material, not_before, not_after, revoked_at
                        from identity.system_key
                        where revoked_at is null and not_after > :now
                        order by key_id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(SystemKeys::key)
                .list();
    }

    IssuedKey insert(String system, KeyOffer offer, Instant notBefore, Duration term) {
        return insert(system, "", offer, notBefore, term);
    }

    /// @param mark stands in the key's id before its random part
    IssuedKey insert(String system, String mark, KeyOffer offer, Instant notBefore, Duration term) {
        if (term.isNegative() || term.isZero()) {
            throw new InvalidField("term", "must be more than nothing");
        }
        var keyId = system + "." + mark + HexFormat.of().formatHex(bytes(ID_BYTES));
        var from = notBefore.truncatedTo(ChronoUnit.MICROS);
        var until = from.plus(term);
        return switch (offer) {
            case KeyOffer.Hmac hmac -> {
                var secret = bytes(SECRET_BYTES);
                insert(keyId, system, hmac, box.seal(secret, SealedKey.context(keyId)), from, until);
                yield new IssuedKey(
                        new SystemKey(keyId, system, hmac.algorithm(), null, from, until, null),
                        Base64.getEncoder().encodeToString(secret));
            }
            case KeyOffer.Ed25519(var publicKey) -> insertPublic(keyId, system, offer, publicKey, from, until);
            case KeyOffer.Sm2(var publicKey) -> insertPublic(keyId, system, offer, publicKey, from, until);
        };
    }

    private IssuedKey insertPublic(
            String keyId, String system, KeyOffer offer, String publicKey, Instant from, Instant until) {
        if (holds(publicKey)) {
            throw new KeyTaken();
        }
        insert(keyId, system, offer, publicKey, from, until);
        return new IssuedKey(new SystemKey(keyId, system, offer.algorithm(), publicKey, from, until, null), null);
    }

    /// Whether a public key is or was any system's: one that was revoked comes back no more than one in use.
    private boolean holds(String publicKey) {
        return jdbc.sql("select exists (select from identity.system_key where material = :material)")
                .param("material", publicKey)
                .query(Boolean.class)
                .single();
    }

    private void insert(String keyId, String system, KeyOffer offer, String material, Instant from, Instant until) {
        jdbc.sql("""
                        insert into identity.system_key
                            (key_id, system, algorithm, material, not_before, not_after)
                        values (:keyId, :system, :algorithm, :material, :notBefore, :notAfter)
                        """)
                .param("keyId", keyId)
                .param("system", system)
                .param("algorithm", offer.algorithm().label())
                .param("material", material)
                .param("notBefore", from.atOffset(ZoneOffset.UTC))
                .param("notAfter", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void shorten(String keyId, Instant notAfter) {
        jdbc.sql("""
                        update identity.system_key
                        set not_after = least(not_after, :notAfter)
                        where key_id = :keyId
                        """)
                .param("keyId", keyId)
                .param("notAfter", notAfter.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean revoke(String keyId, Instant at) {
        return jdbc.sql("""
                        update identity.system_key
                        set revoked_at = :at
                        where key_id = :keyId and revoked_at is null
                        """)
                        .param("keyId", keyId)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static SealedKey key(ResultSet row, int number) throws SQLException {
        var algorithm = KeyAlgorithm.of(row.getString("algorithm"));
        var material = row.getString("material");
        var key = new SystemKey(
                row.getString("key_id"),
                row.getString("system"),
                algorithm,
                algorithm == KeyAlgorithm.HMAC_SHA256 ? null : material,
                row.getTimestamp("not_before").toInstant(),
                row.getTimestamp("not_after").toInstant(),
                instantOrNull(row.getTimestamp("revoked_at")));
        return new SealedKey(key, material);
    }

    private static @Nullable Instant instantOrNull(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
