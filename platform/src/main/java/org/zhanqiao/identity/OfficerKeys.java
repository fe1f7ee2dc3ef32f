package org.zhanqiao.identity;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.client.signature.SignatureAlgorithm;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.client.signature.VerificationKey;

/// The keys with which people sign agreements. Everybody has at most one that is current: their own, of which the
/// platform knows the public half, or one that the platform makes and keeps sealed (decision 14). Old
/// ones stay, so that old signatures still say whose they are. Public halves are published, with whose
/// they are and since when.
@Service
public class OfficerKeys {

    private static final String COLUMNS =
            "k.key_id, k.person, k.algorithm, k.public_key, k.material, k.registered_at, k.ended_at";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final SecureRandom random;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    OfficerKeys(
            JdbcClient jdbc,
            SecretBox box,
            SecureRandom random,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.box = box;
        this.random = random;
        this.clock = clock;
        this.events = events;
    }

    /// The key a person signs with now.
    public Optional<OfficerKey> findCurrent(UUID person) {
        return row(person).map(Row::key);
    }

    /// The keys of an agency's people, present and past, the latest registered first.
    ///
    /// @param agency code
    public List<HeldKey> listOf(String agency) {
        return jdbc.sql("select " + COLUMNS + """
                        , p.name, p.agency
                        from identity.officer_key k join identity.person p on p.id = k.person
                        where p.agency = :agency
                        order by k.registered_at desc, k.key_id
                        """)
                .param("agency", agency)
                .query(OfficerKeys::held)
                .list();
    }

    /// How many keys people of each agency have or had, by its code.
    public Map<String, Integer> countByAgency() {
        var counts = new TreeMap<String, Integer>();
        jdbc.sql("""
                select p.agency, count(*) as keys
                from identity.officer_key k join identity.person p on p.id = k.person
                where p.agency is not null
                group by p.agency
                """).query((RowCallbackHandler) row -> counts.put(row.getString("agency"), row.getInt("keys")));
        return counts;
    }

    /// Registers the public half of a person's own key in place of the one before. Their current key
    /// once more changes nothing.
    ///
    /// @throws InvalidField when it is a shared secret, with which nobody can show who signed
    /// @throws KeyTaken     when it is or was somebody's already
    @Transactional
    public OfficerKey register(UUID person, KeyOffer offer) {
        return switch (offer) {
            case KeyOffer.Hmac _ -> throw new InvalidField("algorithm", "expected ed25519 or sm2-sm3");
            case KeyOffer.Ed25519(var publicKey) -> insert(person, KeyAlgorithm.ED25519, publicKey, null);
            case KeyOffer.Sm2(var publicKey) -> insert(person, KeyAlgorithm.SM2_SM3, publicKey, null);
        };
    }

    /// Makes a key that the platform keeps, in place of the one before.
    ///
    /// @throws InvalidField for a shared secret
    @Transactional
    public OfficerKey make(UUID person, KeyAlgorithm algorithm) {
        if (algorithm == KeyAlgorithm.HMAC_SHA256) {
            throw new InvalidField("algorithm", "expected ed25519 or sm2-sm3");
        }
        var made = SigningKey.generate(of(algorithm), "officer", "new", random);
        return insert(
                person,
                algorithm,
                Base64.getEncoder().encodeToString(made.verificationKey().encoded()),
                made.encoded());
    }

    /// Signs with the key that the platform keeps for a person.
    ///
    /// @return the signature as [SigningKey#sign] makes it, 64 bytes
    /// @throws IllegalStateException when the platform keeps none
    public byte[] sign(UUID person, byte[] content) {
        var row = row(person).orElseThrow(() -> new IllegalStateException("no key is kept for this person"));
        if (row.material() == null) {
            throw new IllegalStateException("the private key is with its owner");
        }
        var secret = box.open(row.material(), context(row.key().keyId()));
        var publicKey = Base64.getDecoder().decode(row.key().publicKey());
        return (row.key().algorithm() == KeyAlgorithm.ED25519
                        ? SigningKey.ed25519("officer", row.key().keyId(), secret, publicKey)
                        : SigningKey.sm2("officer", row.key().keyId(), secret, publicKey))
                .sign(content);
    }

    /// Whether a signature of 64 bytes is of this key over this content.
    public static boolean verifies(OfficerKey key, byte[] content, byte[] signature) {
        return VerificationKey.of(of(key.algorithm()), Base64.getDecoder().decode(key.publicKey()))
                .verify(content, signature);
    }

    private static SignatureAlgorithm of(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case HMAC_SHA256 -> SignatureAlgorithm.HMAC_SHA256;
            case ED25519 -> SignatureAlgorithm.ED25519;
            case SM2_SM3 -> SignatureAlgorithm.SM2_SM3;
        };
    }

    /// The person's row is held, so that two registrations at once follow each other.
    private OfficerKey insert(UUID person, KeyAlgorithm algorithm, String publicKey, byte @Nullable [] secret) {
        hold(person);
        var current = row(person).map(Row::key).filter(key -> key.publicKey().equals(publicKey));
        if (current.isPresent()) {
            return current.get();
        }
        end(person);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var keyId = OfficerKey.fingerprint(publicKey);
        int inserted = jdbc.sql("""
                insert into identity.officer_key (key_id, person, algorithm, public_key, material, registered_at)
                select :keyId, :person, :algorithm, :publicKey, :material, :at
                where not exists (select from identity.officer_key where public_key = :publicKey)
                on conflict (key_id) do nothing
                """)
                .param("keyId", keyId)
                .param("person", person)
                .param("algorithm", algorithm.label())
                .param("publicKey", publicKey)
                .param("material", secret == null ? null : box.seal(secret, context(keyId)), Types.VARCHAR)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        if (inserted == 0) {
            throw new KeyTaken();
        }
        var key = new OfficerKey(keyId, person, algorithm, publicKey, secret != null, now, null);
        publish(key);
        return key;
    }

    private void hold(UUID person) {
        var _ = jdbc.sql("select login from identity.person where id = :id for update")
                .param("id", person)
                .query(String.class)
                .single();
    }

    /// Who may not sign in any more has no key to sign with either.
    @EventListener
    void follow(PersonShutOut shutOut) {
        end(shutOut.person());
    }

    private void end(UUID person) {
        jdbc.sql(
                        "update identity.officer_key k set ended_at = :at where person = :person and ended_at is null returning "
                                + COLUMNS)
                .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param("person", person)
                .query(OfficerKeys::read)
                .list()
                .forEach(row -> publish(row.key()));
    }

    private void publish(OfficerKey key) {
        jdbc.sql("select name, agency from identity.person where id = :id")
                .param("id", key.person())
                .query((row, n) -> new HeldKey(key, row.getString("name"), agency(row)))
                .list()
                .forEach(held -> events.publishEvent(new OfficerKeyChanged(held)));
    }

    private static String context(String keyId) {
        return "identity.officer_key:" + keyId;
    }

    private record Row(OfficerKey key, @Nullable String material) {
        @Override
        public String toString() {
            return "Row[" + key.keyId() + "]";
        }
    }

    private Optional<Row> row(UUID person) {
        return jdbc.sql("select " + COLUMNS + """
                         from identity.officer_key k where k.person = :person and k.ended_at is null
                        """)
                .param("person", person)
                .query(OfficerKeys::read)
                .optional();
    }

    private static HeldKey held(ResultSet row, int n) throws SQLException {
        return new HeldKey(read(row, n).key(), row.getString("name"), agency(row));
    }

    private static String agency(ResultSet row) throws SQLException {
        return Objects.requireNonNullElse(row.getString("agency"), "");
    }

    private static Row read(ResultSet row, int n) throws SQLException {
        var material = row.getString("material");
        var ended = row.getTimestamp("ended_at");
        return new Row(
                new OfficerKey(
                        row.getString("key_id"),
                        row.getObject("person", UUID.class),
                        KeyAlgorithm.of(row.getString("algorithm")),
                        row.getString("public_key"),
                        material != null,
                        row.getTimestamp("registered_at").toInstant(),
                        ended == null ? null : ended.toInstant()),
                material);
    }
}
