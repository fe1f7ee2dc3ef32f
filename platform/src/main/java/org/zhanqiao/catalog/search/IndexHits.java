package org.zhanqiao.catalog.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the index says to a question.
///
/// @param meant the question as it was answered: with a misspelt word put right
/// @param codes of the entries of this page, best first
/// @param total on all pages
/// @param last  place of the last of the page, from where the next goes on; `null` after the last page
record IndexHits(
        QueryText meant,
        List<String> codes,
        long total,
        Map<Facet, List<FacetCount>> facets,
        Closeness closeness,
        @Nullable Mark last) {

    /// A place among the results.
    record Mark(float score, String code) {}
}
