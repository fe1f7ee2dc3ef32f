package org.zhanqiao.barrier.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.web.ListQuery;

/// A page of many reports is chosen by the index of the list, however far down it lies.
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A07_ManyReportsTest {

    private static final int REPORTS = 400;

    @Autowired
    private Reports reports;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeAll
    void report() {
        transactions.executeWithoutResult(_ -> {
            for (int i = 0; i < REPORTS; i++) {
                reports.enter(new NewReport(
                        Channel.COUNTER,
                        Answers.general("", "灵活就业参保" + i, "CAD图纸", "即墨区", null, null, "又要一遍", "", ""),
                        false,
                        null,
                        "",
                        "",
                        "",
                        null));
            }
        });
    }

    /// How often this transaction read the whole table, and how many reports an index led it to.
    private record Scans(long whole, long reports) {}

    private Scans scans() {
        return jdbc.sql("""
                select seq_scan, idx_tup_fetch from pg_stat_xact_user_tables
                where relid = 'barrier.report'::regclass
                """)
                .query((row, _) -> new Scans(row.getLong("seq_scan"), row.getLong("idx_tup_fetch")))
                .single();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 15})
    void a01_a_page_is_chosen_by_its_index_and_only_its_reports_are_read_whole(int page) {
        var filter = new ReportFilter(Optional.empty(), Optional.empty(), "");
        var query = new ListQuery("", "", false, page, 25);
        transactions.executeWithoutResult(_ -> {
            // What is cheapest with many reports is made the cheapest with few.
            for (var costly : List.of("seqscan", "bitmapscan", "hashjoin", "mergejoin")) {
                jdbc.sql("set local enable_" + costly + " = off").update();
            }
            var before = scans();
            var found = reports.listReports(filter, query);
            var after = scans();
            assertThat(found.rows()).hasSize(25);
            assertThat(after.whole() - before.whole())
                    .as("reads of the whole table")
                    .isZero();
            assertThat(after.reports() - before.reports())
                    .as(
                            "reports that are looked at: once to count, up to the page to choose, those of the page to show")
                    .isBetween(25L, found.total() + query.offset() + 25 + 25);
        });
    }

    @Test
    void a02_case_tells_nothing_apart() {
        var filter = new ReportFilter(Optional.empty(), Optional.empty(), "");
        var upper = reports.listReports(filter, new ListQuery("CAD图纸", "", false, 1, 25));
        var lower = reports.listReports(filter, new ListQuery("cad图纸", "", false, 1, 25));
        assertThat(upper.total()).isGreaterThanOrEqualTo(REPORTS).isEqualTo(lower.total());
        assertThat(reports.listReports(filter, new ListQuery("100%", "", false, 1, 25))
                        .total())
                .as("wildcards are taken literally")
                .isZero();
    }
}
