package org.zhanqiao.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/// The language of a page: Chinese, unless `?lang=en` was asked for, which a cookie then remembers.
final class Language implements LocaleResolver, HandlerInterceptor {

    static final String PARAMETER = "lang";
    static final String COOKIE = "zq-lang";
    private static final String ATTRIBUTE = Language.class.getName();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Locale known) {
            return known;
        }
        var asked = parse(request.getParameter(PARAMETER));
        var locale = asked != null ? asked : remembered(request);
        request.setAttribute(ATTRIBUTE, locale);
        return locale;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by ?" + PARAMETER);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var asked = parse(request.getParameter(PARAMETER));
        if (asked != null && !response.isCommitted()) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, asked.getLanguage())
                            .path("/")
                            .maxAge(Duration.ofDays(365))
                            .sameSite("Lax")
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .build()
                            .toString());
        }
        return true;
    }

    private static Locale remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                var locale = COOKIE.equals(cookie.getName()) ? parse(cookie.getValue()) : null;
                if (locale != null) {
                    return locale;
                }
            }
        }
        return Locale.SIMPLIFIED_CHINESE;
    }

    private static @Nullable Locale parse(@Nullable String tag) {
        return switch (tag) {
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            case "en" -> Locale.ENGLISH;
            case null, default -> null;
        };
    }
}
