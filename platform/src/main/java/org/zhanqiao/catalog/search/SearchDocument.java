package org.zhanqiao.catalog.search;

import java.util.List;
import java.util.Map;

/// What the search knows of an entry in force.
///
/// @param code       of the entry, the key
/// @param agencyName full name of the provider
/// @param city       whether a department of the city itself provides it; of equal finds it comes first
/// @param itemTitles titles of the data items, in Chinese
/// @param itemNames  their names, as programs write them
/// @param facets     what it is narrowed by; a facet that is not stated is missing
/// @param classes    values of [Facet#CLASS] beside that of its code, each once
public record SearchDocument(
        String code,
        String name,
        String description,
        String agencyName,
        boolean city,
        List<String> itemTitles,
        List<String> itemNames,
        Map<Facet, String> facets,
        List<String> classes) {

    public SearchDocument {
        itemTitles = List.copyOf(itemTitles);
        itemNames = List.copyOf(itemNames);
        facets = Map.copyOf(facets);
        classes = List.copyOf(classes);
    }
}
