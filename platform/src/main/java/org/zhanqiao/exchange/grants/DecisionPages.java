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
import org.zhanqiao.demand.GrantConflict;
import org.zhanqiao.demand.GrantDecision;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// Suspending, resuming and revoking a grant: first what will happen, then why, then the deed.
@Controller
@Allowed(Role.SECURITY_ADMIN)
class DecisionPages {

    private static final String PATH = AllGrantPages.PATH + "/{id}/{decision:suspend|resume|revoke}";

    private final Pages pages;
    private final Grants grants;
    private final Dossiers dossiers;

    DecisionPages(Pages pages, Grants grants, Dossiers dossiers) {
        this.pages = pages;
        this.grants = grants;
        this.dossiers = dossiers;
    }

    @GetMapping(PATH)
    View ask(@PathVariable String id, @PathVariable String decision) {
        var grant = dossiers.getGrant(id);
        var wanted = Decision.of(decision);
        if (!wanted.kind().from().contains(grant.state())) {
            return refuse(HttpStatus.CONFLICT, grant, wanted, "", state(grant));
        }
        return show(HttpStatus.OK, grant, wanted, "", List.of());
    }

    @PostMapping(PATH)
    View decide(
            @PathVariable String id,
            @PathVariable String decision,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String because,
            @AuthenticationPrincipal SignedInPerson me) {
        var grant = dossiers.getGrant(id);
        var wanted = Decision.of(decision);
        try {
            grants.decide(new GrantDecision(wanted.kind(), id, version, me.getName(), because));
            return pages.redirect(
                    AllGrantPages.PATH + "/" + id + "?done=" + wanted.kind().name());
        } catch (GrantConflict conflict) {
            return refuse(HttpStatus.CONFLICT, conflict.current(), wanted, because, state(conflict.current()));
        } catch (UnfitGrant unfit) {
            return show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    grant,
                    wanted,
                    because,
                    unfit.flaws().stream()
                            .map(flaw -> FlawWords.error("because", flaw, item -> item))
                            .toList());
        }
    }

    /// Says where the grant stands now, and who put it there.
    private static InputError state(Grant grant) {
        var end = grant.end();
        return InputError.of(
                "because",
                "exchange.decide.conflict." + grant.state().name(),
                end == null ? grant.signature().by() : end.by());
    }

    private View refuse(HttpStatus status, Grant grant, Decision decision, String because, InputError error) {
        return show(status, grant, decision, because, List.of(error));
    }

    private View show(HttpStatus status, Grant grant, Decision decision, String because, List<InputError> errors) {
        var words = dossiers.words(grant);
        return pages.show(
                status,
                "exchange/decision",
                new DecisionView(
                        words,
                        decision.text(),
                        Phrase.of("exchange.decide." + decision.name()),
                        Phrase.of(
                                "exchange.effect." + decision.name(),
                                words.consumer(),
                                words.systemName(),
                                words.serviceTitle()),
                        decision == Decision.REVOKE,
                        grant.version(),
                        because,
                        errors));
    }
}
