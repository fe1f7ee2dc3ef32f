package org.zhanqiao.catalog.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the catalog answers to a question.
public sealed interface SearchOutcome {

    /// @param entries    of this page, best first, none that is not in force
    /// @param total      on all pages
    /// @param facets     values with the entries each would leave, under the question and all other facets
    /// @param suggestion the question as it was probably meant
    /// @param cut        whether the question was longer than is looked at
    /// @param says       whether there was anything in the question to look for
    /// @param after      from where the next page goes on; empty after the last
    /// @param standing   of the index that answered
    record Found(
            List<FoundEntry> entries,
            long total,
            Map<Facet, List<FacetCount>> facets,
            Closeness closeness,
            Optional<String> suggestion,
            boolean cut,
            boolean says,
            String after,
            IndexStanding standing)
            implements SearchOutcome {

        public Found {
            entries = List.copyOf(entries);
            facets = Map.copyOf(facets);
        }

        /// The same without counts of what is not open.
        Found ofThePublic() {
            return new Found(
                    entries, total, SearchQuery.ofThePublic(facets), closeness, suggestion, cut, says, after, standing);
        }
    }

    /// There is no index to ask yet, or none any more; it is being seen to.
    record NotReady(IndexStanding standing) implements SearchOutcome {}
}
