package org.zhanqiao.exchange.sources;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.audit.AgencyFigures;
import org.zhanqiao.audit.AgencyFigures.ServiceFigures;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.RegisteredSource;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.exchange.desk.Deals;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// The sources of the officer's agency and those that serve it: whether they can be reached, what is served from them,
/// and how many calls of the last day they could not answer. What is another's does not exist here.
@Controller
@Allowed(Role.DATA_OFFICER)
class MySourcePages {

    static final String PATH = "/agency/sources";

    private final Pages pages;
    private final Deals deals;
    private final Sources sources;
    private final SourceLists lists;
    private final AuditTrail trail;
    private final Identity identity;
    private final InstantSource clock;

    MySourcePages(
            Pages pages,
            Deals deals,
            Sources sources,
            SourceLists lists,
            AuditTrail trail,
            Identity identity,
            InstantSource clock) {
        this.pages = pages;
        this.deals = deals;
        this.sources = sources;
        this.lists = lists;
        this.trail = trail;
        this.identity = identity;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Place {
        @Bean
        NavigationItem mySourcesNavigation() {
            return NavigationItem.of(315, "exchange.mySources", PATH, Role.DATA_OFFICER);
        }
    }

    @GetMapping(PATH)
    View list(
            ListQuery query,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @AuthenticationPrincipal SignedInPerson me) {
        var narrow = new SourcesQuery("", kind, state);
        var own = deals.agency(me).code();
        return pages.show(
                "exchange/sources",
                new SourcesView(lists.list(narrow.filter(own), query), narrow, List.of(), PATH, false, ""));
    }

    @GetMapping(PATH + ".csv")
    View export(
            ListQuery query,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @AuthenticationPrincipal SignedInPerson me) {
        var filter = new SourcesQuery("", kind, state).filter(deals.agency(me).code());
        return pages.table(
                "exchange.mySources",
                SourceLists.HEADINGS,
                Paged.everything(query, each -> lists.list(filter, each)).map(SourceLists::cells));
    }

    @GetMapping(PATH + "/{id}")
    View source(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedInPerson me) {
        var agency = deals.agency(me);
        var served = served(agency, id);
        var source = getSource(agency, id, served);
        boolean own = source.agency().equals(agency.code());
        var figures = figures(agency);
        return pages.show(
                "exchange/source",
                new SourceView(
                        source,
                        PATH + "/" + id,
                        own ? agency.name() : "",
                        false,
                        own ? source.url() : "",
                        own && Sources.isPlain(source.kind(), source.url()),
                        own,
                        sources.findTrial(id)
                                .map(trial -> TrialWords.Kept.of(trial, identity))
                                .orElse(null),
                        served.stream()
                                .map(service -> service(service, figures))
                                .toList(),
                        true,
                        own ? lists.listActs(id) : List.of(),
                        done.equals("tested") ? Phrase.of("exchange.sources.done.tested") : null));
    }

    /// @throws NotFound for one that neither is the agency's nor serves it
    private RegisteredSource getSource(Agency agency, String id, List<DataService> served) {
        var source = sources.getSource(id);
        if (!source.agency().equals(agency.code()) && served.isEmpty()) {
            throw new NotFound("source of the agency", id);
        }
        return source;
    }

    private List<DataService> served(Agency agency, String id) {
        return sources.listServices(id).stream()
                .filter(service -> service.agency().equals(agency.code()))
                .toList();
    }

    private static SourceView.Service service(DataService service, Map<String, ServiceFigures> figures) {
        var counted = figures.get(service.code());
        return new SourceView.Service(
                service.code(),
                service.title(),
                "/agency/services/" + service.code(),
                counted == null ? 0 : counted.served(),
                counted == null ? 0 : counted.unavailable());
    }

    /// Of the last day, by service.
    private Map<String, ServiceFigures> figures(Agency agency) {
        var now = clock.instant();
        return trail
                .figures(
                        agency.code(),
                        AgencyFigures.Side.PROVIDER,
                        "",
                        now.minus(Duration.ofDays(1)),
                        now.plus(Duration.ofHours(1)),
                        AgencyFigures.Step.HOUR)
                .services()
                .stream()
                .collect(Collectors.toMap(ServiceFigures::service, Function.identity()));
    }

    /// @throws NotFound for one that is not the agency's own
    @PostMapping(PATH + "/{id}/test")
    View test(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        if (!sources.getSource(id).agency().equals(deals.agency(me).code())) {
            throw new NotFound("source of the agency", id);
        }
        var _ = sources.tryAgain(id, me.getName());
        return pages.redirect(PATH + "/" + id + "?done=tested");
    }
}
