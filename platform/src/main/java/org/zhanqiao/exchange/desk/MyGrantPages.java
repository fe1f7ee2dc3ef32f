package org.zhanqiao.exchange.desk;

import java.net.URI;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.zhanqiao.audit.NodeAddresses;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.node.OpenApiDocument;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.Download;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;
import tools.jackson.databind.json.JsonMapper;

/// The grants of an agency, those it holds and those it has given, each with its terms in plain words
/// and with what was done under it. Its officers read them, and the head of its sharing office, who
/// suspends and resumes.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD})
class MyGrantPages {

    static final String HELD = "/agency/grants";
    static final String GIVEN = "/agency/given-grants";

    private static final Map<String, Comparator<GrantsView.Row>> ORDERS = Map.of(
            "id", Comparator.comparing(GrantsView.Row::id),
            "agency", Comparator.comparing(GrantsView.Row::agency),
            "system", Comparator.comparing(GrantsView.Row::system),
            "service", Comparator.comparing(GrantsView.Row::service),
            "purpose", Comparator.comparing(GrantsView.Row::purpose),
            "until", Comparator.comparing(GrantsView.Row::until),
            "state", Comparator.comparing(GrantsView.Row::state));

    private final Pages pages;
    private final Deals deals;
    private final Catalog catalog;
    private final Exchange exchange;
    private final InstantSource clock;
    private final JsonMapper json;
    private final NodeAddresses nodes;
    private final GrantUses uses;
    private final GrantCells cells;
    private final GrantPeople people;

    MyGrantPages(
            Pages pages,
            Deals deals,
            Catalog catalog,
            Exchange exchange,
            InstantSource clock,
            JsonMapper json,
            NodeAddresses nodes,
            GrantUses uses,
            GrantCells cells,
            GrantPeople people) {
        this.pages = pages;
        this.deals = deals;
        this.catalog = catalog;
        this.exchange = exchange;
        this.clock = clock;
        this.json = json;
        this.nodes = nodes;
        this.uses = uses;
        this.cells = cells;
        this.people = people;
    }

    @GetMapping(HELD)
    View held(ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        return pages.show("exchange/grants", new GrantsView(true, page(deals.held(deals.agency(me)), query)));
    }

    @GetMapping(GIVEN)
    View given(ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        return pages.show("exchange/grants", new GrantsView(false, page(deals.given(deals.agency(me)), query)));
    }

    @GetMapping(HELD + ".csv")
    View heldExport(ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        return export("exchange.held", deals.held(deals.agency(me)), query);
    }

    @GetMapping(GIVEN + ".csv")
    View givenExport(ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        return export("exchange.given", deals.given(deals.agency(me)), query);
    }

    @GetMapping(HELD + "/{id}")
    View grant(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        var deal = deals.getDeal(deals.agency(me), id);
        var dataset = catalog.getDataset(deal.service().dataset());
        return pages.show(
                "exchange/grant",
                new GrantPageView(
                        GrantView.of(
                                deal,
                                dataset,
                                deal.standing(clock.instant()),
                                exchange.listWithheld(deal.grant()),
                                people),
                        uses.of(deal.grant(), dataset),
                        deal.held() && me.has(Role.DATA_OFFICER)));
    }

    /// The interface of the grant's service as its caller's grants allow it, from the same plans as the nodes'.
    ///
    /// @throws NotFound when all of them are revoked
    @GetMapping(HELD + "/{id}/openapi.json")
    ResponseEntity<byte[]> openApi(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        var deal = deals.getDeal(deals.agency(me), id);
        var plans = exchange.listPlans(deal.system().code(), deal.service().code());
        if (plans.isEmpty()) {
            throw new NotFound("plan", id);
        }
        return Download.shown(
                deal.service().code() + ".openapi.json",
                MediaType.APPLICATION_JSON,
                json.writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(OpenApiDocument.of(
                                plans, nodes.all().stream().map(URI::toString).toList())));
    }

    private Paged<GrantsView.Row> page(List<Deal> found, ListQuery query) {
        var now = clock.instant();
        var rows = found.stream()
                .map(deal -> GrantsView.Row.of(deal, deal.standing(now)))
                .toList();
        return ShortList.page(rows, query, GrantsView.Row::text, ORDERS);
    }

    private View export(String name, List<Deal> found, ListQuery query) {
        var now = clock.instant();
        var writer = cells.writer();
        return pages.table(
                name,
                GrantCells.HEADINGS,
                Paged.everything(query, each -> page(found, each))
                        .map(row -> writer.cells(row.deal(), row.deal().standing(now))));
    }
}
