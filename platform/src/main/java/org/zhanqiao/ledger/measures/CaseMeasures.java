package org.zhanqiao.ledger.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;
import org.zhanqiao.workday.MonthSpan;
import org.zhanqiao.workday.WorkingDays;

/// Measures of cases, as they stand today. The cases of a scope are read once and counted here: their working days
/// are known to the calendar and to no statement.
@Service
public class CaseMeasures {

    /// In the place of an agency or a topic: those cases that have none.
    public static final String NOBODY = "-";

    private static final Comparator<MeasuredCase> BY_DAY = Comparator.comparing(MeasuredCase::from);

    private static final Map<String, Comparator<MeasuredCase>> ORDERS = Map.of(
            "id", Comparator.comparing(MeasuredCase::id),
            "agency", Comparator.comparing(MeasuredCase::agency),
            "from", BY_DAY,
            "days", Comparator.comparingInt(MeasuredCase::daysOrNone));

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;

    CaseMeasures(JdbcClient jdbc, WorkingDays workingDays) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
    }

    /// What the cases of a scope come to.
    ///
    /// @param months   every month of the scope
    /// @param agencies those responsible, by code; the empty one for none yet
    /// @param topics   by what they are sorted under; the empty one for nothing
    /// @param both     by agency and month, where there are any
    public record Figures(
            CaseScope scope,
            LocalDate today,
            CaseTally total,
            SortedMap<YearMonth, CaseTally> months,
            SortedMap<String, CaseTally> agencies,
            SortedMap<String, CaseTally> topics,
            SortedMap<String, SortedMap<YearMonth, CaseTally>> both) {}

    public Figures figures(CaseScope scope) {
        var today = workingDays.today();
        var cases = listAll(scope);
        var months = new TreeMap<YearMonth, CaseTally>();
        scope.months().months().forEach(month -> months.put(month, CaseTally.of(List.of(), today)));
        months.putAll(by(cases, MeasuredCase::month, today));
        var both = new TreeMap<String, SortedMap<YearMonth, CaseTally>>();
        cases.stream()
                .collect(Collectors.groupingBy(MeasuredCase::agency))
                .forEach((agency, theirs) -> both.put(agency, by(theirs, MeasuredCase::month, today)));
        return new Figures(
                scope,
                today,
                CaseTally.of(cases, today),
                months,
                by(cases, MeasuredCase::agency, today),
                by(cases, MeasuredCase::topic, today),
                both);
    }

    private static <K> SortedMap<K, CaseTally> by(
            List<MeasuredCase> cases, Function<MeasuredCase, K> key, LocalDate today) {
        return cases.stream()
                .collect(Collectors.groupingBy(
                        key,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), each -> CaseTally.of(each, today))));
    }

    /// The cases that a figure counts, the latest first unless the query sorts by `id`, `agency`, `from` or `days`.
    ///
    /// @param topic what they are sorted under; empty for any, [#NOBODY] for nothing
    public Paged<MeasuredCase> list(CaseScope scope, CaseFigure figure, String topic, ListQuery query) {
        var today = workingDays.today();
        var order = ORDERS.getOrDefault(query.sort(), BY_DAY.reversed());
        var counted = listAll(scope).stream()
                .filter(each -> figure.counts(each, today)
                        && (topic.isEmpty() || (topic.equals(NOBODY) ? "" : topic).equals(each.topic()))
                        && each.title().contains(query.text()))
                .sorted((query.descending() ? order.reversed() : order).thenComparing(MeasuredCase::id))
                .toList();
        return new Paged<>(
                counted.stream().skip(query.offset()).limit(query.size()).toList(), counted.size(), query);
    }

    private List<MeasuredCase> listAll(CaseScope scope) {
        return jdbc.sql("""
                select id, title, agency, coalesce(topic, '') as topic, state, counts_from, due, reopened, moved_at,
                  exists (select 1 from ledger.reporter left join ledger.case_file origin on origin.id = reporter.case_id
                    where (reporter.case_id = case_file.id or origin.into_case = case_file.id)
                      and reporter.kind = 'PLATFORM') as found,
                  exists (select 1 from ledger.reporter left join ledger.case_file origin on origin.id = reporter.case_id
                    where (reporter.case_id = case_file.id or origin.into_case = case_file.id)
                      and reporter.kind <> 'PLATFORM') as reported
                from ledger.case_file left join ledger.case_topic on case_topic.case_id = case_file.id
                where case_file.kind = :kind and state not in ('MERGED', 'REFUSED')
                  and counts_from >= :from and counts_from < :after
                  and (:agency = '' or agency = replace(:agency, '-', ''))
                """)
                .param("kind", scope.kind().name())
                .param("from", start(scope.months().firstDay()))
                .param("after", start(scope.months().lastDay().plusDays(1)))
                .param("agency", scope.agency())
                .query(this::read)
                .list();
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(Page.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }

    private MeasuredCase read(ResultSet row, int n) throws SQLException {
        var state = CaseState.valueOf(row.getString("state"));
        var from = day(row.getTimestamp("counts_from").toInstant());
        boolean over = state == CaseState.CLOSED || state == CaseState.CLOSED_UNCONFIRMED;
        var closedOn = over ? day(row.getTimestamp("moved_at").toInstant()) : null;
        return new MeasuredCase(
                row.getString("id"),
                row.getString("title"),
                row.getString("agency"),
                row.getString("topic"),
                state,
                from,
                row.getObject("due", LocalDate.class),
                row.getInt("reopened") > 0,
                row.getBoolean("found"),
                row.getBoolean("reported"),
                closedOn,
                closedOn == null ? null : workingDays.between(from, closedOn));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Page.ZONE).toLocalDate();
    }

    /// The usual months up to today.
    public MonthSpan usualMonths() {
        return MonthSpan.usual(YearMonth.from(workingDays.today()));
    }
}
