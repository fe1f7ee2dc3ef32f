package org.zhanqiao.exchange.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.Withheld;

/// Finds the one grant a call is made under and checks the call against it. What the grant does not list does not
/// exist.
final class GrantGate {

    private final GrantBook book;
    private final Lease lease;
    private final PageMark pageMark;

    GrantGate(GrantBook book, Lease lease, PageMark pageMark) {
        this.book = book;
        this.lease = lease;
        this.pageMark = pageMark;
    }

    /// The grant the call is made under, before its content is looked at; whether it is in force says
    /// [#requireInForce].
    ///
    /// @throws Stop when there is none, and was none
    Plan find(Caller caller, String service, CallRequest request, Instant now) {
        if (!lease.held()) {
            throw new Stop.Unavailable(Outage.CONTROL_UNREACHABLE);
        }
        return choose(
                book.plans(caller.system(), service), book.ended(caller.system(), service), request.purpose(), now);
    }

    /// @throws Stop when the grant is not in force; the evidence names it all the same
    void requireInForce(Plan plan, Instant now) {
        var terms = plan.definition;
        if (plan.over) {
            throw new Stop.Refused(Refusal.REVOKED);
        }
        if (terms.suspended()) {
            throw new Stop.Refused(Refusal.SUSPENDED);
        }
        if (now.isBefore(terms.notBefore())) {
            throw new Stop.Refused(Refusal.NOT_YET_VALID);
        }
        if (!now.isBefore(terms.notAfter())) {
            throw new Stop.Refused(Refusal.EXPIRED);
        }
    }

    /// A grant that the caller has or had on a service, in force or not, under which a refused call was not
    /// made: by it the evidence can name the service and whose data it is. `null` when the caller has
    /// none, since a service that is named then might be any text.
    @Nullable Plan known(Caller caller, String service) {
        var plans = book.plans(caller.system(), service);
        if (!plans.isEmpty()) {
            return plans.getFirst();
        }
        var ended = book.ended(caller.system(), service);
        return ended.isEmpty() ? null : ended.getLast();
    }

    /// Two grants that fit and differ refuse: the caller says which purpose this call serves. One that is over is
    /// chosen where nothing else fits.
    private static Plan choose(List<Plan> plans, List<Plan> ended, @Nullable String purpose, Instant now) {
        var fitting = fitting(plans, purpose);
        if (fitting.isEmpty()) {
            var over = fitting(ended, purpose);
            if (over.isEmpty()) {
                throw new Stop.Refused(plans.isEmpty() ? Refusal.NO_GRANT : Refusal.PURPOSE_NOT_GRANTED);
            }
            return over.getLast();
        }
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        var inForce = fitting.stream()
                .filter(plan -> !plan.definition.suspended()
                        && !now.isBefore(plan.definition.notBefore())
                        && now.isBefore(plan.definition.notAfter()))
                .toList();
        if (inForce.size() == 1) {
            return inForce.getFirst();
        }
        if (inForce.isEmpty()) {
            return fitting.getFirst();
        }
        throw new Stop.Refused(Refusal.AMBIGUOUS_GRANT);
    }

    private static List<Plan> fitting(List<Plan> plans, @Nullable String purpose) {
        return purpose == null
                ? plans
                : plans.stream()
                        .filter(plan -> plan.definition.purpose().equals(purpose))
                        .toList();
    }

    AuthorisedCall authorise(Plan plan, CallRequest request) {
        if (!plan.allows(request.mode())) {
            throw new Stop.Refused(Refusal.MODE_NOT_GRANTED);
        }
        checkWithheld(plan, request);
        if (plan.definition.caseRequired() && request.caseNumber() == null) {
            throw new Stop.Refused(Refusal.CASE_MISSING);
        }
        return switch (request.mode()) {
            case LIST ->
                new AuthorisedCall(
                        plan,
                        request,
                        null,
                        columns(plan, request.fields()),
                        request.after() == null ? null : pageMark.open(plan, request.after()));
            case QUERY ->
                new AuthorisedCall(plan, request, lookup(plan, request), columns(plan, request.fields()), null);
            case VERIFY -> {
                request.values().forEach(values -> checkVerifiable(plan, request, values));
                yield new AuthorisedCall(plan, request, lookup(plan, request), new int[0], null);
            }
        };
    }

    /// What a grant names but its plan withholds is refused with the reason when it is asked for by name,
    /// or when nothing else is left to give; otherwise the answer says what is missing.
    private static void checkWithheld(Plan plan, CallRequest request) {
        var withheld = plan.definition.withheld();
        if (withheld.isEmpty()) {
            return;
        }
        var asked = switch (request.mode()) {
            case QUERY, LIST ->
                plan.definition.columns().isEmpty()
                        ? withheld.stream().map(Withheld::item).toList()
                        : Objects.requireNonNullElse(request.fields(), List.<String>of());
            case VERIFY ->
                request.values().stream()
                        .flatMap(values -> values.keySet().stream())
                        .filter(item -> plan.verifiable(item) == null)
                        .toList();
        };
        var refused = withheld.stream()
                .filter(each -> asked.contains(each.item()))
                .map(each -> each.item() + " (" + each.reason().code() + ")")
                .toList();
        if (!refused.isEmpty()) {
            throw new Stop.Refused(Refusal.FIELD_WITHHELD, Detail.name(String.join(", ", refused)));
        }
    }

    /// Whether the answer may still leave: asked again after the source has answered, since a slow source must not
    /// carry an answer past a revocation. Where the grant is in force with other terms, its caller may call again.
    void confirm(Plan plan, Instant now) {
        if (!lease.held()) {
            throw new Stop.Unavailable(Outage.CONTROL_UNREACHABLE);
        }
        if (!book.stands(plan)) {
            var standing = book.find(plan.definition.grant());
            if (standing == null) {
                throw new Stop.Refused(Refusal.REVOKED);
            }
            requireInForce(standing, now);
            throw new Stop.Unavailable(Outage.GRANT_CHANGED);
        }
        if (!now.isBefore(plan.definition.notAfter())) {
            throw new Stop.Refused(Refusal.EXPIRED);
        }
    }

    private static PlanShape.LookupKey lookup(Plan plan, CallRequest request) {
        var lookup = plan.lookup(request.keys().getFirst().keySet());
        if (lookup == null) {
            throw new Stop.Refused(
                    Refusal.KEY_NOT_GRANTED, Detail.name(names(request.keys().getFirst())));
        }
        var types = plan.definition.keys();
        for (int i = 0; i < request.keys().size(); i++) {
            for (var item : request.keys().get(i).entrySet()) {
                var type = types.get(item.getKey());
                if (type == null || !accepts(type, request, item.getKey(), item.getValue())) {
                    var wrong = wrongType(item.getKey(), type);
                    throw new Stop.Refused(
                            Refusal.WRONG_TYPE, "键 " + i + "：" + wrong.zh(), "key " + i + ": " + wrong.en());
                }
            }
        }
        return lookup;
    }

    private static int[] columns(Plan plan, @Nullable List<String> fields) {
        if (fields == null) {
            return plan.shape.all;
        }
        var missing = new ArrayList<String>();
        var columns = new int[fields.size()];
        for (int i = 0; i < columns.length; i++) {
            var column = plan.column(fields.get(i));
            if (column == null) {
                missing.add(RequestReader.printable(fields.get(i)));
            } else {
                columns[i] = column;
            }
        }
        if (!missing.isEmpty()) {
            throw new Stop.Refused(
                    Refusal.FIELD_NOT_GRANTED, new Detail(String.join("、", missing), String.join(", ", missing)));
        }
        return columns;
    }

    private static void checkVerifiable(Plan plan, CallRequest request, Map<String, String> values) {
        for (var item : values.entrySet()) {
            var column = plan.verifiable(item.getKey());
            if (column == null) {
                throw new Stop.Refused(Refusal.FIELD_NOT_GRANTED, Detail.name(RequestReader.printable(item.getKey())));
            }
            var type = plan.definition.verifiable().get(column).type();
            if (!accepts(type, request, item.getKey(), item.getValue())) {
                throw new Stop.Refused(Refusal.WRONG_TYPE, wrongType(item.getKey(), type));
            }
        }
    }

    private static boolean accepts(ItemType type, CallRequest request, String item, String value) {
        return type.accepts(value) && request.unquoted().fits(item, type);
    }

    /// @param type as the catalog has it; `null` where it has none
    private static Detail wrongType(String item, @Nullable ItemType type) {
        return switch (type) {
            case null -> new Detail("“" + item + "”没有登记类型", "item '" + item + "' has no type");
            case TEXT ->
                new Detail(
                        "“" + item + "”应为字符串（带引号），不含空字符", "item '" + item + "' is a string, in quotes and without NUL");
            case NUMBER -> new Detail("“" + item + "”应为数字", "item '" + item + "' is a number");
            case DATE ->
                new Detail("“" + item + "”应为日期，如 2026-09-01", "item '" + item + "' is a date such as 2026-09-01");
            case TIMESTAMP ->
                new Detail(
                        "“" + item + "”应为带时区的时间，如 2026-09-01T08:00:00+08:00",
                        "item '" + item + "' is a time with an offset such as 2026-09-01T08:00:00+08:00");
            case BOOLEAN -> new Detail("“" + item + "”应为 true 或 false", "item '" + item + "' is true or false");
        };
    }

    private static String names(Map<String, String> key) {
        return key.keySet().stream().map(RequestReader::printable).collect(java.util.stream.Collectors.joining(" + "));
    }

    /// The modes of a request line, `query`, `list` and `verify`; `null` for anything else.
    static @Nullable Mode mode(String text) {
        return switch (text) {
            case "query" -> Mode.QUERY;
            case "list" -> Mode.LIST;
            case "verify" -> Mode.VERIFY;
            default -> null;
        };
    }
}
