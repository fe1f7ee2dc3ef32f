package org.zhanqiao.catalog.search;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.web.UnfitParameter;

/// A question to the catalog.
///
/// @param text    whatever somebody typed; empty asks for everything
/// @param filters per facet the values of which an entry must have one
/// @param page    counted from 1
/// @param size    entries a page, 1 to 100
public record SearchQuery(String text, Map<Facet, Set<String>> filters, int page, int size) {

    public static final int DEFAULT_SIZE = 20;
    public static final int LARGEST_SIZE = 100;

    /// How far one can turn pages; further on, a question that says more is the better way, or the interface's `after`.
    public static final int DEEPEST = 10_000;

    private static final int MOST_VALUES = 50;

    /// A value that no entry has.
    private static final String NONE = "-";

    private static final List<String> OPEN = List.of("UNCONDITIONAL", "CONDITIONAL");

    public SearchQuery {
        filters = Map.copyOf(filters);
        size = Math.clamp(size, 1, LARGEST_SIZE);
        page = Math.clamp(page, 1, DEEPEST / size);
    }

    /// Reads the facets' parameters of an address; what is no facet is left alone.
    static Map<Facet, Set<String>> filters(MultiValueMap<String, String> parameters) {
        var filters = new EnumMap<Facet, Set<String>>(Facet.class);
        parameters.forEach((name, values) -> Facet.find(name).ifPresent(facet -> {
            var stated = new LinkedHashSet<String>();
            values.stream().filter(value -> !value.isBlank()).limit(MOST_VALUES).forEach(stated::add);
            if (!stated.isEmpty()) {
                filters.put(facet, stated);
            }
        }));
        return filters;
    }

    /// The facets' parameters of a program, which is told of a value that is none.
    ///
    /// @throws UnfitParameter when a facet whose values are few has another
    static Map<Facet, Set<String>> checked(MultiValueMap<String, String> parameters, TermBook terms) {
        var filters = filters(parameters);
        filters.forEach((facet, values) -> {
            var allowed = facet.values(terms);
            if (!allowed.isEmpty() && !allowed.containsAll(values)) {
                throw new UnfitParameter(facet.parameter(), allowed);
            }
        });
        return filters;
    }

    int offset() {
        return (page - 1) * size;
    }

    /// Counts without those of what is not open, which the public is not told of.
    static Map<Facet, List<FacetCount>> ofThePublic(Map<Facet, List<FacetCount>> counts) {
        var open = new EnumMap<Facet, List<FacetCount>>(Facet.class);
        open.putAll(counts);
        open.computeIfPresent(
                Facet.OPEN_TYPE,
                (_, values) -> values.stream()
                        .filter(count -> OPEN.contains(count.value()))
                        .toList());
        return open;
    }

    /// Only what is open to the public.
    SearchQuery ofThePublic() {
        var narrowed = new EnumMap<Facet, Set<String>>(Facet.class);
        narrowed.putAll(filters);
        var open = new LinkedHashSet<>(OPEN);
        var asked = filters.get(Facet.OPEN_TYPE);
        if (asked != null) {
            open.retainAll(asked);
        }
        narrowed.put(Facet.OPEN_TYPE, open.isEmpty() ? Set.of(NONE) : open);
        return new SearchQuery(text, narrowed, page, size);
    }
}
