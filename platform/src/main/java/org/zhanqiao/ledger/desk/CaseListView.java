package org.zhanqiao.ledger.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.ledger.CaseFilter;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.web.Paged;

/// A list of cases.
///
/// @param agencies  names by code, to narrow by; none for an agency, which sees its own
/// @param campaigns names by code
/// @param bulk      acts that can be done to many at once
/// @param mayFile   whether the reader can file a case
public record CaseListView(
        Paged<Row> rows,
        CaseFilter filter,
        Map<CaseFilter.Narrow, Long> counts,
        Map<String, String> agencies,
        Map<String, String> campaigns,
        List<String> bulk,
        boolean mayFile,
        LocalDate today) {

    /// One case.
    ///
    /// @param agency short name of the responsible agency; empty before it is assigned
    /// @param person name of whoever is responsible; empty before the agency accepts
    public record Row(
            String id,
            long version,
            CaseKind kind,
            String title,
            CaseState state,
            String agency,
            String person,
            @Nullable LocalDate due,
            boolean provisional,
            @Nullable Rung rung,
            int returned,
            int reopened,
            Instant moved) {}

    public boolean isNarrow() {
        return filter.narrow() != CaseFilter.Narrow.ANY
                || filter.state().isPresent()
                || filter.kind().isPresent()
                || !filter.agency().isEmpty()
                || !filter.campaign().isEmpty()
                || !rows.query().text().isEmpty();
    }

    public CaseKind[] kinds() {
        return CaseKind.values();
    }

    public CaseState[] states() {
        return CaseState.values();
    }

    public boolean is(CaseState state) {
        return filter.state().filter(state::equals).isPresent();
    }

    public boolean is(CaseKind kind) {
        return filter.kind().filter(kind::equals).isPresent();
    }
}
