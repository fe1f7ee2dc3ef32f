package org.zhanqiao.barrier.discovery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.audit.GrantCalls;
import org.zhanqiao.audit.Performance;
import org.zhanqiao.catalog.HeldDataset;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.collection.FormField;
import org.zhanqiao.demand.collection.Match;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.WorkCalendar;

/// Everything that chains are followed through, as of one instant. Nothing changes in it, so following is repeatable.
///
/// @param calendar    the city’s working days
/// @param limits      from when on a link counts as broken
/// @param from        the first month of calls that is looked at
/// @param holders     codes of agencies by each of their names
/// @param matches     what holds each field, surest first
/// @param fixes       the dataset that somebody said stands for a paper, empty for none; only papers so fixed
/// @param datasets    in force, by code
/// @param services    by the dataset they serve
/// @param requests    by who asks for which dataset, last moved first
/// @param grants      by whose they are on which dataset, newest first
/// @param calls       by the number of the grant
/// @param served      how well each service was served, by its code
/// @param corrections values found wrong, by dataset
record Facts(
        Instant now,
        WorkCalendar calendar,
        DiscoveryProperties limits,
        YearMonth from,
        Map<String, String> holders,
        Map<FormField, List<Match>> matches,
        Map<PaperKey, String> fixes,
        Map<String, HeldDataset> datasets,
        Map<String, List<Service>> services,
        Map<Asked, List<Request>> requests,
        Map<Asked, List<Given>> grants,
        Map<String, GrantCalls> calls,
        Map<String, Performance> served,
        Map<String, Long> corrections) {

    /// Which agency asks for, or reads, which dataset.
    record Asked(String consumer, String dataset) {}

    /// A data service.
    ///
    /// @param newest  when the newest row behind it was true; `null` where the source does not say
    /// @param askedAt when the source said so; `null` where it does not
    record Service(
            String code, @Nullable Instant newest, @Nullable Instant askedAt) {}

    /// An access request.
    record Request(String id, String matter, RequestState state, Instant moved, String grant) {}

    /// A grant.
    ///
    /// @param items names of what is returned or verified under it
    record Given(
            String id,
            String service,
            String matter,
            Grant.Standing standing,
            Instant since,
            Instant notAfter,
            Set<String> items) {}

    List<Match> matches(FormField field) {
        return matches.getOrDefault(field, List.of());
    }

    LocalDate today() {
        return day(now);
    }

    /// The city’s day of an instant.
    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Page.ZONE);
    }

    YearMonth to() {
        return YearMonth.from(today());
    }
}
