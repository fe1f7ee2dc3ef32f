package org.zhanqiao.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// The front page for everybody, and the first page after the door: what waits, and where one can go.
@Controller
class HomePages {

    static final String DESK = "/desk";
    static final String CITIZEN = "/my";

    private final Pages pages;
    private final ObjectProvider<DeskWarning> warnings;
    private final ObjectProvider<DeskWork> work;
    private final ObjectProvider<PublicPlace> places;

    HomePages(
            Pages pages,
            ObjectProvider<DeskWarning> warnings,
            ObjectProvider<DeskWork> work,
            ObjectProvider<PublicPlace> places) {
        this.pages = pages;
        this.warnings = warnings;
        this.work = work;
        this.places = places;
    }

    @PublicEndpoint
    @GetMapping("/")
    View home(@AuthenticationPrincipal @Nullable SignedIn user) {
        if (user == null) {
            return pages.show(
                    "web/front",
                    new FrontView(places.stream()
                            .sorted(Comparator.comparingInt(PublicPlace::order))
                            .toList()));
        }
        return pages.redirect(user.staff() ? DESK : CITIZEN);
    }

    @AnyoneSignedIn
    @GetMapping(DESK)
    View desk(@AuthenticationPrincipal SignedIn user) {
        return pages.show("web/desk-home", new HomeView(user.displayName(), warningsFor(user), workFor(user)));
    }

    @AnyoneSignedIn
    @GetMapping(CITIZEN)
    View citizen(@AuthenticationPrincipal SignedIn user) {
        return pages.show("web/citizen-home", new HomeView(user.displayName(), warningsFor(user), List.of()));
    }

    private List<DeskWarning.Warning> warningsFor(SignedIn user) {
        return warnings.orderedStream()
                .map(each -> each.find(user))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<DeskWork.Waiting> workFor(SignedIn user) {
        return work.stream()
                .map(each -> each.find(user))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(DeskWork.Waiting::order))
                .toList();
    }
}
