package org.zhanqiao.exchange.desk;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.EntryStandings;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.catalog.Vocabulary;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.ServiceOpening;
import org.zhanqiao.exchange.ServiceOpenings;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// The data services an agency provides, and those its systems may use.
@Controller
@Allowed(Role.DATA_OFFICER)
class MyServicePages {

    static final String PROVIDED = "/agency/services";
    static final String USABLE = "/agency/usable-services";

    private static final Map<String, Comparator<ServicesView.Row>> PROVIDED_ORDERS = Map.of(
            "code", Comparator.comparing(ServicesView.Row::code),
            "title", Comparator.comparing(ServicesView.Row::title),
            "level", Comparator.comparingInt(ServicesView.Row::level),
            "cycle", Comparator.comparing(ServicesView.Row::cycle),
            "consumers", Comparator.comparingInt(ServicesView.Row::consumers));

    private static final Map<String, Comparator<UsableView.Row>> USABLE_ORDERS = Map.of(
            "service", Comparator.comparing(UsableView.Row::service),
            "system", Comparator.comparing(UsableView.Row::system),
            "agency", Comparator.comparing(UsableView.Row::agency),
            "purpose", Comparator.comparing(UsableView.Row::purpose),
            "state", Comparator.comparing(UsableView.Row::state));

    private final Pages pages;
    private final Deals deals;
    private final Catalog catalog;
    private final Terms terms;
    private final EntryStandings standings;
    private final Exchange exchange;
    private final LevelRules levels;
    private final ServiceOpenings openings;
    private final ControlEvidence evidence;
    private final Identity identity;
    private final InstantSource clock;

    MyServicePages(
            Pages pages,
            Deals deals,
            Catalog catalog,
            Terms terms,
            EntryStandings standings,
            Exchange exchange,
            LevelRules levels,
            ServiceOpenings openings,
            ControlEvidence evidence,
            Identity identity,
            InstantSource clock) {
        this.pages = pages;
        this.deals = deals;
        this.catalog = catalog;
        this.terms = terms;
        this.standings = standings;
        this.exchange = exchange;
        this.levels = levels;
        this.openings = openings;
        this.evidence = evidence;
        this.identity = identity;
        this.clock = clock;
    }

    @GetMapping(PROVIDED)
    View provided(ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        return pages.show("exchange/services", new ServicesView(provided(deals.agency(me), query)));
    }

    @GetMapping(PROVIDED + ".csv")
    View providedExport(ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        var agency = deals.agency(me);
        return pages.table(
                "exchange.services",
                List.of(
                        "exchange.service",
                        "exchange.service.code",
                        "exchange.export.dataset",
                        "exchange.level",
                        "exchange.items.count",
                        "exchange.export.rowKey",
                        "exchange.modes",
                        "exchange.source",
                        "exchange.cycle",
                        "exchange.consumers",
                        "exchange.export.reviewed"),
                Paged.everything(query, each -> provided(agency, each))
                        .map(row -> List.of(
                                row.title(),
                                row.code(),
                                row.dataset(),
                                row.level(),
                                row.items(),
                                row.key(),
                                row.modes(),
                                row.source(),
                                row.cycle(),
                                row.consumers(),
                                row.reviewed())));
    }

    private Paged<ServicesView.Row> provided(Agency agency, ListQuery query) {
        var now = clock.instant();
        Map<String, Long> consumers = deals.given(agency).stream()
                .filter(deal -> deal.standing(now) == Grant.Standing.IN_FORCE)
                .collect(Collectors.groupingBy(
                        deal -> deal.service().code(),
                        Collectors.mapping(
                                deal -> deal.consumer().code(),
                                Collectors.collectingAndThen(Collectors.toSet(), set -> (long) set.size()))));
        var services = exchange.listServicesOf(agency.code());
        var datasets = datasets(services.stream());
        var kinds = exchange.sourceKinds();
        var reviewed = standings.listReviewed(datasets.keySet());
        var rows = services.stream()
                .map(service -> ServicesView.Row.of(
                        service,
                        Objects.requireNonNull(datasets.get(service.dataset())),
                        cycle(Objects.requireNonNull(datasets.get(service.dataset()))),
                        reviewed.contains(service.dataset()),
                        Objects.requireNonNull(kinds.get(service.source())),
                        Math.toIntExact(consumers.getOrDefault(service.code(), 0L))))
                .toList();
        return ShortList.page(rows, query, ServicesView.Row::text, PROVIDED_ORDERS);
    }

    @GetMapping(PROVIDED + "/{code}")
    View service(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedInPerson me) {
        var agency = deals.agency(me);
        var service = exchange.findService(code)
                .filter(found -> found.agency().equals(agency.code()))
                .orElseThrow(() -> new NotFound("service", code));
        var now = clock.instant();
        var granted = deals.given(agency).stream()
                .filter(deal -> deal.service().code().equals(code))
                .map(deal -> GrantsView.Row.of(deal, deal.standing(now)))
                .toList();
        return pages.show(
                "exchange/service",
                ServiceView.of(
                        service,
                        catalog.getDataset(service.dataset()),
                        cycle(catalog.getDataset(service.dataset())),
                        !standings.listReviewed(List.of(service.dataset())).isEmpty(),
                        exchange.sourceKind(service),
                        levels.inForce(),
                        openings.findOpening(code).map(this::opened).orElse(null),
                        granted,
                        done));
    }

    private ServiceView.Opened opened(ServiceOpening opening) {
        return new ServiceView.Opened(
                identity.personName(opening.by()),
                opening.at(),
                evidence.find(opening.evidenceKey())
                        .map(ControlEvidence.Standing::entry)
                        .orElse(null));
    }

    @GetMapping(USABLE)
    View usable(ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        return pages.show("exchange/usable", new UsableView(usable(deals.agency(me), query)));
    }

    @GetMapping(USABLE + ".csv")
    View usableExport(ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        var agency = deals.agency(me);
        return pages.table(
                "exchange.usable",
                List.of(
                        "exchange.service",
                        "exchange.service.code",
                        "exchange.provider",
                        "exchange.system",
                        "exchange.export.systemCode",
                        "exchange.purpose",
                        "exchange.modes",
                        "exchange.cycle",
                        "exchange.grant",
                        "exchange.state",
                        "exchange.export.stateCode"),
                Paged.everything(query, each -> usable(agency, each))
                        .map(row -> List.of(
                                row.title(),
                                row.service(),
                                row.agency(),
                                row.systemName(),
                                row.system(),
                                row.purpose(),
                                row.modes(),
                                row.cycle(),
                                row.grant(),
                                row.standing(),
                                row.state())));
    }

    private Paged<UsableView.Row> usable(Agency agency, ListQuery query) {
        var now = clock.instant();
        var held = deals.held(agency);
        var datasets = datasets(held.stream().map(Deal::service));
        var rows = held.stream()
                .filter(deal -> deal.standing(now) != Grant.Standing.REVOKED)
                .map(deal -> UsableView.Row.of(
                        deal,
                        deal.standing(now),
                        cycle(Objects.requireNonNull(datasets.get(deal.service().dataset())))))
                .toList();
        return ShortList.page(rows, query, UsableView.Row::text, USABLE_ORDERS);
    }

    /// How often a dataset is brought up to date, in the reader's language.
    private String cycle(Dataset dataset) {
        return terms.say(Vocabulary.UPDATE_CYCLE, dataset.updateCycle(), LocaleContextHolder.getLocale());
    }

    /// The datasets behind services, by code.
    private Map<String, Dataset> datasets(Stream<DataService> services) {
        return catalog.listDatasets(services.map(DataService::dataset).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Dataset::code, Function.identity()));
    }
}
