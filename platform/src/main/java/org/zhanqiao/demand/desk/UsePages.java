package org.zhanqiao.demand.desk;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.requests.AccessRequest;
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
    View use(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        var request = requests.getDossier(id, me.person()).request();
        return show(HttpStatus.OK, request, new UseRecords.Draft("", "", "", "", ""), List.of(), me);
    }

    @PostMapping(USE)
    View record(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String scene,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "") String effect,
            @RequestParam(defaultValue = "") String storage,
            @RequestParam(defaultValue = "") String disposal,
            @AuthenticationPrincipal SignedInPerson me) {
        var draft = new UseRecords.Draft(scene, process, effect, storage, disposal);
        try {
            records.record(id, draft, me.person());
            return pages.redirect(RequestPages.path(id) + "/use");
        } catch (RequestConflict conflict) {
            return pages.show(HttpStatus.CONFLICT, "proceeding/conflict", views.conflict(conflict));
        } catch (UnfitRequest unfit) {
            return show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    requests.getDossier(id, me.person()).request(),
                    draft,
                    unfit.flaws().stream().map(flaw -> flaw.error(item -> item)).toList(),
                    me);
        }
    }

    private View show(
            HttpStatus status,
            AccessRequest request,
            UseRecords.Draft draft,
            List<InputError> errors,
            SignedInPerson me) {
        return pages.show(
                status,
                "demand/use",
                new UseView(
                        request,
                        records.listRecords(request),
                        UseRecords.mayRecord(request, me.person()),
                        draft,
                        errors,
                        RequestListPages.place(request, me)));
    }
}
