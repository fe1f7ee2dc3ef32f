package org.zhanqiao.demand.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.requests.RefusalGround;

/// Counts how requests were handled, all groups in one pass.
@Component
final class MeasureTable {

    private static final String COUNTS = Arrays.stream(Figure.values())
            .map(figure -> "count(*) filter (where " + figure.condition() + ") as " + figure.name())
            .collect(Collectors.joining(", "));

    private final JdbcClient jdbc;

    MeasureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What `grouping` says of a row: which of the columns it stands for are added up.
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

        static Group of(int added) {
            return Arrays.stream(values())
                    .filter(group -> group.added == added)
                    .findFirst()
                    .orElseThrow();
        }
    }

    DemandFigures figures(MeasureScope scope, LocalDate today) {
        var found = new Found(scope);
        jdbc.sql(sql(scope)).params(scope.parameters()).param("today", today).query(found::add);
        return found.figures(today);
    }

    static String sql(MeasureScope scope) {
        return """
                select grouping(month, provider, consumer, share_type, ground) as added,
                  month, provider, consumer, share_type, ground,
                  percentile_disc(0.5) within group (order by answer_days) as median,
                  percentile_disc(0.9) within group (order by answer_days) as ninetieth,
                """ + COUNTS + """

                from (select *, date_trunc('month', received_on::timestamp)::date as month
                      from demand.request_handling where\s""" + scope.condition() + """
                ) handling
                group by grouping sets ((), (month), (provider), (consumer), (share_type), (ground),
                  (provider, share_type))
                """;
    }

    /// What was read so far.
    private static final class Found {
        private final MeasureScope scope;
        private final SortedMap<YearMonth, Tally> months = new TreeMap<>();
        private final SortedMap<String, Tally> providers = new TreeMap<>();
        private final SortedMap<String, Tally> consumers = new TreeMap<>();
        private final SortedMap<ShareType, Tally> types = new TreeMap<>();
        private final SortedMap<String, SortedMap<ShareType, Tally>> answers = new TreeMap<>();
        private final EnumMap<RefusalGround, Long> grounds = new EnumMap<>(RefusalGround.class);
        private Tally total = Tally.none();

        Found(MeasureScope scope) {
            this.scope = scope;
            scope.months().forEach(month -> months.put(month, Tally.none()));
        }

        void add(ResultSet row) throws SQLException {
            var tally = tally(row);
            switch (Group.of(row.getInt("added"))) {
                case ALL -> total = tally;
                case MONTH -> months.put(YearMonth.from(row.getObject("month", LocalDate.class)), tally);
                case PROVIDER -> providers.put(row.getString("provider"), tally);
                case CONSUMER -> consumers.put(row.getString("consumer"), tally);
                case TYPE -> types.put(ShareType.valueOf(row.getString("share_type")), tally);
                case PROVIDER_AND_TYPE ->
                    answers.computeIfAbsent(row.getString("provider"), provider -> new TreeMap<>())
                            .put(ShareType.valueOf(row.getString("share_type")), tally);
                case GROUND -> {
                    var ground = row.getString("ground");
                    if (ground != null) {
                        grounds.put(RefusalGround.valueOf(ground), tally.of(Figure.REFUSED));
                    }
                }
            }
        }

        private static Tally tally(ResultSet row) throws SQLException {
            var counts = new EnumMap<Figure, Long>(Figure.class);
            for (var figure : Figure.values()) {
                counts.put(figure, row.getLong(figure.name()));
            }
            return new Tally(counts, row.getObject("median", Integer.class), row.getObject("ninetieth", Integer.class));
        }

        DemandFigures figures(LocalDate today) {
            return new DemandFigures(scope, today, total, months, providers, consumers, types, answers, grounds);
        }
    }
}
