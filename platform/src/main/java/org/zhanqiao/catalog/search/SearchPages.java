package org.zhanqiao.catalog.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.EntryWays;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.AnyoneSignedIn;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// The search of the catalog. Staff see every entry in force; whoever else is signed in sees what is open.
@Controller
class SearchPages {

    static final String PATH = "/catalog";

    private final Pages pages;
    private final CatalogSearch search;
    private final SearchWords words;
    private final ObjectProvider<WhenNothingIsFound> furtherWays;
    private final ObjectProvider<EntryWays> entryWays;

    SearchPages(
            Pages pages,
            CatalogSearch search,
            SearchWords words,
            ObjectProvider<WhenNothingIsFound> furtherWays,
            ObjectProvider<EntryWays> entryWays) {
        this.pages = pages;
        this.search = search;
        this.words = words;
        this.furtherWays = furtherWays;
        this.entryWays = entryWays;
    }

    @AnyoneSignedIn
    @GetMapping(PATH)
    View search(
            @RequestParam(defaultValue = "") String q,
            ListQuery list,
            @RequestParam MultiValueMap<String, String> parameters,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var asked = new SearchQuery(q, SearchQuery.filters(parameters), list.page(), SearchQuery.DEFAULT_SIZE);
        var query = me.staff() ? asked : asked.ofThePublic();
        var spoken = words.in(locale);
        return switch (search.search(query)) {
            case SearchOutcome.Found found ->
                show(
                        HttpStatus.OK,
                        me,
                        view(
                                asked,
                                me.staff() ? found : found.ofThePublic(),
                                spoken,
                                opensEntries(me),
                                further(q, me),
                                opensEntries(me) ? finders(me) : List.of()));
            case SearchOutcome.NotReady notReady -> show(HttpStatus.SERVICE_UNAVAILABLE, me, view(asked, notReady));
        };
    }

    private List<EntryWays.Finder> finders(SignedInPerson me) {
        return entryWays.orderedStream().map(ways -> ways.of(me)).toList();
    }

    private String further(String words, SignedInPerson me) {
        return furtherWays.stream()
                .flatMap(way -> way.findAddress(words, me).stream())
                .findFirst()
                .orElse("");
    }

    private View show(HttpStatus status, SignedInPerson me, SearchView view) {
        return pages.show(status, me.staff() ? "catalog/search" : "catalog/search-citizen", view);
    }

    /// Whoever the pages of entries are for.
    private static boolean opensEntries(SignedInPerson me) {
        return me.staff() && !me.has(Role.SYSTEM_ADMIN);
    }

    private static SearchView view(
            SearchQuery query,
            SearchOutcome.Found found,
            SearchWords.Spoken spoken,
            boolean linked,
            String further,
            List<EntryWays.Finder> finders) {
        var notices = new ArrayList<String>();
        if (found.cut()) {
            notices.add("catalog.search.cut");
        }
        if (!found.says()) {
            notices.add("catalog.search.saysNothing");
        }
        if (found.total() > SearchQuery.DEEPEST && query.page() == SearchQuery.DEEPEST / query.size()) {
            notices.add("catalog.search.deepest");
        }
        var rows = found.entries().stream()
                .map(entry -> row(entry, spoken, linked, finders))
                .toList();
        return new SearchView(
                query.text(),
                new Paged<>(rows, found.total(), list(query)),
                Stream.of(Facet.values())
                        .map(facet -> facet(
                                facet,
                                found.facets().getOrDefault(facet, List.of()),
                                query.filters().getOrDefault(facet, Set.of()),
                                spoken))
                        .toList(),
                found.closeness().name(),
                found.suggestion().orElse(""),
                notices,
                SearchWords.examples(),
                since(found.standing()),
                Optional.empty(),
                further);
    }

    private static SearchView view(SearchQuery query, SearchOutcome.NotReady notReady) {
        return new SearchView(
                query.text(),
                new Paged<>(List.of(), 0, list(query)),
                List.of(),
                "",
                "",
                List.of(
                        switch (notReady.standing()) {
                            case IndexStanding.Building building -> "catalog.search.building";
                            case IndexStanding.Current current -> "catalog.search.building";
                            case IndexStanding.Behind behind -> "catalog.search.broken." + behind.cause();
                        }),
                List.of(),
                Optional.empty(),
                notReady.standing() instanceof IndexStanding.Building building
                        ? Optional.of(new SearchView.Progress(building.done(), building.total()))
                        : Optional.empty(),
                "");
    }

    private static ListQuery list(SearchQuery query) {
        return new ListQuery(query.text(), "", false, query.page(), query.size());
    }

    private static Optional<Instant> since(IndexStanding standing) {
        return standing instanceof IndexStanding.Behind behind ? Optional.of(behind.since()) : Optional.empty();
    }

    private static SearchView.Row row(
            FoundEntry entry, SearchWords.Spoken spoken, boolean linked, List<EntryWays.Finder> finders) {
        var tags = new ArrayList<String>();
        var level = entry.level();
        if (level != null) {
            tags.add(spoken.label(Facet.LEVEL, Integer.toString(level.number())));
        }
        var share = entry.shareType();
        if (share != null) {
            tags.add(spoken.label(Facet.SHARE_TYPE, share.name()));
        }
        Map.of(Facet.CYCLE, entry.cycle(), Facet.OPEN_TYPE, entry.openType()).entrySet().stream()
                .filter(stated -> !stated.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(stated -> tags.add(spoken.label(stated.getKey(), stated.getValue())));
        return new SearchView.Row(
                entry.code(),
                linked ? PATH + "/entries/" + entry.code() : "",
                entry.name(),
                entry.description(),
                entry.agencyName(),
                entry.items(),
                tags,
                finders.stream()
                        .flatMap(finder -> finder.listWays(entry.code(), entry.agency(), share).stream())
                        .toList());
    }

    private static SearchView.FacetView facet(
            Facet facet, List<FacetCount> counts, Set<String> selected, SearchWords.Spoken spoken) {
        var values = new ArrayList<SearchView.Value>();
        for (var count : counts) {
            values.add(new SearchView.Value(
                    count.value(),
                    spoken.label(facet, count.value()),
                    count.count(),
                    selected.contains(count.value())));
        }
        selected.stream()
                .filter(value ->
                        counts.stream().noneMatch(count -> count.value().equals(value)))
                .forEach(value -> values.add(new SearchView.Value(value, spoken.label(facet, value), 0, true)));
        return new SearchView.FacetView(facet.parameter(), values);
    }
}
