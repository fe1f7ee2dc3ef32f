package org.zhanqiao.identity.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.zhanqiao.identity.IdentityProperties;
import org.zhanqiao.identity.SignedInPerson;

/// The session: a signed token (JWT, RFC 7519, HMAC-SHA256) that a cookie carries. Nothing is kept per session. It says
/// who, since when, and under which epoch of the account; what they may do is read from the account, never from the
/// cookie. It ends after `session-idle` without a request, after `session-longest` in any case, and when the account's
/// epoch moves on.
final class Sessions {

    private static final String ISSUER = "zhanqiao";
    private static final String EPOCH = "epoch";
    private static final String DOOR = "door";
    private static final String SINCE = "auth_time";
    private static final int ID_BYTES = 16;
    private static final int REISSUE_FRACTION = 6;

    /// @param door by which it was begun
    /// @param epoch the epoch of the account it was begun under
    /// @param reissue whether its token is old enough to be replaced
    record Session(SignedInPerson who, Door door, int epoch, boolean reissue) {}

    private final SessionKeys keys;
    private final Accounts accounts;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Duration idle;
    private final Duration longest;

    Sessions(
            SessionKeys keys,
            Accounts accounts,
            InstantSource clock,
            SecureRandom random,
            IdentityProperties properties) {
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
        this.random = random;
        this.idle = properties.sessionIdle();
        this.longest = properties.sessionLongest();
    }

    /// Begins a session of an account as it is now; nobody gets one of a person who is shut out.
    Optional<Session> begin(UUID person, Door door) {
        var now = seconds(clock.instant());
        return accounts.findNow(person)
                .filter(account -> account.person().enabled())
                .map(account -> new Session(who(account, door, randomId(), now), door, account.epoch(), true));
    }

    /// The token of a session, good for `session-idle` from now.
    String token(Session session) {
        var who = session.who();
        var now = seconds(clock.instant());
        var idleEnd = now.plus(idle);
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(who.id().toString())
                .jwtID(who.sessionId())
                .claim(EPOCH, session.epoch())
                .claim(DOOR, session.door().label())
                .claim(SINCE, who.since().getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(idleEnd.isBefore(who.until()) ? idleEnd : who.until()))
                .build();
        try {
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(keys.sessions().getFirst()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a session could not be signed", e);
        }
    }

    /// The session of a token, when it is ours, not over, and its account is still open under the same epoch.
    Optional<Session> read(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !isOurs(jwt)) {
                return Optional.empty();
            }
            return read(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// How long a session lasts without a request.
    Duration idle() {
        return idle;
    }

    private Optional<Session> read(JWTClaimsSet claims) throws ParseException {
        var now = clock.instant();
        var since = Instant.ofEpochSecond(claims.getLongClaim(SINCE));
        int epoch = claims.getIntegerClaim(EPOCH);
        var door = Door.of(String.valueOf(claims.getStringClaim(DOOR)));
        if (!ISSUER.equals(claims.getIssuer())
                || !now.isBefore(claims.getExpirationTime().toInstant())
                || !now.isBefore(since.plus(longest))) {
            return Optional.empty();
        }
        boolean reissue = now.isAfter(claims.getIssueTime().toInstant().plus(idle.dividedBy(REISSUE_FRACTION)));
        return accounts.find(UUID.fromString(claims.getSubject()))
                .filter(account -> account.person().enabled() && account.epoch() == epoch)
                .map(account -> new Session(who(account, door, claims.getJWTID(), since), door, epoch, reissue));
    }

    /// A one-time password binds whoever came in with it, and nobody whom another house vouches for.
    private SignedInPerson who(Accounts.Account account, Door door, String sessionId, Instant since) {
        return new SignedInPerson(
                account.person(),
                sessionId,
                since,
                since.plus(longest),
                account.mustChangePassword() && door == Door.PASSWORD);
    }

    private boolean isOurs(SignedJWT jwt) throws JOSEException {
        for (var key : keys.sessions()) {
            if (jwt.verify(new MACVerifier(key))) {
                return true;
            }
        }
        return false;
    }

    private String randomId() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Instant seconds(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond());
    }
}
