package org.zhanqiao.web;

import org.jspecify.annotations.Nullable;
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

    HomePages(Pages pages) {
        this.pages = pages;
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
        return pages.show("web/desk-home", new HomeView(user.displayName()));
    }

    @AnyoneSignedIn
    @GetMapping(CITIZEN)
    View citizen(@AuthenticationPrincipal SignedIn user) {
        return pages.show("web/citizen-home", new HomeView(user.displayName()));
    }
}
