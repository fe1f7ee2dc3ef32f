package org.zhanqiao.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.zhanqiao.web.SignedIn;

/// Whoever is signed in, or whose token came along. Controllers take it as
/// `@AuthenticationPrincipal SignedInPerson me`.
///
/// @param person as a look at the account not older than `zhanqiao.identity.account-cache` found them; by a
///     token, as they are now, in those roles alone that the token has
/// @param sessionId random, the same for the whole session; by a token, its id
/// @param since when they signed in, or the token was made
/// @param until when the session or the token ends in any case
/// @param mustChangePassword whether they came in with a one-time password: until it is changed they act in no role
public record SignedInPerson(Person person, String sessionId, Instant since, Instant until, boolean mustChangePassword)
        implements Reader, SignedIn, Principal {

    public UUID id() {
        return person.id();
    }

    @Override
    public Optional<String> agency() {
        return person.agency();
    }

    public boolean has(Role role) {
        return !mustChangePassword && person.roles().has(role);
    }

    @Override
    public String getName() {
        return person.login();
    }

    @Override
    public String displayName() {
        return person.name();
    }

    @Override
    public Set<String> roleNames() {
        return mustChangePassword
                ? Set.of()
                : person.roles().all().stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean staff() {
        return person.roles()
                .hasAny(
                        Role.BUREAU,
                        Role.CITY_OFFICE,
                        Role.DATA_OFFICER,
                        Role.SHARING_HEAD,
                        Role.CLERK,
                        Role.SYSTEM_ADMIN,
                        Role.SECURITY_ADMIN,
                        Role.AUDIT_ADMIN);
    }
}
