package org.zhanqiao.demand.proceeding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Tone;

/// A list of proceedings.
///
/// @param key      beginning of its words
/// @param path     of the list; one proceeding lies below it
/// @param state    the state it is narrowed to; empty for none
/// @param states   names of all there are
/// @param counts   how many there are under each narrowing that makes sense here
/// @param mayBegin whether the reader can begin one at `path/new`
public record ProceedingList(
        String key,
        String path,
        Paged<Row> rows,
        String state,
        List<String> states,
        ProceedingFilter.Narrow narrow,
        List<Count> counts,
        boolean mayBegin,
        LocalDate today) {

    /// One proceeding.
    ///
    /// @param what     what it is about
    /// @param due      the last day of the clock that runs; none while none runs
    /// @param standing how long it has stood; none when its clock says more
    public record Row(
            String id,
            String state,
            Tone tone,
            Words what,
            String consumer,
            String provider,
            @Nullable LocalDate due,
            boolean provisional,
            @Nullable Rung rung,
            @Nullable Words standing,
            Instant moved) {}

    /// How many there are under a narrowing.
    public record Count(ProceedingFilter.Narrow narrow, long number) {}

    public boolean isNarrow() {
        return !state.isEmpty()
                || narrow != ProceedingFilter.Narrow.ANY
                || !rows.query().text().isEmpty();
    }
}
