package org.zhanqiao.identity.signin;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.InvalidField;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.identity.tokens.IssuedToken;
import org.zhanqiao.identity.tokens.TokenForm;
import org.zhanqiao.identity.tokens.TokenList;
import org.zhanqiao.identity.tokens.TokenMaking;
import org.zhanqiao.web.AnyoneSignedIn;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// My access tokens: make, list, revoke. A token is shown on the answer that made it, and never again.
@Controller
class AccountTokenPages {

    private static final String ADDRESS = "/account/tokens";

    private final Pages pages;
    private final AccessTokens tokens;
    private final InstantSource clock;

    AccountTokenPages(Pages pages, AccessTokens tokens, InstantSource clock) {
        this.pages = pages;
        this.tokens = tokens;
        this.clock = clock;
    }

    @AnyoneSignedIn
    @GetMapping(ADDRESS)
    View list(@AuthenticationPrincipal SignedInPerson who, @RequestParam(defaultValue = "false") boolean revoked) {
        return show(HttpStatus.OK, who, null, TokenForm.empty(who.roleNames()), revoked, List.of());
    }

    @AnyoneSignedIn
    @PostMapping(ADDRESS)
    View make(
            @AuthenticationPrincipal SignedInPerson who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") Set<String> roles) {
        var form = new TokenForm(name, days, roles);
        try {
            return switch (tokens.makeForPerson(who.person(), name, form.knownRoles(), form.wholeDays())) {
                case TokenMaking.Made(var issued) ->
                    show(HttpStatus.OK, who, issued, TokenForm.empty(who.roleNames()), false, List.of());
                case TokenMaking.TooMany(int most) ->
                    refuse(HttpStatus.CONFLICT, who, form, InputError.of("name", "identity.token.tooMany", most));
            };
        } catch (InvalidField invalid) {
            var error = InputError.of(invalid.field(), "identity.token.invalid." + invalid.field());
            return refuse(HttpStatus.UNPROCESSABLE_CONTENT, who, form, error);
        }
    }

    @AnyoneSignedIn
    @PostMapping(ADDRESS + "/{id}/revoke")
    View revoke(@AuthenticationPrincipal SignedInPerson who, @PathVariable UUID id) {
        tokens.revokeOfPerson(who.person(), id);
        return pages.redirect(ADDRESS + "?revoked=true");
    }

    private View refuse(HttpStatus status, SignedInPerson who, TokenForm form, InputError error) {
        return show(status, who, null, form, false, List.of(error));
    }

    private View show(
            HttpStatus status,
            SignedInPerson who,
            @Nullable IssuedToken issued,
            TokenForm form,
            boolean revoked,
            List<InputError> errors) {
        var list = new TokenList(tokens.listOfPerson(who.id()), clock.instant(), ADDRESS, issued);
        return pages.show(status, "identity/account-tokens", new AccountTokensView(who, list, form, revoked, errors));
    }
}
