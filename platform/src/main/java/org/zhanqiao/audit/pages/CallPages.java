package org.zhanqiao.audit.pages;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.CallEntry;
import org.zhanqiao.audit.Cursor;
import org.zhanqiao.audit.Place;
import org.zhanqiao.audit.Witness;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.Pages;

/// The live call log: every call of the city, its refusals and outages included, without anybody's data.
@Controller
@Allowed({Role.AUDIT_ADMIN, Role.SECURITY_ADMIN})
class CallPages {

    static final String PATH = "/audit/calls";
    private static final int ROWS = 50;

    private final Pages pages;
    private final AuditTrail trail;
    private final Witness witness;
    private final Identity identity;
    private final Words words;
    private final InstantSource clock;

    CallPages(Pages pages, AuditTrail trail, Witness witness, Identity identity, Words words, InstantSource clock) {
        this.pages = pages;
        this.trail = trail;
        this.witness = witness;
        this.identity = identity;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View list(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "") String older,
            @RequestParam(defaultValue = "") String newer) {
        var query = CallQuery.of(parameters);
        var errors = query.errors();
        var slice = trail.listCalls(query.filter(), Place.parse(older, newer), ROWS);
        var names = words.shortAgencyNames();
        var rows = slice.rows().stream()
                .map(call -> new CallsView.Row(
                        call,
                        names.apply(call.agency()),
                        names.apply(call.provider()),
                        words.reason(call.reason()),
                        CallsView.tone(call.outcome())))
                .toList();
        var view = new CallsView(
                rows,
                query,
                identity.listAgencies().stream().map(CallsView.AgencyChoice::of).toList(),
                address(query, "newer", slice.newer()),
                address(query, "older", slice.older()),
                query.address(PATH, "", ""),
                query.address(PATH + ".csv", "", ""),
                query.address(PATH, "live", query.live() ? "" : "on"),
                LogHealth.of(trail, witness, clock.instant()),
                errors);
        return pages.show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT, "audit/calls", view);
    }

    private static String address(CallQuery query, String parameter, @Nullable Cursor cursor) {
        return cursor == null ? "" : query.address(PATH, parameter, cursor.text());
    }

    /// A case number is looked for by its commitment, so that the number stands in no address and no history.
    @PostMapping(PATH + "/case")
    View byCase(@RequestParam(name = "case", defaultValue = "") String caseNumber) {
        if (caseNumber.isBlank()) {
            return pages.redirect(PATH);
        }
        var query = new CallQuery("", "", "", "", "", "", "", "", trail.caseCommitments(caseNumber.strip()), false);
        return pages.redirect(query.address(PATH, "", ""));
    }

    @GetMapping(PATH + ".csv")
    View export(@RequestParam MultiValueMap<String, String> parameters) {
        var query = CallQuery.of(parameters);
        if (!query.errors().isEmpty()) {
            return pages.redirect(query.address(PATH, "", ""));
        }
        return pages.csv(
                "calls.csv",
                List.of(
                        "log",
                        "index",
                        "received",
                        "asked",
                        "answered",
                        "recorded",
                        "call",
                        "outcome",
                        "reason",
                        "caller",
                        "agency",
                        "provider",
                        "service",
                        "grant",
                        "purpose",
                        "matter",
                        "fields",
                        "mode",
                        "keys",
                        "rows",
                        "fresh"),
                trail.streamCalls(query.filter()).map(CallPages::cells));
    }

    private static List<String> cells(CallEntry call) {
        return List.of(
                Integer.toString(call.log()),
                Long.toString(call.index()),
                call.received().toString(),
                Objects.toString(call.asked(), ""),
                Objects.toString(call.answered(), ""),
                Objects.toString(call.recorded(), ""),
                call.call(),
                call.outcome().text(),
                call.reason(),
                call.caller(),
                call.agency(),
                call.provider(),
                call.service(),
                call.grant(),
                call.purpose(),
                call.matter(),
                String.join(" ", call.fields()),
                call.mode(),
                Integer.toString(call.keys()),
                Integer.toString(call.rows()),
                Boolean.toString(call.fresh()));
    }
}
