package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Cookies;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.LocalPath;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.PublicEndpoint;

/// Signing in with a password, and signing out.
@Controller
class SignInPages {

    private final Pages pages;
    private final PasswordDoor door;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Cookies cookies;
    private final OidcDoor oidc;

    SignInPages(Pages pages, PasswordDoor door, Sessions sessions, Accounts accounts, Cookies cookies, OidcDoor oidc) {
        this.pages = pages;
        this.door = door;
        this.sessions = sessions;
        this.accounts = accounts;
        this.cookies = cookies;
        this.oidc = oidc;
    }

    @PublicEndpoint
    @GetMapping("/sign-in")
    View ask(
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String failed,
            @AuthenticationPrincipal @Nullable SignedInPerson who) {
        if (who != null) {
            return pages.redirect(home(next));
        }
        var errors = failed.equals(Door.OIDC.label())
                ? List.of(InputError.of("login", "identity.signIn.oidcRefused"))
                : List.<InputError>of();
        return show(HttpStatus.OK, "", next, errors);
    }

    @PublicEndpoint
    @PostMapping("/sign-in")
    View enter(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (login.isBlank()) {
            return refuse(HttpStatus.UNPROCESSABLE_CONTENT, login, next, "login", "identity.signIn.loginMissing");
        }
        if (password.isEmpty()) {
            return refuse(HttpStatus.UNPROCESSABLE_CONTENT, login, next, "password", "identity.signIn.passwordMissing");
        }
        return switch (door.enter(login, password, request.getRemoteAddr())) {
            case PasswordDoor.Outcome.Entered(var session) -> {
                cookies.set(response, Cookies.SESSION, sessions.token(session));
                cookies.remove(response, Cookies.FORM);
                yield pages.redirect(home(next));
            }
            case PasswordDoor.Outcome.Refused() ->
                refuse(HttpStatus.UNPROCESSABLE_CONTENT, login, next, "login", "identity.signIn.refused");
            case PasswordDoor.Outcome.SlowedDown(var wait) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
                yield show(
                        HttpStatus.TOO_MANY_REQUESTS,
                        login,
                        next,
                        List.of(InputError.of("login", "identity.signIn.slowedDown", minutes(wait))));
            }
            case PasswordDoor.Outcome.Busy() ->
                refuse(HttpStatus.SERVICE_UNAVAILABLE, login, next, "login", "identity.signIn.busy");
        };
    }

    /// Ends every session of whoever is signed in, at all devices; without one there is nothing to end.
    @PublicEndpoint
    @PostMapping("/sign-out")
    View leave(@AuthenticationPrincipal @Nullable SignedInPerson who, HttpServletResponse response) {
        if (who != null) {
            accounts.endSessions(who.id());
        }
        cookies.remove(response, Cookies.SESSION);
        return pages.redirect("/signed-out");
    }

    @PublicEndpoint
    @GetMapping("/signed-out")
    View left() {
        return pages.show("identity/signed-out", new SignedOutView());
    }

    private View refuse(HttpStatus status, String login, String next, String field, String messageKey) {
        return show(status, login, next, List.of(InputError.of(field, messageKey)));
    }

    private View show(HttpStatus status, String login, String next, List<InputError> errors) {
        return pages.show(
                status,
                "identity/sign-in",
                new SignInView(login, LocalPath.isOne(next) ? next : "", errors, oidc.listDoors()));
    }

    private static String home(String next) {
        return LocalPath.isOne(next) && !next.startsWith("/sign-") ? next : "/";
    }

    static long minutes(Duration wait) {
        return Math.max(1, Math.ceilDiv(wait.toSeconds(), 60L));
    }
}
