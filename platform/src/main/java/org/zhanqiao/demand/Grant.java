package org.zhanqiao.demand;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One deal: who may read which fields of which service, for what, until when.
///
/// @param caller         code of the calling system
/// @param service        code of the data service
/// @param purpose        what for; a caller with several grants on one service names it in the call
/// @param matter         the matter (事项) it serves, as a citizen reads it
/// @param legalBasis     law and article relied on
/// @param caseRequired   whether every call names a case number
/// @param callsPerSecond of all nodes together
/// @param callsPerDay    of all nodes together, by the city's calendar day
/// @param lastGoodFor    how old an answer may be that stands in for a source that is down; zero for never
/// @param agreement      SHA-256 of the signed agreement, hexadecimal
/// @param end            the last act after the signature
/// @param version        counts its acts, the signature being 1
public record Grant(
        String id,
        String caller,
        String service,
        String purpose,
        String matter,
        String legalBasis,
        GrantTerms terms,
        boolean caseRequired,
        int callsPerSecond,
        long callsPerDay,
        Duration lastGoodFor,
        Instant notBefore,
        Instant notAfter,
        String agreement,
        State state,
        Signature signature,
        @Nullable End end,
        long version) {

    /// `ACTIVE ⇄ SUSPENDED`, and from both to `REVOKED`, which is final.
    public enum State {
        ACTIVE,
        SUSPENDED,
        REVOKED
    }

    /// Where a grant stands for whoever wants to call under it.
    public enum Standing {
        IN_FORCE,
        WAITING,
        EXPIRED,
        SUSPENDED,
        REVOKED
    }

    /// Where it stands at an instant.
    public Standing standing(Instant now) {
        return switch (state) {
            case REVOKED -> Standing.REVOKED;
            case SUSPENDED -> Standing.SUSPENDED;
            case ACTIVE ->
                now.isBefore(notBefore)
                        ? Standing.WAITING
                        : now.isBefore(notAfter) ? Standing.IN_FORCE : Standing.EXPIRED;
        };
    }

    /// Who signed it, and when.
    public record Signature(String by, Instant at) {}

    /// Who suspended, resumed or revoked it last, when and why.
    public record End(String by, Instant at, String because) {}

    public Grant {
        if (!notBefore.isBefore(notAfter)) {
            throw new IllegalArgumentException("a grant begins before it ends");
        }
        if (callsPerSecond < 1 || callsPerDay < 1) {
            throw new IllegalArgumentException("a grant allows at least one call a second and a day");
        }
        if (purpose.isBlank() || matter.isBlank() || legalBasis.isBlank()) {
            throw new IllegalArgumentException("a grant states its purpose, its matter and its legal basis");
        }
    }
}
