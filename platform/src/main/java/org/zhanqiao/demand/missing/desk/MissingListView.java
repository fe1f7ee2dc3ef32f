package org.zhanqiao.demand.missing.desk;

import java.time.LocalDate;
import java.util.List;
import org.zhanqiao.demand.missing.MissingDataset;
import org.zhanqiao.demand.missing.MissingFilter;
import org.zhanqiao.demand.missing.MissingState;
import org.zhanqiao.web.Paged;

/// The list of missing data.
///
/// @param counts how many each narrowing shows
public record MissingListView(
        Paged<Row> missing,
        MissingFilter.Show show,
        String state,
        List<Count> counts,
        boolean mayState,
        LocalDate today) {

    /// A statement.
    ///
    /// @param agencies short names of those that need it
    public record Row(MissingDataset missing, String source, List<String> agencies) {}

    /// How many statements a narrowing shows.
    public record Count(MissingFilter.Show show, long number) {}

    public List<MissingState> states() {
        return List.of(MissingState.values());
    }

    public boolean isNarrow() {
        return !state.isEmpty()
                || show != MissingFilter.Show.ALL
                || !missing.query().text().isEmpty();
    }
}
