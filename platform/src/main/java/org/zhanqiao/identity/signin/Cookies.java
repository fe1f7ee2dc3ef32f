package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// Cookies of the doors: out of reach of scripts, never sent along from other sites' forms, and over TLS bound to this
/// host by the prefix `__Host-`.
final class Cookies {

    static final String SESSION = "zq-session";
    static final String FORM = "zq-form";
    static final String OIDC = "zq-oidc";

    private final boolean secure;

    Cookies(boolean secure) {
        this.secure = secure;
    }

    String name(String name) {
        return secure ? "__Host-" + name : name;
    }

    Optional<String> find(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(name(name))) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /// Sets a cookie that the browser drops when it is closed.
    void set(HttpServletResponse response, String name, String value) {
        add(response, ResponseCookie.from(name(name), value));
    }

    void remove(HttpServletResponse response, String name) {
        add(response, ResponseCookie.from(name(name), "").maxAge(Duration.ZERO));
    }

    private void add(HttpServletResponse response, ResponseCookie.ResponseCookieBuilder cookie) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie.path("/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
