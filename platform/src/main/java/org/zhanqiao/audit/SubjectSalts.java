package org.zhanqiao.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.zhanqiao.identity.KeyedHash;

/// Commitments to the people and organisations a call was about. Entries of the evidence hold these in place of
/// identity numbers: `HMAC-SHA256(salt of the person, number)`, where the salt is random and lies in the database
/// under `HMAC-SHA256(platform key, number)`. Erasing the salt erases the person; the proofs still hold.
///
/// Commitments are cached for five minutes, which bounds how long a node goes on using a salt that was erased.
public final class SubjectSalts {

    /// Bytes of a commitment.
    public static final int LENGTH = KeyedHash.LENGTH;

    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final int SALT = 16;
    private static final int MOST_CACHED = 500_000;

    private final KeyedHash references;
    private final SecureRandom random;
    private final Cache<String, byte[]> cache = Caffeine.newBuilder()
            .maximumSize(MOST_CACHED)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    /// @param key 32 bytes, the platform's key for references
    public SubjectSalts(byte[] key, SecureRandom random) {
        this.references = new KeyedHash(key);
        this.random = random;
    }

    /// The commitments of these subjects, one after the other, in their order. A subject seen for the first time
    /// gets its salt here, durably, before anything refers to it.
    ///
    /// @param client of the platform's database, used on the caller's event loop
    public Future<byte[]> commit(SqlClient client, List<String> subjects) {
        if (subjects.isEmpty()) {
            return Future.succeededFuture(new byte[0]);
        }
        var commitments = new byte[subjects.size() * LENGTH];
        Map<Integer, String> missing = new LinkedHashMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            var ref = reference(subjects.get(i));
            var commitment = cache.getIfPresent(ref);
            if (commitment == null) {
                missing.put(i, ref);
            } else {
                System.arraycopy(commitment, 0, commitments, i * LENGTH, LENGTH);
            }
        }
        if (missing.isEmpty()) {
            return Future.succeededFuture(commitments);
        }
        return fetch(client, missing.values().stream().distinct().toList()).map(salts -> {
            missing.forEach((place, ref) -> {
                var salt = salts.get(ref);
                if (salt == null) {
                    throw new IllegalStateException("the database returned no salt for a subject it was given");
                }
                var commitment = commitment(salt, subjects.get(place));
                cache.put(ref, commitment);
                System.arraycopy(commitment, 0, commitments, place * LENGTH, LENGTH);
            });
            return commitments;
        });
    }

    private Future<Map<String, byte[]>> fetch(SqlClient client, List<String> refs) {
        var wanted = refs.stream().map(ref -> Buffer.buffer(HEX.parseHex(ref))).toArray(Buffer[]::new);
        return client.preparedQuery("select ref, salt from audit.subject_salt where ref = any($1)")
                .execute(Tuple.tuple().addArrayOfBuffer(wanted))
                .compose(rows -> {
                    Map<String, byte[]> found = new HashMap<>();
                    rows.forEach(row -> keep(found, row.getBuffer(0), row.getBuffer(1)));
                    var unknown =
                            refs.stream().filter(ref -> !found.containsKey(ref)).toList();
                    return unknown.isEmpty()
                            ? Future.succeededFuture(found)
                            : insert(client, unknown).map(inserted -> {
                                found.putAll(inserted);
                                return found;
                            });
                });
    }

    /// Two nodes may meet the same person at once: the update that changes nothing makes the loser read the winner's.
    private Future<Map<String, byte[]>> insert(SqlClient client, List<String> refs) {
        var sorted = refs.stream()
                .sorted()
                .map(ref -> Buffer.buffer(HEX.parseHex(ref)))
                .toArray(Buffer[]::new);
        var salts = new Buffer[sorted.length];
        for (int i = 0; i < salts.length; i++) {
            var salt = new byte[SALT];
            random.nextBytes(salt);
            salts[i] = Buffer.buffer(salt);
        }
        return client.preparedQuery("""
                        insert into audit.subject_salt as s (ref, salt) select * from unnest($1::bytea[], $2::bytea[])
                        on conflict (ref) do update set salt = s.salt
                        returning ref, salt
                        """)
                .execute(Tuple.tuple().addArrayOfBuffer(sorted).addArrayOfBuffer(salts))
                .map(rows -> {
                    Map<String, byte[]> found = new HashMap<>();
                    rows.forEach(row -> keep(found, row.getBuffer(0), row.getBuffer(1)));
                    return found;
                });
    }

    private static void keep(Map<String, byte[]> found, Buffer ref, Buffer salt) {
        found.put(HEX.formatHex(ref.getBytes()), salt.getBytes());
    }

    /// Under what a subject's salt lies in the database, in hexadecimal.
    public String reference(String subject) {
        return HEX.formatHex(references.of(normal(subject)));
    }

    /// One spelling for one subject: without blanks, ASCII digits and letters, upper case. A register that keeps
    /// `37020219900307451x` or a number in full-width digits means the same person.
    public static String normal(String subject) {
        for (int i = 0; i < subject.length(); i++) {
            char c = subject.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))) {
                return BLANKS.matcher(Normalizer.normalize(subject, Normalizer.Form.NFKC))
                        .replaceAll("")
                        .toUpperCase(Locale.ROOT);
            }
        }
        return subject;
    }

    /// The commitment of a subject whose salt is known.
    public static byte[] commitment(byte[] salt, String subject) {
        return KeyedHash.once(salt, normal(subject));
    }

    /// Whether a commitment is among those of an entry's detail.
    static boolean contains(byte[] detail, byte[] commitment) {
        for (int at = 0; at + LENGTH <= detail.length; at += LENGTH) {
            if (Arrays.equals(detail, at, at + LENGTH, commitment, 0, LENGTH)) {
                return true;
            }
        }
        return false;
    }
}
