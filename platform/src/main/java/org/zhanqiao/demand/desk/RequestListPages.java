package org.zhanqiao.demand.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.measures.DemandMeasures;
import org.zhanqiao.demand.measures.Handling;
import org.zhanqiao.demand.measures.HandlingFilter;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.RequestFilter;
import org.zhanqiao.demand.requests.RequestFilter.Desk;
import org.zhanqiao.demand.requests.RequestFilter.Due;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationGroup;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// The three desks: what my agency asks, what it is asked, and for the bureau all that is under way.
@Controller
class RequestListPages {

    static final String ASKED = "/desk/requests";
    static final String INCOMING = "/desk/incoming";
    static final String OVERSIGHT = "/desk/oversight";

    /// The place of the navigation in which a reader finds a request.
    static String place(AccessRequest request, SignedInPerson me) {
        var agency = me.agency().orElse("");
        if (agency.equals(request.consumer())) {
            return ASKED;
        }
        return agency.equals(request.provider()) ? INCOMING : OVERSIGHT;
    }

    private final Pages pages;
    private final AccessRequests requests;
    private final DemandMeasures measures;
    private final Offerings offerings;
    private final Identity identity;
    private final InstantSource clock;

    RequestListPages(
            Pages pages,
            AccessRequests requests,
            DemandMeasures measures,
            Offerings offerings,
            Identity identity,
            InstantSource clock) {
        this.pages = pages;
        this.requests = requests;
        this.measures = measures;
        this.offerings = offerings;
        this.identity = identity;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationGroup requestGroup() {
            return NavigationGroup.of(200, "demand.group");
        }

        @Bean
        NavigationItem askedNavigation() {
            return NavigationItem.of(210, "demand.asked", ASKED, Role.DATA_OFFICER, Role.SHARING_HEAD);
        }

        @Bean
        NavigationItem incomingNavigation() {
            return NavigationItem.of(220, "demand.incoming", INCOMING, Role.DATA_OFFICER, Role.SHARING_HEAD);
        }

        @Bean
        NavigationItem oversightNavigation() {
            return NavigationItem.of(230, "demand.oversight", OVERSIGHT, Role.BUREAU, Role.CITY_OFFICE);
        }
    }

    static String path(Desk desk) {
        return switch (desk) {
            case ASKED -> ASKED;
            case INCOMING -> INCOMING;
            case ALL -> OVERSIGHT;
        };
    }

    @GetMapping("/desk/{desk:requests|incoming}")
    @Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD})
    View list(
            @PathVariable String desk,
            ListQuery query,
            Narrow narrow,
            MeasuredRows.Asked measured,
            @AuthenticationPrincipal SignedInPerson me) {
        return list(agencyDesk(desk), query, narrow, measured.filter(), me);
    }

    @GetMapping("/desk/{desk:requests|incoming}.csv")
    @Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD})
    View export(
            @PathVariable String desk,
            ListQuery query,
            Narrow narrow,
            MeasuredRows.Asked measured,
            @AuthenticationPrincipal SignedInPerson me) {
        return export(filter(agencyDesk(desk), me, narrow, measured.filter()), query);
    }

    @GetMapping(OVERSIGHT)
    @Allowed({Role.BUREAU, Role.CITY_OFFICE})
    View oversee(
            ListQuery query, Narrow narrow, MeasuredRows.Asked measured, @AuthenticationPrincipal SignedInPerson me) {
        return list(Desk.ALL, query, narrow, measured.filter(), me);
    }

    @GetMapping(OVERSIGHT + ".csv")
    @Allowed({Role.BUREAU, Role.CITY_OFFICE})
    View exportAll(
            ListQuery query, Narrow narrow, MeasuredRows.Asked measured, @AuthenticationPrincipal SignedInPerson me) {
        return export(filter(Desk.ALL, me, narrow, measured.filter()), query);
    }

    /// What a list was narrowed to, as it stands in the address; anything unknown is no bound.
    ///
    /// @param state name of a [RequestState]
    /// @param due   name of a [Due]
    record Narrow(@Nullable String state, @Nullable String due) {}

    private static Desk agencyDesk(String name) {
        return name.equals("incoming") ? Desk.INCOMING : Desk.ASKED;
    }

    private RequestFilter filter(Desk desk, SignedInPerson me, Narrow narrow, Optional<HandlingFilter> measured) {
        return new RequestFilter(
                desk,
                Sight.of(me).agency(),
                Stream.of(RequestState.values())
                        .filter(each -> each.name().equals(narrow.state()))
                        .findFirst(),
                Stream.of(Due.values())
                        .filter(each -> each.name().equals(narrow.due()))
                        .findFirst()
                        .orElse(Due.ANY),
                measured.map(rows -> rows.requests(today())));
    }

    private View list(Desk desk, ListQuery query, Narrow narrow, Optional<HandlingFilter> measured, SignedInPerson me) {
        var filter = filter(desk, me, narrow, measured);
        var found = handled(requests.listRequests(filter, query));
        var suspended = requests.listSuspended(
                found.rows().stream().map(each -> each.request().id()).toList());
        var names = new Names();
        return pages.show(
                "demand/requests",
                new RequestListView(
                        filter.desk(),
                        new Paged<>(
                                found.rows().stream()
                                        .map(each -> names.row(
                                                each,
                                                suspended.contains(
                                                        each.request().id())))
                                        .toList(),
                                found.total(),
                                query),
                        filter.state().map(RequestState::name).orElse(""),
                        filter.due(),
                        measured.map(rows -> names.measured(rows, desk)).orElse(null),
                        counts(filter),
                        filter.desk() == Desk.ASKED && me.has(Role.DATA_OFFICER),
                        today()));
    }

    private List<RequestListView.Count> counts(RequestFilter filter) {
        return Stream.of(Due.values())
                .filter(due -> switch (due) {
                    case EXTENSION -> filter.desk() != Desk.ASKED;
                    case MINE -> filter.desk() != Desk.ALL;
                    case CLIMBED -> filter.desk() == Desk.ALL;
                    case ANY, OVERDUE, TODAY, WEEK -> true;
                })
                .map(due -> new RequestListView.Count(
                        due, requests.count(new RequestFilter(filter.desk(), filter.agency(), Optional.empty(), due))))
                .toList();
    }

    /// A request with how it was handled; null when it did not come to its provider.
    private record Handled(AccessRequest request, @Nullable Handling handling) {}

    private Paged<Handled> handled(Paged<AccessRequest> found) {
        var handlings = measures
                .listHandlings(found.rows().stream().map(AccessRequest::id).toList())
                .stream()
                .collect(Collectors.toMap(Handling::request, Function.identity()));
        return found.map(request -> new Handled(request, handlings.get(request.id())));
    }

    private View export(RequestFilter filter, ListQuery query) {
        var names = new Names();
        return pages.table(
                switch (filter.desk()) {
                    case ASKED -> "demand.asked";
                    case INCOMING -> "demand.incoming";
                    case ALL -> "demand.oversight";
                },
                List.of(
                        "demand.request",
                        "demand.state",
                        "demand.consumer",
                        "demand.provider",
                        "demand.service",
                        "demand.export.serviceCode",
                        "demand.purpose",
                        "demand.matter",
                        "demand.due",
                        "demand.export.provisional",
                        "demand.export.escalated",
                        "demand.moved",
                        "demand.export.grant",
                        "demand.export.received",
                        "demand.export.answerDue",
                        "demand.export.answered",
                        "demand.export.answerDays",
                        "demand.export.deliveryDue",
                        "demand.export.delivered",
                        "demand.export.deliveryDays"),
                Paged.everything(query, each -> handled(requests.listRequests(filter, each)))
                        .map(names::cells));
    }

    private LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }

    /// Names of agencies and services, looked up once a list.
    private final class Names {

        private final Map<String, String> agencies = new HashMap<>();
        private final Map<String, String> services = new HashMap<>();

        private String agency(String code) {
            return agencies.computeIfAbsent(
                    code,
                    each -> identity.findAgency(each).map(Agency::shortName).orElse(each));
        }

        private String service(String code) {
            return services.computeIfAbsent(
                    code,
                    each -> offerings.findOffering(each).map(Offering::title).orElse(each));
        }

        MeasuredRows measured(HandlingFilter filter, Desk desk) {
            var scope = filter.scope();
            return new MeasuredRows(
                    filter,
                    desk,
                    scope.provider().isEmpty() ? "" : agency(scope.provider()),
                    scope.consumer().isEmpty() ? "" : agency(scope.consumer()));
        }

        RequestListView.Row row(Handled handled, boolean suspended) {
            var request = handled.request();
            return new RequestListView.Row(
                    request.id(),
                    request.state(),
                    suspended,
                    agency(request.consumer()),
                    agency(request.provider()),
                    service(request.ask().service()),
                    request.ask().purpose(),
                    request.ask().matter(),
                    request.due(),
                    request.provisional(),
                    request.rung(),
                    request.extensionOpen(),
                    request.moved(),
                    handled.handling());
        }

        List<?> cells(Handled handled) {
            var request = handled.request();
            var handling = handled.handling();
            return List.of(
                    request.id(),
                    new CellWord("demand.state." + request.state().name()),
                    agency(request.consumer()),
                    agency(request.provider()),
                    service(request.ask().service()),
                    request.ask().service(),
                    request.ask().purpose(),
                    request.ask().matter(),
                    Objects.toString(request.due(), ""),
                    request.provisional(),
                    request.rung() == null
                            ? ""
                            : new CellWord("proceeding.rung." + request.rung().name()),
                    request.moved(),
                    request.grant(),
                    cell(handling, Handling::received),
                    cell(handling, Handling::answerDue),
                    cell(handling, Handling::answered),
                    cell(handling, Handling::answerDays),
                    cell(handling, Handling::deliveryDue),
                    cell(handling, Handling::delivered),
                    cell(handling, Handling::deliveryDays));
        }

        private static Object cell(@Nullable Handling handling, Function<Handling, @Nullable Object> part) {
            var said = handling == null ? null : part.apply(handling);
            return said == null ? "" : said;
        }
    }
}
