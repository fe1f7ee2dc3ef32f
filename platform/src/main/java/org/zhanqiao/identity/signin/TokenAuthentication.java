package org.zhanqiao.identity.signin;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.identity.SystemReader;

/// Whoever came in by a bearer token, and so has no session.
final class TokenAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Reader reader;

    TokenAuthentication(Reader reader) {
        super(
                switch (reader) {
                    case SignedInPerson person ->
                        person.roleNames().stream()
                                .map(SimpleGrantedAuthority::new)
                                .toList();
                    case SystemReader _ -> List.of();
                });
        this.reader = reader;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Reader getPrincipal() {
        return reader;
    }
}
