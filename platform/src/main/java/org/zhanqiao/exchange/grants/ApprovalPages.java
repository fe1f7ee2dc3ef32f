package org.zhanqiao.exchange.grants;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.exchange.ApprovalOutcome;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// The second person: another security administrator approves a grant whose levels demand it.
@Controller
@Allowed(Role.SECURITY_ADMIN)
class ApprovalPages {

    /// What the grant’s page is told when it was done.
    static final String DONE = "APPROVED";

    private static final String PATH = AllGrantPages.PATH + "/{id}/approve";

    private final Pages pages;
    private final Exchange exchange;
    private final Dossiers dossiers;

    ApprovalPages(Pages pages, Exchange exchange, Dossiers dossiers) {
        this.pages = pages;
        this.exchange = exchange;
        this.dossiers = dossiers;
    }

    @GetMapping(PATH)
    View ask(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        var grant = dossiers.getGrant(id);
        boolean own = grant.signature().by().equals(me.getName());
        return show(HttpStatus.OK, grant, "", own ? List.of(samePerson()) : List.of());
    }

    @PostMapping(PATH)
    View approve(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String because,
            @AuthenticationPrincipal SignedInPerson me) {
        var grant = dossiers.getGrant(id);
        try {
            return switch (exchange.approve(grant, me.getName(), because)) {
                case ApprovalOutcome.Approved _ -> pages.redirect(AllGrantPages.PATH + "/" + id + "?done=" + DONE);
                case ApprovalOutcome.SamePerson() -> show(HttpStatus.CONFLICT, grant, because, List.of(samePerson()));
                case ApprovalOutcome.ApprovedBefore(var approval) ->
                    show(
                            HttpStatus.CONFLICT,
                            grant,
                            because,
                            List.of(InputError.of("because", "exchange.approve.before", approval.by())));
            };
        } catch (UnfitGrant unfit) {
            return show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    grant,
                    because,
                    unfit.flaws().stream()
                            .map(flaw -> FlawWords.error("because", flaw, item -> item))
                            .toList());
        }
    }

    private static InputError samePerson() {
        return InputError.of("because", "exchange.approve.same");
    }

    private View show(HttpStatus status, Grant grant, String because, List<InputError> errors) {
        return pages.show(status, "exchange/approve", new ApprovalView(dossiers.words(grant), because, errors));
    }
}
