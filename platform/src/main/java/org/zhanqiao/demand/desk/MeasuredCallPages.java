package org.zhanqiao.demand.desk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.CallEntry;
import org.zhanqiao.audit.CallFilter;
import org.zhanqiao.audit.CallPart;
import org.zhanqiao.audit.Cursor;
import org.zhanqiao.audit.Place;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.measures.MeasureScope;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;
import org.zhanqiao.workday.MonthSpan;

/// The calls behind the measures of services: to the bureau all, to others those that their agency made or served. No
/// entry of a call holds anybody's data.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class MeasuredCallPages {

    private static final int ROWS = 50;

    private final Pages pages;
    private final MeasureDesk desk;
    private final AuditTrail trail;
    private final Offerings offerings;
    private final MessageSource messages;

    MeasuredCallPages(Pages pages, MeasureDesk desk, AuditTrail trail, Offerings offerings, MessageSource messages) {
        this.pages = pages;
        this.desk = desk;
        this.trail = trail;
        this.offerings = offerings;
        this.messages = messages;
    }

    /// As it stands in the address.
    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String provider,
            @Nullable String consumer,
            @Nullable String service,
            @Nullable String kind) {

        /// @throws NotFound when it names no kind of calls or no months, or calls that are not this person's to see
        Wanted wanted(SignedInPerson me) {
            var scope = scope();
            var mine = me.agency().orElse("");
            if (!me.person().roles().oversee()
                    && (mine.isEmpty() || !(mine.equals(scope.provider()) || mine.equals(scope.consumer())))) {
                throw new NotFound("calls of", scope.provider() + "/" + scope.consumer());
            }
            return new Wanted(
                    CallKind.of(kind).orElseThrow(() -> new NotFound("kind of calls", text(kind))),
                    scope,
                    text(service));
        }

        private MeasureScope scope() {
            try {
                var first = YearMonth.parse(text(from));
                var last = YearMonth.parse(text(to));
                if (MonthSpan.fits(first, last)) {
                    return new MeasureScope(first, last, text(provider), text(consumer));
                }
            } catch (DateTimeException _) {
                // Said below.
            }
            throw new NotFound("months", text(from) + "/" + text(to));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    /// Calls somebody may see.
    record Wanted(CallKind kind, MeasureScope scope, String service) {
        CallFilter filter() {
            return kind.filter(ServiceMeasurePages.calls(scope), service);
        }
    }

    @GetMapping(MeasureLinks.CALLS)
    View calls(
            Asked asked,
            @RequestParam(defaultValue = "") String older,
            @RequestParam(defaultValue = "") String newer,
            @AuthenticationPrincipal SignedInPerson me) {
        var wanted = asked.wanted(me);
        var slice = trail.listCalls(wanted.filter(), Place.parse(older, newer), ROWS);
        var names = desk.names();
        var scope = wanted.scope();
        return pages.show(
                "demand/measured-calls",
                new MeasuredCallsView(
                        wanted.kind(),
                        scope.from() + " – " + scope.to(),
                        wanted.service().isEmpty()
                                ? ""
                                : offerings
                                        .findOffering(wanted.service())
                                        .map(Offering::title)
                                        .orElse(wanted.service()),
                        scope.provider().isEmpty() ? "" : names.apply(scope.provider()),
                        scope.consumer().isEmpty() ? "" : names.apply(scope.consumer()),
                        slice.rows().stream()
                                .map(call -> new MeasuredCallsView.Row(
                                        call, names.apply(call.agency()), reason(call.reason()), time(call)))
                                .toList(),
                        address(MeasureLinks.CALLS, wanted, "newer", slice.newer()),
                        address(MeasureLinks.CALLS, wanted, "older", slice.older()),
                        address(MeasureLinks.CALLS + ".csv", wanted, "", null)));
    }

    private static String address(String path, Wanted wanted, String parameter, @Nullable Cursor cursor) {
        if (cursor == null && !parameter.isEmpty()) {
            return "";
        }
        var parameters =
                new LinkedHashMap<>(MeasureLinks.callParameters(wanted.scope(), wanted.service(), wanted.kind()));
        if (cursor != null) {
            parameters.put(parameter, cursor.text());
        }
        return MeasureLinks.address(path, parameters);
    }

    private String reason(String code) {
        return code.isEmpty()
                ? ""
                : String.valueOf(
                        messages.getMessage("audit.reason." + code, null, code, LocaleContextHolder.getLocale()));
    }

    private static OptionalDouble milliseconds(CallEntry call) {
        return CallPart.WHOLE
                .of(call)
                .map(Duration::toNanos)
                .map(nanos -> OptionalDouble.of(nanos / 1e6))
                .orElseGet(OptionalDouble::empty);
    }

    private static String time(CallEntry call) {
        return MeasureWords.milliseconds(milliseconds(call));
    }

    @GetMapping(MeasureLinks.CALLS + ".csv")
    View export(Asked asked, @AuthenticationPrincipal SignedInPerson me) {
        var names = desk.names();
        return pages.table(
                "demand.calls",
                List.of(
                        "demand.calls.received",
                        "demand.export.call",
                        "demand.export.outcome",
                        "demand.calls.reason",
                        "demand.export.caller",
                        "demand.consumer",
                        "demand.provider",
                        "demand.export.serviceCode",
                        "demand.purpose",
                        "demand.matter",
                        "demand.export.items",
                        "demand.export.caseStated",
                        "demand.export.fresh",
                        "demand.export.milliseconds"),
                trail.streamCalls(asked.wanted(me).filter()).map(call -> cells(call, names)));
    }

    private List<?> cells(CallEntry call, UnaryOperator<String> names) {
        var time = milliseconds(call);
        return List.of(
                call.received(),
                call.call(),
                new CellWord("audit.outcome." + call.outcome().name()),
                reason(call.reason()),
                call.caller(),
                names.apply(call.agency()),
                names.apply(call.provider()),
                call.service(),
                call.purpose(),
                call.matter(),
                String.join(" ", call.fields()),
                call.caseCommitment() != null,
                call.fresh(),
                time.isEmpty() ? "" : MeasureWords.rounded(time.getAsDouble()));
    }
}
