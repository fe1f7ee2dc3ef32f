package org.zhanqiao.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.Page;

/// Which calls to list. Texts are compared whole; an empty one asks for nothing.
///
/// @param from    first instant, or null
/// @param until   instant after the last, or null
/// @param agency  code of the calling or of the providing agency
/// @param call    number of the call
/// @param cases   commitments to a case number, any of which will do; see [AuditTrail#caseCommitments]
/// @param provider code of the providing agency
/// @param consumer code of the calling agency
/// @param kept     whether only calls answered with a kept answer are listed
public record CallFilter(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable CallOutcome outcome,
        String reason,
        String agency,
        String service,
        String grant,
        String call,
        List<String> cases,
        String provider,
        String consumer,
        boolean kept) {

    public CallFilter(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable CallOutcome outcome,
            String reason,
            String agency,
            String service,
            String grant,
            String call,
            List<String> cases) {
        this(from, until, outcome, reason, agency, service, grant, call, cases, "", "", false);
    }

    public CallFilter {
        reason = comparable(reason);
        agency = comparable(agency);
        service = comparable(service);
        grant = comparable(grant);
        call = comparable(call);
        provider = comparable(provider);
        consumer = comparable(consumer);
        cases = cases.stream().map(CallFilter::comparable).toList();
    }

    /// Calls of services in a scope.
    ///
    /// @param outcome null for any
    /// @param service code of the one service; empty for all
    /// @param kept    whether only calls answered with a kept answer are listed
    public static CallFilter of(CallScope scope, @Nullable CallOutcome outcome, String service, boolean kept) {
        return new CallFilter(
                scope.from().atDay(1).atStartOfDay(Page.ZONE).toInstant(),
                scope.to().plusMonths(1).atDay(1).atStartOfDay(Page.ZONE).toInstant(),
                outcome,
                "",
                "",
                service,
                "",
                "",
                List.of(),
                scope.provider(),
                scope.consumer(),
                kept);
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
