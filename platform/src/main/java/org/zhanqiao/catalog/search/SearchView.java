package org.zhanqiao.catalog.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.catalog.EntryWays;
import org.zhanqiao.web.Paged;

/// The search page.
///
/// @param text       what was asked
/// @param results    empty when there is no index to ask
/// @param facets     what the results can be narrowed by
/// @param closeness  name of [Closeness]
/// @param suggestion the question as it was probably meant, or empty
/// @param notices    keys of what must be told beside the results
/// @param examples   questions to begin with
/// @param staleSince when the index stopped following, if it did
/// @param further    address to go on to when nothing was found; empty for none
public record SearchView(
        String text,
        Paged<Row> results,
        List<FacetView> facets,
        String closeness,
        String suggestion,
        List<String> notices,
        List<String> examples,
        Optional<Instant> staleSince,
        Optional<Progress> building,
        String further) {

    /// An entry.
    ///
    /// @param address of its page; empty for a reader who may not open it
    /// @param ways    how the reader comes by its data
    public record Row(
            String code,
            String address,
            MarkedText name,
            MarkedText description,
            MarkedText agency,
            List<MarkedText> items,
            List<String> tags,
            List<EntryWays.Way> ways) {}

    /// @param parameter in the address
    public record FacetView(String parameter, List<Value> values) {

        public boolean hasSelection() {
            return values.stream().anyMatch(Value::selected);
        }
    }

    /// One value of a facet.
    public record Value(String value, String label, long count, boolean selected) {}

    /// Of an index that is being made.
    public record Progress(long done, long total) {}

    public boolean asked() {
        return !text.isBlank();
    }

    public boolean narrowed() {
        return facets.stream().anyMatch(FacetView::hasSelection);
    }
}
