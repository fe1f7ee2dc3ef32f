package org.zhanqiao.audit;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads what [DailyUse] counted.
final class GrantUses {

    private final JdbcClient jdbc;

    GrantUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param caller  code of the system that holds the grant
    /// @param service code of its service
    GrantUse of(String grant, String caller, String service, LocalDate from, LocalDate to) {
        var counts = new Counts();
        jdbc.sql("""
                select day, grant_id, what, detail, sum(calls) as calls from audit.daily_use
                where day between :from and :to and caller = :caller and service = :service
                  and grant_id in (:grant, '')
                group by day, grant_id, what, detail
                """)
                .param("from", from)
                .param("to", to)
                .param("caller", CallFilter.comparable(caller))
                .param("service", CallFilter.comparable(service))
                .param("grant", CallFilter.comparable(grant))
                .query((RowCallbackHandler) row -> counts.add(
                        row.getObject("day", LocalDate.class),
                        row.getString("grant_id").isEmpty(),
                        row.getString("what"),
                        row.getString("detail"),
                        row.getLong("calls")));
        return counts.sum(from, to);
    }

    private static final class Counts {
        private final Map<CallOutcome, Long> outcomes = new EnumMap<>(CallOutcome.class);
        private final Map<LocalDate, Long> days = new HashMap<>();
        private final Map<String, Long> fields = new HashMap<>();
        private final Map<String, Long> refusals = new HashMap<>();
        private final Map<String, Long> unmatched = new HashMap<>();
        private long withCase;

        void add(LocalDate day, boolean withoutGrant, String what, String detail, long calls) {
            if (withoutGrant) {
                unmatched.merge(detail, calls, Long::sum);
                return;
            }
            switch (what) {
                case DailyUse.CASE -> withCase += calls;
                case DailyUse.FIELD -> fields.merge(detail, calls, Long::sum);
                default -> {
                    var outcome = CallOutcome.of(what);
                    outcomes.merge(outcome, calls, Long::sum);
                    if (outcome != CallOutcome.REFUSED) {
                        days.merge(day, calls, Long::sum);
                    }
                    if (outcome != CallOutcome.SERVED) {
                        refusals.merge(detail, calls, Long::sum);
                    }
                }
            }
        }

        private long count(CallOutcome outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }

        GrantUse sum(LocalDate from, LocalDate to) {
            return new GrantUse(
                    from,
                    to,
                    new GrantCalls(
                            count(CallOutcome.SERVED),
                            count(CallOutcome.REFUSED),
                            count(CallOutcome.UNAVAILABLE),
                            0,
                            0),
                    withCase,
                    days.values().stream().mapToLong(Long::longValue).max().orElse(0),
                    fields,
                    refusals,
                    unmatched);
        }
    }
}
