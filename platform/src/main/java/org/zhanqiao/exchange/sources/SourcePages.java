package org.zhanqiao.exchange.sources;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.exchange.grants.AllGrantsView;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// All sources of the city: the list, its export, and each with its history and a test of its connection.
@Controller
@Allowed(Role.SYSTEM_ADMIN)
class SourcePages {

    static final String PATH = "/desk/sources";

    private final Pages pages;
    private final Sources sources;
    private final SourceLists lists;
    private final Identity identity;

    SourcePages(Pages pages, Sources sources, SourceLists lists, Identity identity) {
        this.pages = pages;
        this.sources = sources;
        this.lists = lists;
        this.identity = identity;
    }

    @Configuration(proxyBeanMethods = false)
    static class Place {
        @Bean
        NavigationItem sourcesNavigation() {
            return NavigationItem.of(930, "exchange.sources", PATH, Role.SYSTEM_ADMIN);
        }
    }

    @GetMapping(PATH)
    View list(
            ListQuery query,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String done) {
        var narrow = new SourcesQuery(agency, kind, state);
        return pages.show(
                "exchange/sources",
                new SourcesView(
                        lists.list(narrow.filter(), query),
                        narrow,
                        identity.listAgencies().stream()
                                .sorted(Comparator.comparing(Agency::shortName))
                                .map(each -> new AllGrantsView.Choice(each.code(), each.shortName()))
                                .toList(),
                        PATH,
                        true,
                        switch (done) {
                            case "removed" -> "exchange.sources.done.removed";
                            case "gone" -> "exchange.sources.done.gone";
                            default -> "";
                        }));
    }

    @GetMapping(PATH + ".csv")
    View export(
            ListQuery query,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state) {
        var filter = new SourcesQuery(agency, kind, state).filter();
        return pages.table(
                "exchange.sources",
                SourceLists.HEADINGS,
                Paged.everything(query, each -> lists.list(filter, each)).map(SourceLists::cells));
    }

    @GetMapping(PATH + "/{id}")
    View source(@PathVariable String id, @RequestParam(defaultValue = "") String done) {
        var source = sources.getSource(id);
        return pages.show(
                "exchange/source",
                new SourceView(
                        source,
                        PATH + "/" + id,
                        identity.findAgency(source.agency()).map(Agency::name).orElse(""),
                        true,
                        source.url(),
                        Sources.isPlain(source.kind(), source.url()),
                        true,
                        sources.findTrial(id)
                                .map(trial -> TrialWords.Kept.of(trial, identity))
                                .orElse(null),
                        sources.listServices(id).stream()
                                .map(each -> new SourceView.Service(each.code(), each.title(), "", 0, 0))
                                .toList(),
                        false,
                        lists.listActs(id),
                        notice(done)));
    }

    private static @Nullable Phrase notice(String done) {
        return switch (done) {
            case "registered" -> Phrase.of("exchange.sources.done.registered");
            case "changed" -> Phrase.of("exchange.sources.done.changed");
            case "off" -> Phrase.of("exchange.sources.done.off");
            case "on" -> Phrase.of("exchange.sources.done.on");
            case "tested" -> Phrase.of("exchange.sources.done.tested");
            default -> null;
        };
    }

    @PostMapping(PATH + "/{id}/test")
    View test(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        var _ = sources.tryAgain(id, me.getName());
        return pages.redirect(PATH + "/" + id + "?done=tested");
    }
}
