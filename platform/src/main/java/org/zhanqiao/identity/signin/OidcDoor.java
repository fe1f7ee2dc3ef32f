package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.zhanqiao.identity.Cookies;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.SecretBox;

/// Signing in by OpenID Connect: off until `spring.security.oauth2.client` names a provider. It opens for
/// people who are registered here already, by the claim `zhanqiao.identity.oidc-login-claim`; it makes no
/// accounts. Between the two halves of the dance nothing is kept here: a sealed cookie carries the request.
final class OidcDoor {

    private static final Logger LOG = LoggerFactory.getLogger(OidcDoor.class);

    private final List<ClientRegistration> registrations;
    private final Identity identity;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Cookies cookies;
    private final InstantSource clock;
    private final OidcRequests requests;
    private final String loginClaim;

    OidcDoor(
            List<ClientRegistration> registrations,
            Identity identity,
            Sessions sessions,
            Accounts accounts,
            Cookies cookies,
            InstantSource clock,
            SecretBox box,
            String loginClaim) {
        this.registrations = List.copyOf(registrations);
        this.identity = identity;
        this.sessions = sessions;
        this.accounts = accounts;
        this.cookies = cookies;
        this.clock = clock;
        this.requests = new OidcRequests(box, cookies, clock);
        this.loginClaim = loginClaim;
    }

    List<SignInView.OtherDoor> listDoors() {
        return registrations.stream()
                .map(registration -> new SignInView.OtherDoor(
                        registration.getClientName(), "/oauth2/authorization/" + registration.getRegistrationId()))
                .toList();
    }

    void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.loginPage("/sign-in")
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(requests))
                .successHandler(this::enter)
                .failureHandler(this::refuse);
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        var session = authentication.getPrincipal() instanceof OidcUser user
                        && user.getClaims().get(loginClaim) instanceof String login
                ? identity.findPersonByLogin(login).flatMap(person -> sessions.begin(person.id(), Door.OIDC))
                : Optional.<Sessions.Session>empty();
        if (session.isEmpty()) {
            LOG.info("OpenID Connect sign-in refused: no open account for that identity");
            goTo(response, "/sign-in?failed=oidc");
            return;
        }
        accounts.record(session.get().who().id(), clock.instant(), request.getRemoteAddr(), Door.OIDC);
        cookies.set(response, Cookies.SESSION, sessions.token(session.get()));
        goTo(response, "/");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason) {
        LOG.info("OpenID Connect sign-in failed: {}", reason.getClass().getSimpleName());
        goTo(response, "/sign-in?failed=oidc");
    }

    private static void goTo(HttpServletResponse response, String path) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", path);
    }
}
