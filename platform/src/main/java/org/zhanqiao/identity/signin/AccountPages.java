package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Cookies;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.PasswordRule;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.AnyoneSignedIn;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// My account: roles, the session, the latest sign-ins, the password.
@Controller
class AccountPages {

    private final Pages pages;
    private final Identity identity;
    private final Accounts accounts;
    private final PasswordDoor door;
    private final Sessions sessions;
    private final Cookies cookies;

    AccountPages(
            Pages pages, Identity identity, Accounts accounts, PasswordDoor door, Sessions sessions, Cookies cookies) {
        this.pages = pages;
        this.identity = identity;
        this.accounts = accounts;
        this.door = door;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @AnyoneSignedIn
    @GetMapping("/account")
    View account(@AuthenticationPrincipal SignedInPerson who, @RequestParam(defaultValue = "false") boolean changed) {
        return show(HttpStatus.OK, who, List.of(), changed);
    }

    @AnyoneSignedIn
    @PostMapping("/account/password")
    View changePassword(
            @AuthenticationPrincipal SignedInPerson who,
            @RequestParam(defaultValue = "") String oldPassword,
            @RequestParam(defaultValue = "") String newPassword,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!newPassword.equals(again)) {
            return refuse(HttpStatus.UNPROCESSABLE_CONTENT, who, InputError.of("again", "identity.account.again"));
        }
        return switch (door.change(who, oldPassword, newPassword, request.getRemoteAddr())) {
            case PasswordDoor.Change.Changed(var session) -> {
                cookies.set(response, Cookies.SESSION, sessions.token(session));
                yield pages.redirect("/account?changed=true");
            }
            case PasswordDoor.Change.WrongPassword() ->
                refuse(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        who,
                        InputError.of("oldPassword", "identity.account.wrongPassword"));
            case PasswordDoor.Change.TooWeak() ->
                refuse(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        who,
                        InputError.of(
                                "newPassword",
                                "identity.account.tooWeak",
                                PasswordRule.SHORTEST,
                                PasswordRule.LONGEST));
            case PasswordDoor.Change.SameAgain() ->
                refuse(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        who,
                        InputError.of("newPassword", "identity.account.sameAgain"));
            case PasswordDoor.Change.SlowedDown(var wait) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
                yield refuse(
                        HttpStatus.TOO_MANY_REQUESTS,
                        who,
                        InputError.of("oldPassword", "identity.signIn.slowedDown", SignInPages.minutes(wait)));
            }
            case PasswordDoor.Change.Busy() ->
                refuse(HttpStatus.SERVICE_UNAVAILABLE, who, InputError.of("oldPassword", "identity.signIn.busy"));
        };
    }

    /// Where whoever came in with a one-time password is sent, and all they reach: [OneTimePasswordGate].
    @AnyoneSignedIn
    @GetMapping(OneTimePasswordGate.PAGE)
    View firstPassword(@AuthenticationPrincipal SignedInPerson who) {
        return who.mustChangePassword() ? show(HttpStatus.OK, who, List.of(), false) : pages.redirect("/account");
    }

    private View refuse(HttpStatus status, SignedInPerson who, InputError error) {
        return show(status, who, List.of(error), false);
    }

    private View show(HttpStatus status, SignedInPerson who, List<InputError> errors, boolean changed) {
        if (who.mustChangePassword()) {
            return pages.show(status, "identity/first-password", new FirstPasswordView(who, errors));
        }
        var agency =
                who.agency().flatMap(identity::findAgency).map(Agency::name).orElse("");
        return pages.show(
                status,
                "identity/account",
                new AccountView(
                        who, agency, sessions.idle().toMinutes(), accounts.listSignIns(who.id()), errors, changed));
    }
}
