package org.zhanqiao.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Somebody who may sign in.
///
/// @param login name to sign in with, in small letters, unique
/// @param agencyCode code of the agency the person works for; a data officer and a clerk always have one
/// @param version counts the changes of this person; a change names the version it was made from
public record Person(
        UUID id, String login, String name, @Nullable String agencyCode, Roles roles, boolean enabled, long version) {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");

    public Person {
        requireLogin(login);
        name = Checks.text("name", name, 80);
        requireAgency(roles, agencyCode);
    }

    public Optional<String> agency() {
        return Optional.ofNullable(agencyCode);
    }

    static void requireLogin(String login) {
        Checks.pattern("login", login, LOGIN, "2 to 64 small letters, digits, dots, hyphens, underscores or @");
    }

    static String normalLogin(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    static void requireAgency(Roles roles, @Nullable String agencyCode) {
        if (agencyCode == null && roles.hasAny(Role.AGENCY_BOUND.toArray(Role[]::new))) {
            throw new InvalidField(
                    "agency", "a data officer, a head of a sharing office and a clerk belong to an agency");
        }
    }
}
