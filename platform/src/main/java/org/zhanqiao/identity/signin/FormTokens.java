package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.zhanqiao.identity.Cookies;
import org.zhanqiao.identity.KeyedHash;
import org.zhanqiao.identity.SignedInPerson;

/// The token that every form carries, so that no other site can send it (CSRF). Nothing is kept: it is a keyed hash of
/// the session's id, or, before sign-in, of a random cookie. It needs no JavaScript.
final class FormTokens implements CsrfTokenRepository {

    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String PARAMETER = "_csrf";
    private static final String FRESH = FormTokens.class.getName();
    private static final int COOKIE_BYTES = 16;

    private final KeyedHash hash;
    private final Cookies cookies;
    private final SecureRandom random;

    FormTokens(KeyedHash hash, Cookies cookies, SecureRandom random) {
        this.hash = hash;
        this.cookies = cookies;
        this.random = random;
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return boundTo(request).map(this::token).orElse(null);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        var bytes = new byte[COOKIE_BYTES];
        random.nextBytes(bytes);
        var cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        request.setAttribute(FRESH, cookie);
        return token("visitor:" + cookie);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(FRESH) instanceof String cookie) {
            cookies.set(response, Cookies.FORM, cookie);
        }
    }

    private Optional<String> boundTo(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedInPerson who) {
            return Optional.of("session:" + who.sessionId());
        }
        return cookies.find(request, Cookies.FORM).map(cookie -> "visitor:" + cookie);
    }

    private CsrfToken token(String boundTo) {
        return new DefaultCsrfToken(
                HEADER, PARAMETER, Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(boundTo)));
    }
}
