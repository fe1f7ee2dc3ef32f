package org.zhanqiao.demand.missing.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.search.CatalogSearch;
import org.zhanqiao.catalog.search.Closeness;
import org.zhanqiao.catalog.search.FoundEntry;
import org.zhanqiao.catalog.search.MarkedText;
import org.zhanqiao.catalog.search.SearchOutcome;
import org.zhanqiao.catalog.search.SearchQuery;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.missing.MissingActKind;
import org.zhanqiao.demand.missing.MissingData;
import org.zhanqiao.demand.missing.MissingDossier;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;

/// Looks what the catalog holds of something, and who stated it to be missing.
@Component
class HeldAlready {

    private static final int MOST = 5;

    private final CatalogSearch search;
    private final MissingData missing;
    private final Offerings offerings;
    private final Identity identity;

    HeldAlready(CatalogSearch search, MissingData missing, Offerings offerings, Identity identity) {
        this.search = search;
        this.missing = missing;
        this.offerings = offerings;
        this.identity = identity;
    }

    /// @param name as it is being typed; nothing is looked for while it is blank
    HeldView look(String name, List<String> items, Person me) {
        if (name.isBlank()) {
            return new HeldView(true, false, List.of(), List.of());
        }
        Map<String, FoundEntry> entries = new LinkedHashMap<>();
        var byName = search.search(new SearchQuery(name, Map.of(), 1, MOST));
        boolean close = add(entries, byName);
        if (items.size() > 1) {
            close |= add(entries, search.search(new SearchQuery(String.join(" ", items), Map.of(), 1, MOST)));
        }
        Map<String, String> services = offerings.listOfferings().stream()
                .filter(Offering::askable)
                .collect(Collectors.toMap(Offering::dataset, Offering::code, (first, second) -> first));
        return new HeldView(
                byName instanceof SearchOutcome.Found,
                close,
                entries.values().stream()
                        .limit(MOST)
                        .map(entry -> found(entry, services.getOrDefault(entry.code(), "")))
                        .toList(),
                missing.listSimilar(name).stream()
                        .map(each -> new HeldView.Similar(
                                each.id(),
                                each.name(),
                                each.state(),
                                each.needs().stream()
                                        .map(need -> shortName(need.agency()))
                                        .toList(),
                                new MissingDossier(each, List.of()).possible(me).contains(MissingActKind.SECOND)))
                        .toList());
    }

    /// @return whether the entries found have every word
    private static boolean add(Map<String, FoundEntry> entries, SearchOutcome outcome) {
        return switch (outcome) {
            case SearchOutcome.NotReady notReady -> false;
            case SearchOutcome.Found found -> {
                found.entries().forEach(entry -> entries.putIfAbsent(entry.code(), entry));
                yield found.closeness() == Closeness.ALL_WORDS
                        && !found.entries().isEmpty();
            }
        };
    }

    private static HeldView.Found found(FoundEntry entry, String service) {
        var share = entry.shareType();
        return new HeldView.Found(
                entry.code(),
                "/catalog/entries/" + entry.code(),
                entry.name().text(),
                entry.agencyName().text(),
                share == null ? "" : share.name(),
                entry.items().stream().map(MarkedText::text).toList(),
                service);
    }

    private String shortName(String agency) {
        return identity.findAgency(agency).map(Agency::shortName).orElse(agency);
    }
}
