package org.zhanqiao.exchange.grants;

import java.time.InstantSource;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.GrantAct;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.desk.Deals;
import org.zhanqiao.exchange.desk.GrantCells;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// All grants of the city: the list, its export, and each with its history.
@Controller
@Allowed(Role.SECURITY_ADMIN)
class AllGrantPages {

    static final String PATH = "/security/grants";

    private final Pages pages;
    private final Grants grants;
    private final Deals deals;
    private final Dossiers dossiers;
    private final AllGrantsQuery.Filters filters;
    private final Identity identity;
    private final Exchange exchange;
    private final GrantCells cells;
    private final InstantSource clock;

    AllGrantPages(
            Pages pages,
            Grants grants,
            Deals deals,
            Dossiers dossiers,
            AllGrantsQuery.Filters filters,
            Identity identity,
            Exchange exchange,
            GrantCells cells,
            InstantSource clock) {
        this.pages = pages;
        this.grants = grants;
        this.deals = deals;
        this.dossiers = dossiers;
        this.filters = filters;
        this.identity = identity;
        this.exchange = exchange;
        this.cells = cells;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Place {
        @Bean
        NavigationItem allGrantsNavigation() {
            return NavigationItem.of(410, "exchange.all", PATH, Role.SECURITY_ADMIN);
        }
    }

    @GetMapping(PATH)
    View list(
            ListQuery query,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String consumer,
            @RequestParam(defaultValue = "") String provider,
            @RequestParam(defaultValue = "") String service) {
        var narrow = new AllGrantsQuery(state, consumer, provider, service);
        var found = grants.listGrants(filters.of(narrow), query);
        var now = clock.instant();
        var rows = deals.complete(found.rows(), true).stream()
                .map(deal -> AllGrantsView.Row.of(deal, now))
                .toList();
        return pages.show(
                "exchange/all-grants",
                new AllGrantsView(
                        new Paged<>(rows, found.total(), query),
                        narrow,
                        AllGrantsView.State.all(),
                        identity.listAgencies().stream()
                                .map(agency -> new AllGrantsView.Choice(agency.code(), agency.shortName()))
                                .sorted(Comparator.comparing(AllGrantsView.Choice::name))
                                .toList(),
                        exchange.listServices().stream()
                                .map(each -> new AllGrantsView.Choice(each.code(), each.title()))
                                .toList()));
    }

    @GetMapping(PATH + ".csv")
    View export(
            ListQuery query,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String consumer,
            @RequestParam(defaultValue = "") String provider,
            @RequestParam(defaultValue = "") String service) {
        var filter = filters.of(new AllGrantsQuery(state, consumer, provider, service));
        var now = clock.instant();
        var complete = deals.completer(true);
        var writer = cells.writer();
        return pages.table(
                "exchange.all",
                GrantCells.HEADINGS,
                grants.streamGrants(filter, query.text())
                        .map(complete)
                        .map(deal -> writer.cells(deal, deal.grant().standing(now))));
    }

    /// A grant; whoever audits calls reads by which terms they were made, and decides nothing.
    @GetMapping(PATH + "/{id}")
    @Allowed({Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
    View grant(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedInPerson me) {
        var whole = dossiers.whole(dossiers.getGrant(id), kind(done), done.equals(ApprovalPages.DONE));
        return pages.show("exchange/one-grant", me.has(Role.SECURITY_ADMIN) ? whole : whole.readOnly());
    }

    private static GrantAct.@Nullable Kind kind(String done) {
        for (var kind : GrantAct.Kind.values()) {
            if (kind.name().equals(done)) {
                return kind;
            }
        }
        return null;
    }
}
