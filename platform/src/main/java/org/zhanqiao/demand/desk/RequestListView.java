package org.zhanqiao.demand.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.measures.Handling;
import org.zhanqiao.demand.requests.RequestFilter;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.web.Paged;

/// A desk's list of requests.
///
/// @param measured the figure that it stands behind; null for none
/// @param counts how many of the desk's requests are due when, in the order of [RequestFilter.Due]
public record RequestListView(
        RequestFilter.Desk desk,
        Paged<Row> requests,
        String state,
        RequestFilter.Due due,
        @Nullable MeasuredRows measured,
        List<Count> counts,
        boolean mayAsk,
        LocalDate today) {

    /// One request.
    ///
    /// @param handling null when it did not come to its provider
    public record Row(
            String id,
            RequestState state,
            boolean suspended,
            String consumer,
            String provider,
            String serviceTitle,
            String purpose,
            String matter,
            @Nullable LocalDate due,
            boolean provisional,
            @Nullable Rung rung,
            boolean extensionOpen,
            Instant moved,
            @Nullable Handling handling) {}

    /// How many requests a narrowing shows.
    public record Count(RequestFilter.Due due, long number) {}

    public List<RequestState> states() {
        return List.of(RequestState.values());
    }

    public boolean isNarrow() {
        return !state.isEmpty()
                || due != RequestFilter.Due.ANY
                || !requests.query().text().isEmpty();
    }

    /// Address of the list.
    public String path() {
        return RequestListPages.path(desk);
    }
}
