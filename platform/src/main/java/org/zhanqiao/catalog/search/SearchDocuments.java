package org.zhanqiao.catalog.search;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;

/// Makes what the search knows of an entry out of what was published.
@Component
class SearchDocuments {

    /// Of 类 and 项.
    static final int CLASS_DIGITS = 3;

    private static final String WHOLE_CITY = "00";

    private final Identity identity;
    private final Map<String, Agency> agencies = new ConcurrentHashMap<>();

    SearchDocuments(Identity identity) {
        this.identity = identity;
    }

    SearchDocument of(SearchRows.Row row) {
        var text = row.metadata();
        var facets = new EnumMap<Facet, String>(Facet.class);
        facets.put(Facet.AGENCY, row.agency());
        var own = classFacet(row.classCode());
        facets.put(Facet.CLASS, own);
        text.sharing().shareType().ifPresent(type -> facets.put(Facet.SHARE_TYPE, type.name()));
        put(facets, Facet.OPEN_TYPE, text.opening().type());
        put(facets, Facet.CYCLE, text.supply().cycle());
        var level = text.grading().level();
        put(facets, Facet.LEVEL, level == null ? "" : Integer.toString(level.number()));
        return new SearchDocument(
                row.code(),
                text.naming().name(),
                text.naming().description(),
                name(row.agency()),
                agency(row.agency())
                        .filter(agency -> agency.district().endsWith(WHOLE_CITY))
                        .isPresent(),
                text.items().stream().map(EntryItem::title).toList(),
                text.items().stream()
                        .filter(item -> !item.name().equals(item.title()))
                        .map(EntryItem::name)
                        .toList(),
                facets,
                text.naming().otherClasses().stream()
                        .map(SearchDocuments::classFacet)
                        .filter(other -> !other.equals(own))
                        .distinct()
                        .toList());
    }

    /// The 类 and 项 of a class.
    private static String classFacet(String code) {
        return code.substring(0, Math.min(CLASS_DIGITS, code.length()));
    }

    private static void put(Map<Facet, String> facets, Facet facet, String value) {
        if (!value.isEmpty()) {
            facets.put(facet, value);
        }
    }

    /// Full name of an agency; one that nobody registered goes by its code.
    String name(String code) {
        return agency(code).map(Agency::name).orElse(code);
    }

    /// Its name for lists.
    String shortName(String code) {
        return agency(code).map(Agency::shortName).orElse(code);
    }

    private Optional<Agency> agency(String code) {
        var known = agencies.get(code);
        if (known != null) {
            return Optional.of(known);
        }
        var found = identity.findAgency(code);
        found.ifPresent(agency -> agencies.put(code, agency));
        return found;
    }

    /// Looks agencies up anew.
    void forget() {
        agencies.clear();
    }
}
