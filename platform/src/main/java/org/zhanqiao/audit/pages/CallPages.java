package org.zhanqiao.audit.pages;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
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
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.Spoken;

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
                identity.listAgencies().stream().map(CallsView.Choice::of).toList(),
                words.services(),
                words.reasons(),
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
        var names = words.shortAgencyNames();
        return pages.table(
                "audit.calls.title",
                List.of(
                        "audit.export.log",
                        "audit.export.index",
                        "audit.calls.time",
                        "audit.export.asked",
                        "audit.export.answered",
                        "audit.export.recorded",
                        "audit.calls.call",
                        "audit.calls.outcome",
                        "audit.export.outcomeCode",
                        "audit.export.reason",
                        "audit.export.reasonCode",
                        "audit.export.system",
                        "audit.calls.caller",
                        "audit.export.callerCode",
                        "audit.calls.provider",
                        "audit.export.providerCode",
                        "audit.export.service",
                        "audit.calls.grant",
                        "audit.calls.purpose",
                        "audit.export.matter",
                        "audit.export.fields",
                        "audit.export.mode",
                        "audit.calls.keys",
                        "audit.calls.rows",
                        "audit.export.fresh"),
                trail.streamCalls(query.filter()).map(call -> cells(call, names)));
    }

    private List<?> cells(CallEntry call, UnaryOperator<String> names) {
        return List.of(
                call.log(),
                call.index(),
                exact(call.received()),
                exact(call.asked()),
                exact(call.answered()),
                exact(call.recorded()),
                call.call(),
                new CellWord(call.outcome().messageKey()),
                call.outcome().text(),
                words.reason(call.reason()),
                call.reason(),
                call.caller(),
                names.apply(call.agency()),
                call.agency(),
                names.apply(call.provider()),
                call.provider(),
                call.service(),
                call.grant(),
                call.purpose(),
                call.matter(),
                String.join(" ", call.fields()),
                call.mode(),
                call.keys(),
                call.rows(),
                call.fresh());
    }

    /// To the millisecond, which tells where the time of a call went.
    private static Object exact(@Nullable Instant at) {
        return at == null ? "" : (Spoken) page -> page.timeWithMilliseconds(at);
    }
}
