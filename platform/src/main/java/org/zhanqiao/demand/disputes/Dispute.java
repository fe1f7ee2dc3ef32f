package org.zhanqiao.demand.disputes;

import java.time.Instant;
import org.zhanqiao.demand.agreements.Side;

/// A dispute over a request.
///
/// @param request  id of the request
/// @param consumer code of the agency that asks for data
/// @param provider code of the agency that is asked
/// @param service  code of the data service asked for
/// @param raisedBy the side that raised it
/// @param claim    what that side wants
/// @param version  counts its acts; an act names the version it was decided on
/// @param moved    when its state last changed
/// @param since    when its stage began
public record Dispute(
        String id,
        String request,
        String consumer,
        String provider,
        String service,
        Side raisedBy,
        Ground ground,
        String claim,
        DisputeState state,
        long version,
        Instant raisedAt,
        Instant moved,
        Instant since) {

    /// The same after an act.
    Dispute moved(DisputeState otherState, Instant at) {
        return new Dispute(
                id,
                request,
                consumer,
                provider,
                service,
                raisedBy,
                ground,
                claim,
                otherState,
                version + 1,
                raisedAt,
                otherState == state ? moved : at,
                otherState.stage().equals(state.stage()) ? since : at);
    }

    /// The agency of a side.
    public String agency(Side side) {
        return switch (side) {
            case CONSUMER -> consumer;
            case PROVIDER -> provider;
        };
    }
}
