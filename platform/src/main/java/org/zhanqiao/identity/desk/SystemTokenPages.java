package org.zhanqiao.identity.desk;

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
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.InvalidField;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.identity.tokens.IssuedToken;
import org.zhanqiao.identity.tokens.TokenForm;
import org.zhanqiao.identity.tokens.TokenList;
import org.zhanqiao.identity.tokens.TokenMaking;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// A calling system's access tokens: make, list, revoke. A token is shown on the answer that made it, and never again.
@Controller
@Allowed(Role.SYSTEM_ADMIN)
class SystemTokenPages {

    private static final String ADDRESS = "/desk/systems/{code}/tokens";

    private final Pages pages;
    private final Identity identity;
    private final AccessTokens tokens;
    private final InstantSource clock;

    SystemTokenPages(Pages pages, Identity identity, AccessTokens tokens, InstantSource clock) {
        this.pages = pages;
        this.identity = identity;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    View list(@PathVariable String code, @RequestParam(defaultValue = "false") boolean revoked) {
        return show(HttpStatus.OK, code, null, TokenForm.empty(Set.of()), revoked, List.of());
    }

    @PostMapping(ADDRESS)
    View make(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String days,
            @AuthenticationPrincipal SignedInPerson me) {
        var form = new TokenForm(name, days, Set.of());
        try {
            return switch (tokens.makeForSystem(code, name, form.wholeDays(), me.getName())) {
                case TokenMaking.Made(var issued) ->
                    show(HttpStatus.OK, code, issued, TokenForm.empty(Set.of()), false, List.of());
                case TokenMaking.TooMany(int most) ->
                    refuse(HttpStatus.CONFLICT, code, form, InputError.of("name", "identity.token.tooMany", most));
            };
        } catch (InvalidField invalid) {
            var error = InputError.of(invalid.field(), "identity.token.invalid." + invalid.field());
            return refuse(HttpStatus.UNPROCESSABLE_CONTENT, code, form, error);
        }
    }

    @PostMapping(ADDRESS + "/{id}/revoke")
    View revoke(@PathVariable String code, @PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me) {
        tokens.revokeOfSystem(code, id, me.getName());
        return pages.redirect("/desk/systems/" + code + "/tokens?revoked=true");
    }

    private View refuse(HttpStatus status, String code, TokenForm form, InputError error) {
        return show(status, code, null, form, false, List.of(error));
    }

    private View show(
            HttpStatus status,
            String code,
            @Nullable IssuedToken issued,
            TokenForm form,
            boolean revoked,
            List<InputError> errors) {
        var system = identity.getSystem(code);
        var agency = identity.getAgency(system.agencyCode()).name();
        var list =
                new TokenList(tokens.listOfSystem(code), clock.instant(), "/desk/systems/" + code + "/tokens", issued);
        return pages.show(
                status, "identity/system-tokens", new SystemTokensView(system, agency, list, form, revoked, errors));
    }
}
