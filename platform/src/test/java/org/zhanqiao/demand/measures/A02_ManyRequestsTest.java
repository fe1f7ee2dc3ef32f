package org.zhanqiao.demand.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.catalog.ShareType;

/// 100,000 requests over ten years and fifty agencies: what is asked of one agency or one month reads its rows only,
/// and the figures of all still add up.
class A02_ManyRequestsTest {

    private static final JdbcClient JDBC = TestDatabase.fresh().jdbc();
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final MeasureScope YEAR = new MeasureScope(YearMonth.of(2025, 7), YearMonth.of(2026, 6), "", "");

    @BeforeAll
    static void make() {
        JDBC.sql("""
                insert into demand.request (id, consumer, provider, caller, service, dataset, share_type, purpose, matter,
                  spared_paper, legal_basis, scene, scope, share_mode, terms, needs, case_required, calls_per_day,
                  calls_per_second, state, drafted_by, drafted_at, moved_at)
                select 'R-2026-' || n, 'consumer-' || n % 50, 'provider-' || n % 47, 'c', 's', 'd', 'CONDITIONAL', '', '',
                  '', '', '', '', 'INTERFACE', '{}', '{}', false, 1, 1, 'REFUSED', 'a', now(), now()
                from generate_series(1, 100000) n
                """).update();
        JDBC.sql("""
                insert into demand.request_handling (request, provider, consumer, service, share_type, received_on,
                  answer_due, answer, answered_on, answer_days, ground)
                select 'R-2026-' || n, 'provider-' || n % 47, 'consumer-' || n % 50, 's',
                  (array['CONDITIONAL', 'UNCONDITIONAL'])[1 + n % 2], day, day + 14,
                  case when n % 10 > 0 then 'REFUSED' end, case when n % 10 > 0 then day + n % 20 end,
                  case when n % 10 > 0 then n % 15 end, case when n % 10 > 0 then 'BEYOND_NEED' end
                from (select n, date '2016-07-01' + n % 3650 as day from generate_series(1, 100000) n) numbered
                """).update();
        JDBC.sql("analyze demand.request, demand.request_handling").update();
    }

    private static String plan(String sql, Map<String, Object> parameters) {
        return JDBC
                .sql("explain " + sql)
                .params(parameters)
                .param("today", TODAY)
                .query((row, n) -> row.getString(1))
                .list()
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private static void readsOnly(String index, MeasureScope scope) {
        for (var sql : List.of(MeasureTable.countsSql(scope), MeasureTable.daysSql(scope))) {
            assertThat(plan(sql, scope.parameters())).contains(index).doesNotContain("Seq Scan");
        }
    }

    @Test
    void a01_one_agencys_figures_read_its_rows_only() {
        readsOnly("handling_by_provider", YEAR.ofProvider("provider-7"));
        readsOnly("handling_by_consumer", YEAR.ofConsumer("consumer-7"));
    }

    @Test
    void a02_a_year_of_the_city_reads_that_year_only() {
        readsOnly("handling_by_day", YEAR);
    }

    @Test
    void a03_the_rows_behind_a_figure_are_found_without_reading_all_requests() {
        var set = new HandlingFilter(
                        YEAR.in(YearMonth.of(2026, 3)).ofProvider("provider-7"),
                        Figure.REFUSED,
                        Optional.of(ShareType.CONDITIONAL),
                        Optional.empty())
                .requests(TODAY);
        assertThat(plan(
                        "select id from demand.request join (" + set.sql()
                                + ") among on among.request = id order by answer_days desc limit 25",
                        set.parameters()))
                .contains("handling_by_provider", "request_pkey")
                .doesNotContain("Seq Scan");
    }

    @Test
    void a04_the_figures_of_all_groups_add_up() {
        var figures = new MeasureTable(JDBC)
                .figures(new MeasureScope(YearMonth.of(2021, 7), YearMonth.of(2026, 6), "", ""), TODAY);
        long all = figures.total().of(Figure.RECEIVED);
        assertThat(all).isGreaterThan(49_000);
        assertThat(sum(figures.months())).isEqualTo(all);
        assertThat(sum(figures.providers())).isEqualTo(all);
        assertThat(sum(figures.consumers())).isEqualTo(all);
        assertThat(sum(figures.types())).isEqualTo(all);
        assertThat(figures.answers().values().stream()
                        .mapToLong(A02_ManyRequestsTest::sum)
                        .sum())
                .isEqualTo(all);
        assertThat(figures.providers()).hasSize(47);
        assertThat(figures.total().median()).isEqualTo(percentile(figures.scope(), 0.5));
        assertThat(figures.total().ninetieth()).isEqualTo(percentile(figures.scope(), 0.9));
        var seventh = figures.scope().ofProvider("provider-7");
        assertThat(figures.providers().getOrDefault("provider-7", Tally.none()).ninetieth())
                .isEqualTo(percentile(seventh, 0.9));
    }

    private static int percentile(MeasureScope scope, double share) {
        return JDBC.sql(
                        "select percentile_disc(:share) within group (order by answer_days) from demand.request_handling"
                                + " where " + scope.condition())
                .params(scope.parameters())
                .param("share", share)
                .query(Integer.class)
                .single();
    }

    private static long sum(Map<?, Tally> tallies) {
        return tallies.values().stream()
                .mapToLong(tally -> tally.of(Figure.RECEIVED))
                .sum();
    }
}
