package org.zhanqiao.demand.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.workday.DayCounts;

/// Counts how requests were handled, all groups in one pass, and the days of the answers in another: to
/// sort the days of each group for its percentiles would take several times as long.
@Component
final class MeasureTable {

    private static final String COUNTS = Arrays.stream(Figure.values())
            .map(figure -> "count(*) filter (where " + figure.condition() + ") as " + figure.name())
            .collect(Collectors.joining(", "));

    private final JdbcClient jdbc;

    MeasureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DemandFigures figures(MeasureScope scope, LocalDate today) {
        Map<Key, DayCounts> days = new HashMap<>();
        jdbc.sql(daysSql(scope)).params(scope.parameters()).query(row -> {
            days.computeIfAbsent(Key.read(row), key -> new DayCounts())
                    .add(row.getInt("answer_days"), row.getLong("answers"));
        });
        var found = new Found(scope, days);
        jdbc.sql(countsSql(scope))
                .params(scope.parameters())
                .param("today", today)
                .query(found::add);
        return found.figures(today);
    }

    static String countsSql(MeasureScope scope) {
        return """
                select grouping(month, provider, consumer, share_type, ground) as added,
                  month, provider, consumer, share_type, ground,
                """ + COUNTS + from(scope, "") + """
                group by grouping sets ((), (month), (provider), (consumer), (share_type), (ground),
                  (provider, share_type))
                """;
    }

    /// No ground is told apart: what is refused for one reason is counted, not timed.
    static String daysSql(MeasureScope scope) {
        return """
                select grouping(month, provider, consumer, share_type) * 2 + 1 as added,
                  month, provider, consumer, share_type, null as ground, answer_days, count(*) as answers
                """ + from(scope, " and answer_days is not null") + """
                group by grouping sets ((answer_days), (month, answer_days), (provider, answer_days),
                  (consumer, answer_days), (share_type, answer_days), (provider, share_type, answer_days))
                """;
    }

    private static String from(MeasureScope scope, String more) {
        return """

                from (select *, date_trunc('month', received_on::timestamp)::date as month
                      from demand.request_handling where\s""" + scope.condition() + more + """
                ) handling
                """;
    }

    /// What a row is about.
    private enum Group {
        MONTH(0b01111),
        PROVIDER(0b10111),
        CONSUMER(0b11011),
        TYPE(0b11101),
        GROUND(0b11110),
        PROVIDER_AND_TYPE(0b10101),
        ALL(0b11111);

        private final int added;

        Group(int added) {
            this.added = added;
        }

        /// @param added what `grouping` says: which columns are added up
        static Group of(int added) {
            return Arrays.stream(values())
                    .filter(group -> group.added == added)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// One group; what it is not about is null.
    private record Key(
            Group group,
            @Nullable LocalDate month,
            @Nullable String provider,
            @Nullable String consumer,
            @Nullable String shareType,
            @Nullable String ground) {

        static Key read(ResultSet row) throws SQLException {
            return new Key(
                    Group.of(row.getInt("added")),
                    row.getObject("month", LocalDate.class),
                    row.getString("provider"),
                    row.getString("consumer"),
                    row.getString("share_type"),
                    row.getString("ground"));
        }
    }

    /// What was read so far.
    private static final class Found {
        private final MeasureScope scope;
        private final Map<Key, DayCounts> days;
        private final SortedMap<YearMonth, Tally> months = new TreeMap<>();
        private final SortedMap<String, Tally> providers = new TreeMap<>();
        private final SortedMap<String, Tally> consumers = new TreeMap<>();
        private final SortedMap<ShareType, Tally> types = new TreeMap<>();
        private final SortedMap<String, SortedMap<ShareType, Tally>> answers = new TreeMap<>();
        private final EnumMap<RefusalGround, Long> grounds = new EnumMap<>(RefusalGround.class);
        private Tally total = Tally.none();

        Found(MeasureScope scope, Map<Key, DayCounts> days) {
            this.scope = scope;
            this.days = days;
            scope.months().forEach(month -> months.put(month, Tally.none()));
        }

        void add(ResultSet row) throws SQLException {
            var key = Key.read(row);
            var tally = tally(row, days.getOrDefault(key, new DayCounts()));
            switch (key.group()) {
                case ALL -> total = tally;
                case MONTH -> months.put(YearMonth.from(row.getObject("month", LocalDate.class)), tally);
                case PROVIDER -> providers.put(row.getString("provider"), tally);
                case CONSUMER -> consumers.put(row.getString("consumer"), tally);
                case TYPE -> types.put(ShareType.valueOf(row.getString("share_type")), tally);
                case PROVIDER_AND_TYPE ->
                    answers.computeIfAbsent(row.getString("provider"), provider -> new TreeMap<>())
                            .put(ShareType.valueOf(row.getString("share_type")), tally);
                case GROUND -> {
                    if (key.ground() != null) {
                        grounds.put(RefusalGround.valueOf(key.ground()), tally.of(Figure.REFUSED));
                    }
                }
            }
        }

        private static Tally tally(ResultSet row, DayCounts days) throws SQLException {
            var counts = new EnumMap<Figure, Long>(Figure.class);
            for (var figure : Figure.values()) {
                counts.put(figure, row.getLong(figure.name()));
            }
            return new Tally(counts, days.percentile(50), days.percentile(90));
        }

        DemandFigures figures(LocalDate today) {
            return new DemandFigures(scope, today, total, months, providers, consumers, types, answers, grounds);
        }
    }
}
