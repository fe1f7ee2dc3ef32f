package org.zhanqiao.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.audit.AgencyFigures.Count;
import org.zhanqiao.audit.AgencyFigures.Latency;
import org.zhanqiao.audit.AgencyFigures.ReasonCount;
import org.zhanqiao.audit.AgencyFigures.ServiceFigures;
import org.zhanqiao.audit.AgencyFigures.Side;
import org.zhanqiao.audit.AgencyFigures.Step;

/// Adds up the hourly counts.
final class Figures {

    /// Calls by their outcome.
    static final String SPLIT = """
            coalesce(sum(calls) filter (where outcome = 'served'), 0) as served,
            coalesce(sum(calls) filter (where outcome = 'refused'), 0) as refused,
            coalesce(sum(calls) filter (where outcome = 'unavailable'), 0) as unavailable
            """;

    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is counted. An empty service stands for all.
    record Asked(String agency, Side side, String service, Instant from, Instant until) {}

    AgencyFigures of(Asked asked, Step step) {
        return new AgencyFigures(counts(asked, step), refusals(asked), services(asked));
    }

    private List<Count> counts(Asked asked, Step step) {
        var unit = step == Step.HOUR ? "hour" : "day";
        return ask(
                        "select date_trunc('" + unit + "', hour, 'Asia/Shanghai') as start, " + SPLIT,
                        "hourly",
                        " group by 1 order by 1",
                        asked)
                .query((row, number) -> new Count(
                        row.getTimestamp("start").toInstant(),
                        row.getLong("served"),
                        row.getLong("refused"),
                        row.getLong("unavailable")))
                .list();
    }

    private List<ReasonCount> refusals(Asked asked) {
        return ask(
                        "select outcome, reason, sum(calls) as calls",
                        "hourly",
                        " and outcome <> 'served' group by 1, 2 order by 3 desc, 2",
                        asked)
                .query((row, number) -> new ReasonCount(
                        CallOutcome.of(row.getString("outcome")), row.getString("reason"), row.getLong("calls")))
                .list();
    }

    private List<ServiceFigures> services(Asked asked) {
        var latencies = latencies(asked);
        return ask(
                        "select service, sum(calls) as calls, " + SPLIT,
                        "hourly",
                        " group by service order by 2 desc, 1",
                        asked)
                .query((row, number) -> new ServiceFigures(
                        row.getString("service"),
                        row.getLong("served"),
                        row.getLong("refused"),
                        row.getLong("unavailable"),
                        percentiles(latencies.getOrDefault(row.getString("service"), Map.of()))))
                .list();
    }

    private Map<String, Map<CallPart, SortedMap<Short, Long>>> latencies(Asked asked) {
        Map<String, Map<CallPart, SortedMap<Short, Long>>> found = new HashMap<>();
        RowCallbackHandler put = row -> found.computeIfAbsent(row.getString("service"), service -> new HashMap<>())
                .computeIfAbsent(CallPart.named(row.getString("part")), part -> new TreeMap<>())
                .put(row.getShort("bucket"), row.getLong("calls"));
        ask("select service, part, bucket, sum(calls) as calls", "latency", " group by service, part, bucket", asked)
                .query(put);
        var sending = "select service, '" + CallPart.EVIDENCE + "' as part, bucket, sum(calls) as calls";
        ask(sending, "sending", " group by service, bucket", asked).query(put);
        return found;
    }

    private static List<Latency> percentiles(Map<CallPart, SortedMap<Short, Long>> parts) {
        var latencies = new ArrayList<Latency>();
        for (var part : CallPart.values()) {
            var calls = parts.get(part);
            if (calls != null) {
                latencies.add(new Latency(
                        part,
                        calls.values().stream().mapToLong(Long::longValue).sum(),
                        LatencyBuckets.percentile(calls, 0.5),
                        LatencyBuckets.percentile(calls, 0.9),
                        LatencyBuckets.percentile(calls, 0.99)));
            }
        }
        return latencies;
    }

    private JdbcClient.StatementSpec ask(String select, String table, String rest, Asked asked) {
        var column = asked.side() == Side.CONSUMER ? "agency" : "provider";
        return jdbc.sql(select + " from audit." + table + " where " + column
                        + " = :agency and hour >= :from and hour < :until"
                        + " and (:service = '' or service = :service)" + rest)
                .param("agency", CallFilter.comparable(asked.agency()))
                .param("service", CallFilter.comparable(asked.service()))
                .param("from", Timestamp.from(asked.from()))
                .param("until", Timestamp.from(asked.until()));
    }
}
