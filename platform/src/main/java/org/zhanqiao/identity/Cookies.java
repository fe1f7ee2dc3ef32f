package org.zhanqiao.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// Cookies of the doors: out of reach of scripts, never sent along from other sites' forms, and over TLS bound to this
/// host by the prefix `__Host-`.
public final class Cookies {

    public static final String SESSION = "zq-session";
    public static final String FORM = "zq-form";
    public static final String OIDC = "zq-oidc";

    private final boolean secure;

    public Cookies(boolean secure) {
        this.secure = secure;
    }

    /// The name under which a browser keeps it.
    public String name(String name) {
        return secure ? "__Host-" + name : name;
    }

    public Optional<String> find(HttpServletRequest request, String name) {
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
    public void set(HttpServletResponse response, String name, String value) {
        add(response, ResponseCookie.from(name(name), value));
    }

    /// Sets a cookie that the browser keeps for a time, also when it is closed meanwhile.
    public void set(HttpServletResponse response, String name, String value, Duration keep) {
        add(response, ResponseCookie.from(name(name), value).maxAge(keep));
    }

    public void remove(HttpServletResponse response, String name) {
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
