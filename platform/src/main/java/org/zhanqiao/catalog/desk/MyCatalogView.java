package org.zhanqiao.catalog.desk;

import java.util.List;
import org.zhanqiao.catalog.Completeness;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryWays;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.web.Paged;

/// The entries of one's own agency.
///
/// @param state     the chosen state, empty for all
/// @param shareType the chosen way of sharing, empty for all
public record MyCatalogView(Paged<Row> rows, String state, String shareType, TermBook terms, String done) {

    /// One entry.
    ///
    /// @param ways what the reader can do about its data; none while it is not in force
    public record Row(Entry entry, Completeness completeness, List<EntryWays.Way> ways) {
        public Row {
            ways = List.copyOf(ways);
        }
    }

    public List<String> states() {
        return MyCatalogPages.STATES.stream().map(Enum::name).toList();
    }

    public boolean narrow() {
        return !state.isEmpty() || !shareType.isEmpty() || !rows.query().text().isEmpty();
    }
}
