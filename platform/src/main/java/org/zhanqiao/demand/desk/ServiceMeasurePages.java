package org.zhanqiao.demand.desk;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.CallScope;
import org.zhanqiao.audit.Performance;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.desk.ServiceMeasuresView.Row;
import org.zhanqiao.demand.measures.MeasureScope;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// How stable, how fast and how fresh data services were, from the index of the evidence.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class ServiceMeasurePages {

    /// By which the services can be sorted; those that failed most stand first unless something else is asked for.
    private static final Map<String, Comparator<Row>> ORDERS = Map.of(
            "service", Comparator.comparing(Row::title),
            "stability", by(Performance::stability),
            "median", by(Performance::median),
            "slow", by(Performance::slow),
            "freshness", by(Performance::freshness),
            "served", count(CallKind.SERVED),
            "unavailable", count(CallKind.UNAVAILABLE),
            "refused", count(CallKind.REFUSED),
            "kept", count(CallKind.KEPT));

    private final Pages pages;
    private final MeasureDesk desk;
    private final AuditTrail trail;
    private final Offerings offerings;
    private final MeasureCharts charts;

    ServiceMeasurePages(Pages pages, MeasureDesk desk, AuditTrail trail, Offerings offerings, MeasureCharts charts) {
        this.pages = pages;
        this.desk = desk;
        this.trail = trail;
        this.offerings = offerings;
        this.charts = charts;
    }

    static CallScope calls(MeasureScope scope) {
        return new CallScope(scope.from(), scope.to(), scope.provider(), scope.consumer());
    }

    private static Comparator<Row> by(Function<Performance, OptionalDouble> figure) {
        return Comparator.comparingDouble(row -> figure.apply(row.performance()).orElse(-1));
    }

    private static Comparator<Row> count(CallKind kind) {
        return Comparator.comparingLong(row -> kind.of(row.performance()));
    }

    @GetMapping(MeasureLinks.SERVICES)
    View services(MeasureQuery.Asked asked, ListQuery list, @AuthenticationPrincipal SignedInPerson me) {
        var query = desk.query(asked, me);
        var scope = query.scope();
        var links = new MeasureLinks(query.desk());
        var filter = desk.filter(asked, query, MeasureLinks.SERVICES);
        var months = trail.performanceByMonth(calls(scope));
        var services = services(scope, list);
        var names = desk.names();
        return pages.show(
                filter.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "demand/service-measures",
                new ServiceMeasuresView(
                        filter,
                        links,
                        months.isEmpty() ? List.of() : charts.services(scope, everyMonth(scope, months), links),
                        scope.provider().isEmpty() ? providers(scope, names) : List.of(),
                        new Paged<>(
                                services.stream()
                                        .skip(list.offset())
                                        .limit(list.size())
                                        .toList(),
                                services.size(),
                                list)));
    }

    private static SortedMap<YearMonth, Performance> everyMonth(
            MeasureScope scope, SortedMap<YearMonth, Performance> months) {
        var every = new TreeMap<>(months);
        scope.months().forEach(month -> every.putIfAbsent(month, Performance.none()));
        return every;
    }

    private List<Row> providers(MeasureScope scope, UnaryOperator<String> names) {
        return trail.performanceByProvider(calls(scope)).entrySet().stream()
                .filter(each -> !each.getKey().isEmpty())
                .map(each ->
                        new Row("", "", names.apply(each.getKey()), scope.ofProvider(each.getKey()), each.getValue()))
                .sorted(by(Performance::stability).thenComparing(Row::agency))
                .toList();
    }

    /// All services of a scope that fit a query, in its order.
    private List<Row> services(MeasureScope scope, ListQuery list) {
        var known = offerings.listOfferings().stream()
                .collect(Collectors.toMap(Offering::code, Function.identity(), (one, other) -> one, HashMap::new));
        var names = desk.names();
        var worstFirst = count(CallKind.UNAVAILABLE).reversed().thenComparing(Row::service);
        var asked = ORDERS.get(list.sort());
        var order =
                asked == null ? worstFirst : (list.descending() ? asked.reversed() : asked).thenComparing(worstFirst);
        var wanted = list.text().toLowerCase(Locale.ROOT);
        return trail.performanceByService(calls(scope)).entrySet().stream()
                .map(each -> {
                    var offering = Optional.ofNullable(known.get(each.getKey()));
                    return new Row(
                            each.getKey(),
                            offering.map(Offering::title).orElse(each.getKey()),
                            offering.map(Offering::agency).map(names).orElse(""),
                            scope,
                            each.getValue());
                })
                .filter(row -> (row.service() + "\n" + row.title() + "\n" + row.agency())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .sorted(order)
                .toList();
    }

    @GetMapping(MeasureLinks.SERVICES + ".csv")
    View export(MeasureQuery.Asked asked, ListQuery list, @AuthenticationPrincipal SignedInPerson me) {
        return pages.table(
                "demand.services",
                List.of(
                        "demand.export.serviceCode",
                        "demand.service",
                        "demand.provider",
                        "demand.export.stability",
                        "demand.export.median",
                        "demand.export.slow",
                        "demand.export.freshness",
                        "demand.calls.SERVED",
                        "demand.calls.UNAVAILABLE",
                        "demand.calls.REFUSED",
                        "demand.calls.KEPT"),
                services(desk.query(asked, me).scope(), list).stream().map(ServiceMeasurePages::cells));
    }

    private static List<?> cells(Row row) {
        var performance = row.performance();
        return List.of(
                row.service(),
                row.title(),
                row.agency(),
                percent(performance.stability()),
                milliseconds(performance.median()),
                milliseconds(performance.slow()),
                percent(performance.freshness()),
                Long.toString(performance.served()),
                Long.toString(performance.unavailable()),
                Long.toString(performance.refused()),
                Long.toString(performance.kept()));
    }

    private static String percent(OptionalDouble share) {
        return share.isEmpty() ? "" : MeasureWords.percent(share.getAsDouble()).toPlainString();
    }

    private static String milliseconds(OptionalDouble time) {
        return time.isEmpty() ? "" : MeasureWords.rounded(time.getAsDouble());
    }
}
