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
import org.zhanqiao.audit.CallOutcome;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.CellWord;
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
        var titles = titles(agency, query.side());
        return pages.table(
                "exchange.figures",
                List.of(
                        "exchange.export.kind",
                        "exchange.export.of",
                        "exchange.export.code",
                        "exchange.export.part",
                        CallOutcome.SERVED.messageKey(),
                        CallOutcome.REFUSED.messageKey(),
                        CallOutcome.UNAVAILABLE.messageKey(),
                        "exchange.export.median",
                        "exchange.export.ninetieth",
                        "exchange.export.slowest"),
                Stream.of(
                                figures.counts().stream().map(MyFigurePages::period),
                                figures.refusals().stream().map(this::reason),
                                figures.services().stream().flatMap(each -> service(each, titles)))
                        .flatMap(Function.identity()));
    }

    private static List<?> period(Count count) {
        return row("time", count.start(), "", count.served(), count.refused(), count.unavailable());
    }

    private List<?> reason(AgencyFigures.ReasonCount count) {
        var words = charts.reason(count.reason());
        return switch (count.outcome()) {
            case REFUSED -> row("reason", words, count.reason(), 0, count.calls(), 0);
            case SERVED, UNAVAILABLE, UNREADABLE -> row("reason", words, count.reason(), 0, 0, count.calls());
        };
    }

    private static Stream<List<?>> service(ServiceFigures service, Map<String, String> titles) {
        var code = service.service();
        Object title = code.isEmpty() ? new CellWord("exchange.chart.noService") : titles.getOrDefault(code, code);
        return Stream.concat(
                Stream.of(row("service", title, code, service.served(), service.refused(), service.unavailable())),
                service.latencies().stream()
                        .map(latency -> List.of(
                                kind("latency"),
                                title,
                                code,
                                new CellWord(latency.part().messageKey()),
                                latency.calls(),
                                "",
                                "",
                                "%.3f".formatted(latency.p50()),
                                "%.3f".formatted(latency.p90()),
                                "%.3f".formatted(latency.p99()))));
    }

    private static List<?> row(String kind, Object of, String code, long served, long refused, long unavailable) {
        return List.of(kind(kind), of, code, "", served, refused, unavailable, "", "", "");
    }

    private static CellWord kind(String kind) {
        return new CellWord("exchange.export.kind." + kind);
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
