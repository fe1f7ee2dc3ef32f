package org.zhanqiao.exchange.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhanqiao.audit.AgencyFigures;
import org.zhanqiao.audit.AgencyFigures.Count;
import org.zhanqiao.audit.AgencyFigures.ServiceFigures;
import org.zhanqiao.audit.AgencyFigures.Side;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.Pages;

/// An agency's calls over time, why calls ended without data, and where their time went; from the hourly counts.
@Controller
@Allowed(Role.DATA_OFFICER)
class MyFigurePages {

    static final String PATH = "/agency/figures";

    private final Pages pages;
    private final Deals deals;
    private final Exchange exchange;
    private final AuditTrail trail;
    private final FigureCharts charts;
    private final InstantSource clock;

    MyFigurePages(
            Pages pages, Deals deals, Exchange exchange, AuditTrail trail, FigureCharts charts, InstantSource clock) {
        this.pages = pages;
        this.deals = deals;
        this.exchange = exchange;
        this.trail = trail;
        this.charts = charts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View figures(
            @RequestParam(defaultValue = "") String side,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String service,
            @AuthenticationPrincipal SignedInPerson me) {
        var query = FiguresQuery.of(side, period, service);
        var agency = deals.agency(me);
        var starts = query.period().starts(clock.instant());
        var figures = figures(agency, query, starts);
        var titles = titles(agency, query.side());
        return pages.show(
                "exchange/figures",
                new FiguresView(
                        query,
                        titles.entrySet().stream()
                                .map(entry -> new FiguresView.Choice(entry.getKey(), entry.getValue()))
                                .sorted(Comparator.comparing(FiguresView.Choice::title))
                                .toList(),
                        figures.counts().stream().mapToLong(Count::served).sum(),
                        figures.counts().stream().mapToLong(Count::refused).sum(),
                        figures.counts().stream().mapToLong(Count::unavailable).sum(),
                        charts.time(figures, query.period().step(), starts),
                        charts.reasons(figures),
                        charts.byService(figures, code -> titles.getOrDefault(code, code)),
                        charts.latency(figures, code -> titles.getOrDefault(code, code)),
                        UriComponentsBuilder.fromPath(PATH + ".csv")
                                .queryParam("side", query.sideText())
                                .queryParam("period", query.period().text())
                                .queryParam("service", "{service}")
                                .encode()
                                .buildAndExpand(query.service())
                                .toUriString()));
    }

    @GetMapping(PATH + ".csv")
    View export(
            @RequestParam(defaultValue = "") String side,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String service,
            @AuthenticationPrincipal SignedInPerson me) {
        var query = FiguresQuery.of(side, period, service);
        var agency = deals.agency(me);
        var figures = figures(agency, query, query.period().starts(clock.instant()));
        return pages.csv(
                "figures.csv",
                List.of("kind", "of", "part", "served", "refused", "unavailable", "p50_ms", "p90_ms", "p99_ms"),
                Stream.of(
                                figures.counts().stream().map(MyFigurePages::cells),
                                figures.refusals().stream().map(MyFigurePages::cells),
                                figures.services().stream().flatMap(MyFigurePages::cells))
                        .flatMap(Function.identity()));
    }

    private static List<String> cells(Count count) {
        return row("time", count.start().toString(), count.served(), count.refused(), count.unavailable());
    }

    private static List<String> cells(AgencyFigures.ReasonCount count) {
        return switch (count.outcome()) {
            case REFUSED -> row("reason", count.reason(), 0, count.calls(), 0);
            case SERVED, UNAVAILABLE, UNREADABLE -> row("reason", count.reason(), 0, 0, count.calls());
        };
    }

    private static Stream<List<String>> cells(ServiceFigures service) {
        return Stream.concat(
                Stream.of(
                        row("service", service.service(), service.served(), service.refused(), service.unavailable())),
                service.latencies().stream()
                        .map(latency -> List.of(
                                "latency",
                                service.service(),
                                latency.part().name(),
                                Long.toString(latency.calls()),
                                "",
                                "",
                                "%.3f".formatted(latency.p50()),
                                "%.3f".formatted(latency.p90()),
                                "%.3f".formatted(latency.p99()))));
    }

    private static List<String> row(String kind, String of, long served, long refused, long unavailable) {
        return List.of(
                kind, of, "", Long.toString(served), Long.toString(refused), Long.toString(unavailable), "", "", "");
    }

    private AgencyFigures figures(Agency agency, FiguresQuery query, List<Instant> starts) {
        var until = clock.instant().plus(Duration.ofHours(1));
        return trail.figures(
                agency.code(),
                query.side(),
                query.service(),
                starts.getFirst(),
                until,
                query.period().step());
    }

    /// Titles of the services an agency has to do with on one side, by code.
    private Map<String, String> titles(Agency agency, Side side) {
        var services = side == Side.PROVIDER
                ? exchange.listServicesOf(agency.code()).stream()
                : deals.held(agency).stream().map(Deal::service);
        return services.collect(
                Collectors.toMap(DataService::code, DataService::title, (one, other) -> one, TreeMap::new));
    }
}
