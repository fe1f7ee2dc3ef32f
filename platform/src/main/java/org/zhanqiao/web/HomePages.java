package org.zhanqiao.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// The first page after the door: where one can go.
@Controller
class HomePages {

    static final String DESK = "/desk";
    static final String CITIZEN = "/my";

    private final Pages pages;
    private final ObjectProvider<DeskWarning> warnings;

    HomePages(Pages pages, ObjectProvider<DeskWarning> warnings) {
        this.pages = pages;
        this.warnings = warnings;
    }

    @PublicEndpoint
    @GetMapping("/")
    View home(@AuthenticationPrincipal @Nullable SignedIn user) {
        if (user == null) {
            return pages.redirect("/sign-in");
        }
        return pages.redirect(user.staff() ? DESK : CITIZEN);
    }

    @AnyoneSignedIn
    @GetMapping(DESK)
    View desk(@AuthenticationPrincipal SignedIn user) {
        return pages.show("web/desk-home", new HomeView(user.displayName(), warningsFor(user)));
    }

    @AnyoneSignedIn
    @GetMapping(CITIZEN)
    View citizen(@AuthenticationPrincipal SignedIn user) {
        return pages.show("web/citizen-home", new HomeView(user.displayName(), List.of()));
    }

    private List<DeskWarning.Warning> warningsFor(SignedIn user) {
        return warnings.orderedStream()
                .map(each -> each.find(user))
                .flatMap(Optional::stream)
                .toList();
    }
}
