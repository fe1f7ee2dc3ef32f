package org.zhanqiao.demand.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.proceeding.Rung;

/// An access request.
///
/// @param consumer      code of the agency that asks
/// @param provider      code of the agency that is asked
/// @param dataset       code of the dataset
/// @param shareType     how the dataset was shared when the request came in; it settles the clock
/// @param version       counts what people did; an act names the version it was decided on
/// @param moved         when its state last changed
/// @param due           the last day of the clock that runs; none while none runs
/// @param provisional   whether that day may still move, because it reaches into a year without a calendar
/// @param rung          how far up the ladder it went; none while it is in time
/// @param extensionOpen whether an extension waits for the bureau
/// @param grant         number of the grant it became; empty until then
/// @param supersedes    id of the request in force that it renews or amends; empty for none
public record AccessRequest(
        String id,
        String consumer,
        String provider,
        String dataset,
        ShareType shareType,
        Ask ask,
        RequestState state,
        long version,
        String draftedBy,
        Instant draftedAt,
        Instant moved,
        @Nullable LocalDate due,
        boolean provisional,
        @Nullable Rung rung,
        boolean extensionOpen,
        String grant,
        String supersedes) {

    /// Code of the agency that owes something while a clock runs: the disposal the one that asks, all
    /// else the one that is asked.
    public String owing() {
        return state.isDisposing() ? consumer : provider;
    }

    /// The items whose values are held by this and that another request does not give, or only masked.
    public List<String> listDropped(AccessRequest successor) {
        return ask.listDropped(successor.dataset.equals(dataset) ? successor.ask.masks() : Map.of());
    }

    /// The same with what is asked another way.
    AccessRequest revised(Ask otherAsk, Offering offering, ShareType otherType, long otherVersion) {
        return new AccessRequest(
                id,
                consumer,
                offering.agency(),
                offering.dataset(),
                otherType,
                otherAsk,
                state,
                otherVersion,
                draftedBy,
                draftedAt,
                moved,
                due,
                provisional,
                rung,
                extensionOpen,
                grant,
                supersedes);
    }

    /// The same after an act.
    AccessRequest moved(
            RequestState otherState,
            long otherVersion,
            Instant at,
            @Nullable LocalDate otherDue,
            boolean otherProvisional,
            @Nullable Rung otherRung,
            boolean open,
            String otherGrant) {
        return new AccessRequest(
                id,
                consumer,
                provider,
                dataset,
                shareType,
                ask,
                otherState,
                otherVersion,
                draftedBy,
                draftedAt,
                at,
                otherDue,
                otherProvisional,
                otherRung,
                open,
                otherGrant,
                supersedes);
    }
}
