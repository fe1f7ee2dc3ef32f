package org.zhanqiao.demand.desk;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.demand.requests.RequestDecision;
import org.zhanqiao.demand.requests.UnfitRequest;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// One request: its page, and the page of each act, which says what will happen before it does.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class RequestPages {

    private static final String ONE = RequestListPages.ASKED + "/{id:R-[0-9-]+}";

    private final Pages pages;
    private final AccessRequests requests;
    private final RequestViews views;

    RequestPages(Pages pages, AccessRequests requests, RequestViews views) {
        this.pages = pages;
        this.requests = requests;
        this.views = views;
    }

    static String path(String id) {
        return RequestListPages.ASKED + "/" + id;
    }

    @GetMapping(ONE)
    View request(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        return pages.show("demand/request", views.of(requests.getDossier(id, me.person()), me, kind(done), locale));
    }

    private static @Nullable ActKind kind(String name) {
        return Stream.of(ActKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @GetMapping(ONE + "/act/{act}")
    View ask(
            @PathVariable String id,
            @PathVariable String act,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var kind = decided(act);
        var dossier = requests.getDossier(id, me.person());
        if (!dossier.possible(me.person()).contains(kind)) {
            return pages.show(HttpStatus.CONFLICT, "proceeding/conflict", views.impossible(dossier, kind));
        }
        return pages.show(
                "demand/act", views.act(dossier, kind, ActForm.blank(dossier), java.util.List.of(), me, locale));
    }

    @PostMapping(ONE + "/act/{act}")
    View act(
            @PathVariable String id,
            @PathVariable String act,
            ActForm form,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var kind = decided(act);
        try {
            requests.act(new RequestDecision(id, form.version(), kind, form.reason(), form.detail(kind)), me.person());
            return pages.redirect(path(id) + "?done=" + kind.name());
        } catch (RequestConflict conflict) {
            return pages.show(HttpStatus.CONFLICT, "proceeding/conflict", views.conflict(conflict));
        } catch (UnfitRequest unfit) {
            var dossier = requests.getDossier(id, me.person());
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "demand/act",
                    views.act(dossier, kind, form, unfit.flaws(), me, locale));
        }
    }

    /// @throws NotFound for what is no decision on a page of its own
    private static ActKind decided(String name) {
        var kind = kind(name);
        if (kind == null
                || kind.isSignature()
                || kind == ActKind.DRAFT
                || kind.parties().stream().allMatch(Party::isPlatform)) {
            throw new NotFound("act", name);
        }
        return kind;
    }
}
