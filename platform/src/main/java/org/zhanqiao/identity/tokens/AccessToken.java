package org.zhanqiao.identity.tokens;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.identity.Role;

/// A token as its holder sees it listed; the token itself is not known here.
///
/// @param name what its holder calls it
/// @param roles the most that a person's token acts in; empty for a system's
/// @param agency code of the agency its holder worked for when it was made; it ends when that is another
/// @param madeBy login of whoever made it
/// @param lastUsedOn the last day, in the city's zone, that it let somebody in
public record AccessToken(
        UUID id,
        String name,
        Set<Role> roles,
        @Nullable String agency,
        Instant madeAt,
        String madeBy,
        Instant notAfter,
        @Nullable Instant revokedAt,
        @Nullable LocalDate lastUsedOn) {

    /// What a token is good for at an instant.
    public enum Standing {
        VALID,
        EXPIRED,
        REVOKED
    }

    public AccessToken {
        roles = Set.copyOf(roles);
    }

    public Standing standing(Instant now) {
        if (revokedAt != null) {
            return Standing.REVOKED;
        }
        return now.isBefore(notAfter) ? Standing.VALID : Standing.EXPIRED;
    }

    public Optional<LocalDate> lastUse() {
        return Optional.ofNullable(lastUsedOn);
    }
}
