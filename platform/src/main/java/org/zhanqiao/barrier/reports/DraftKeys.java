package org.zhanqiao.barrier.reports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.SecretBox;

/// Makes and reads the cookie of a draft: random bytes, when it was given out, and a keyed hash of both, so that nobody
/// makes one and says that it is old.
@Component
class DraftKeys {

    /// Characters of a reference, 50 bits.
    static final int REFERENCE = 10;

    static final int REFERENCE_GROUP = 5;

    /// Characters of a secret, 60 bits; who tries them is slowed down.
    static final int SECRET = 12;

    static final int SECRET_GROUP = 4;

    private static final int RANDOM_BYTES = 18;
    private static final Pattern COOKIE = Pattern.compile("([A-Za-z0-9_-]{24})\\.([0-9]{1,12})\\.([0-9a-f]{64})");

    private final SecretBox box;
    private final SecureRandom random;
    private final InstantSource clock;

    DraftKeys(SecretBox box, SecureRandom random, InstantSource clock) {
        this.box = box;
        this.random = random;
        this.clock = clock;
    }

    /// The value of a new cookie.
    String draw() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var text = Base64.getUrlEncoder().encodeToString(bytes) + "."
                + clock.instant().getEpochSecond();
        return text + "." + box.hashes(text, "barrier.draft.cookie").getFirst();
    }

    /// The key in a cookie; nothing when we did not make it.
    Optional<DraftKey> read(String cookie) {
        var parts = COOKIE.matcher(cookie);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var text = parts.group(1) + "." + parts.group(2);
        return box.hashes(text, "barrier.draft.cookie").stream().anyMatch(hash -> same(hash, parts.group(3)))
                ? Optional.of(of(text, Instant.ofEpochSecond(Long.parseLong(parts.group(2)))))
                : Optional.empty();
    }

    /// The key of a report that has no cookie, such as one entered by a clerk.
    DraftKey fresh() {
        return read(draw()).orElseThrow();
    }

    /// The key of what a program sends under a text of its own.
    DraftKey ofProgram(String text) {
        return of("program\n" + text, clock.instant());
    }

    /// What is kept of what came under a key, to know it again.
    String hashOfSent(String sent) {
        return box.hashes(sent, "barrier.report.sent").getFirst();
    }

    /// Whether it is this that came.
    boolean isSent(String kept, String sent) {
        return box.hashes(sent, "barrier.report.sent").stream().anyMatch(hash -> same(hash, kept));
    }

    private DraftKey of(String text, Instant begun) {
        return new DraftKey(
                box.hashes(text, "barrier.draft").getFirst(),
                begun,
                PlainCode.of(box.hashes(text, "barrier.reference").getFirst(), REFERENCE, REFERENCE_GROUP),
                PlainCode.of(box.hashes(text, "barrier.secret").getFirst(), SECRET, SECRET_GROUP));
    }

    /// What is kept of a secret.
    String hash(String reference, String secret) {
        return box.hashes(reference + "\n" + secret, "barrier.report.secret").getFirst();
    }

    /// Whether a secret is the one of which a hash was kept; takes as long for any two texts of the same length.
    boolean opens(String kept, String reference, String secret) {
        boolean opens = false;
        for (var hash : box.hashes(reference + "\n" + secret, "barrier.report.secret")) {
            opens |= same(hash, kept);
        }
        return opens;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
