package org.zhanqiao.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which calls to list. Texts are compared whole; an empty one asks for nothing.
///
/// @param from    first instant, or null
/// @param until   instant after the last, or null
/// @param agency  code of the calling or of the providing agency
/// @param call    number of the call
/// @param cases   commitments to a case number, any of which will do; see [AuditTrail#caseCommitments]
public record CallFilter(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable CallOutcome outcome,
        String reason,
        String agency,
        String service,
        String grant,
        String call,
        List<String> cases) {

    public CallFilter {
        reason = comparable(reason);
        agency = comparable(agency);
        service = comparable(service);
        grant = comparable(grant);
        call = comparable(call);
        cases = cases.stream().map(CallFilter::comparable).toList();
    }

    /// PostgreSQL has no text with a NUL; what stands in its place is in no entry either.
    static String comparable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /// All calls.
    public static CallFilter all() {
        return new CallFilter(null, null, null, "", "", "", "", "", List.of());
    }
}
