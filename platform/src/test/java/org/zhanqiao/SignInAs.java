package org.zhanqiao;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.Instant;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.identity.SignedInPerson;

/// For MockMvc: `get("/desk/people").with(SignInAs.a(Role.SYSTEM_ADMIN))`.
public final class SignInAs {

    /// A code with a right check digit, of no agency that is registered.
    public static final String AGENCY = "113702000000000007";

    private SignInAs() {}

    /// Somebody of a role who is in no database.
    public static RequestPostProcessor a(Role role) {
        return person(new Person(new UUID(7, 7), "somebody", "某人", AGENCY, Roles.of(role), true, 0));
    }

    /// Somebody in particular.
    public static RequestPostProcessor person(Person person) {
        var now = Instant.now();
        var who = new SignedInPerson(person, "session", now, now.plusSeconds(3600), false);
        var authorities =
                who.roleNames().stream().map(SimpleGrantedAuthority::new).toList();
        return authentication(UsernamePasswordAuthenticationToken.authenticated(who, null, authorities));
    }
}
