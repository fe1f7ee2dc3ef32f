package org.zhanqiao.demand.desk;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.demand.requests.UnfitRequest;
import org.zhanqiao.demand.requests.UseRecords;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// What a consumer records of its use, as art. 29 demands; provider and bureau read it.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class UsePages {

    private static final String USE = RequestListPages.ASKED + "/{id:R-[0-9-]+}/use";

    private final Pages pages;
    private final AccessRequests requests;
    private final UseRecords records;
    private final RequestViews views;

    UsePages(Pages pages, AccessRequests requests, UseRecords records, RequestViews views) {
        this.pages = pages;
        this.requests = requests;
        this.records = records;
        this.views = views;
    }

    @GetMapping(USE)
    View use(@PathVariable String id, Locale locale, @AuthenticationPrincipal SignedInPerson me) {
        return show(HttpStatus.OK, id, new UseRecords.Draft("", "", "", "", ""), List.of(), me, locale);
    }

    @PostMapping(USE)
    View record(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String scene,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "") String effect,
            @RequestParam(defaultValue = "") String storage,
            @RequestParam(defaultValue = "") String disposal,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var draft = new UseRecords.Draft(scene, process, effect, storage, disposal);
        try {
            records.record(id, draft, me.person());
            return pages.redirect(RequestPages.path(id) + "/use");
        } catch (RequestConflict conflict) {
            return pages.show(HttpStatus.CONFLICT, "proceeding/conflict", views.conflict(conflict));
        } catch (UnfitRequest unfit) {
            var errors =
                    unfit.flaws().stream().map(flaw -> flaw.error(item -> item)).toList();
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, draft, errors, me, locale);
        }
    }

    private View show(
            HttpStatus status,
            String id,
            UseRecords.Draft draft,
            List<InputError> errors,
            SignedInPerson me,
            Locale locale) {
        var dossier = requests.getDossier(id, me.person());
        return pages.show(
                status,
                "demand/use",
                views.use(dossier, records.listRecords(dossier.request()), draft, errors, me, locale));
    }
}
