package org.zhanqiao.identity.tokens;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.Tone;

/// The tokens of one holder as pages show them.
///
/// @param now the instant that their standing is told for
/// @param address where they are made (POST), and under `/ID/revoke` revoked
/// @param issued one just made, whose text is shown this once
public record TokenList(
        List<AccessToken> tokens,
        Instant now,
        String address,
        @Nullable IssuedToken issued) {

    public boolean isValid(AccessToken token) {
        return token.standing(now) == AccessToken.Standing.VALID;
    }

    /// Message key of a token's standing.
    public String standing(AccessToken token) {
        return "identity.token.standing." + token.standing(now).name();
    }

    /// How a token's standing looks.
    public Tone tone(AccessToken token) {
        return switch (token.standing(now)) {
            case VALID -> Tone.GOOD;
            case EXPIRED -> Tone.NEUTRAL;
            case REVOKED -> Tone.BAD;
        };
    }
}
