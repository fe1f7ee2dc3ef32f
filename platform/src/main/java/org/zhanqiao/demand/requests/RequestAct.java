package org.zhanqiao.demand.requests;

import java.time.Instant;
import java.util.Optional;

/// Something that was done to a request.
///
/// @param number  counts its acts from 1
/// @param by      login; empty for the platform
/// @param name    of the person, as it was then
/// @param agency  code of the person's agency; empty for none
/// @param because why, empty when the act speaks for itself
public record RequestAct(
        String request,
        long number,
        ActKind kind,
        RequestState to,
        String by,
        String name,
        String agency,
        Instant at,
        String because,
        ActDetail detail) {

    /// Names the act in the evidence.
    public String evidenceKey() {
        return "demand.request:" + request + ":" + number;
    }

    Optional<Integer> days() {
        return detail instanceof ActDetail.Days(int days) ? Optional.of(days) : Optional.empty();
    }
}
