package org.zhanqiao.barrier.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.StatementCount;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.reports.Submission;
import org.zhanqiao.barrier.similar.SimilarPapers;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.LedgerTown;

/// Which found cases may be what a report tells is asked with as many statements, and of as few cases, among ten
/// thousand as among a hundred.
@PlatformTest
@Import({LedgerTown.class, StatementCount.class})
@TestPropertySource(
        properties = {"zhanqiao.barrier.discovery.first-look=1h", "zhanqiao.barrier.discovery.look-interval=2h"})
class A07_ManyFoundCasesTest {

    private static final int FEW = 100;
    private static final int MANY = 10_000;

    /// Cases that a search may read: the papers compared at once, and those that go on in another.
    private static final long MOST_READ = 100;

    @Autowired
    private Reports reports;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private AutowireCapableBeanFactory beans;

    /// What a search cost, and what it found.
    private record Asked(long statements, long read, String found) {}

    /// Found cases about ten papers of each matter, all of them of people’s registers.
    private void fill(int from, int upTo) {
        jdbc.sql("""
                insert into barrier.matter
                  (code, name, agency, audience, cases_per_year, version, changed_by, changed_at)
                select 'many-' || n, '第' || n || '类走读证核发', :agency, 'CITIZEN', 10, 1, '', now()
                from generate_series(:from / 10, :upTo / 10 - 1) n
                """)
                .param("agency", LedgerTown.POLICE)
                .param("from", from)
                .param("upTo", upTo)
                .update();
        jdbc.sql("""
                insert into barrier.matter_version (matter, version, body, retired, by_login, by_name, changed_at)
                select 'many-' || n, 1, jsonb_build_object('papers', (
                  select jsonb_agg(jsonb_build_object('name', '居民户口簿' || n || '之' || k)) from generate_series(0, 9) k)),
                  false, '', '', now()
                from generate_series(:from / 10, :upTo / 10 - 1) n
                """).param("from", from).param("upTo", upTo).update();
        jdbc.sql("""
                insert into ledger.case_file
                  (id, kind, title, what, subject, state, filed_at, counts_from, days, moved_at)
                select 'ZG-1999-' || lpad(n::text, 6, '0'), 'BARRIER', '', '',
                  'paper:many-' || n / 10 || '/居民户口簿' || n / 10 || '之' || n % 10, 'RECEIVED', now(), now(), 20, now()
                from generate_series(:from, :upTo - 1) n
                """).param("from", from).param("upTo", upTo).update();
        // As autovacuum does: a plan made for what the table held before would say nothing of the search.
        jdbc.sql("analyze ledger.case_file").update();
    }

    private long read() {
        return jdbc.sql("""
                select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
                where relid = 'ledger.case_file'::regclass
                """).query(Long.class).single();
    }

    private Asked ask(LikelyCases likely, Report report) {
        var found = new AtomicReference<>("");
        try {
            likely.find(report);
            long before = read();
            long statements = StatementCount.during(() -> found.set(likely.find(report).stream()
                    .map(LikelyCases.Likely::id)
                    .findFirst()
                    .orElse("")));
            return new Asked(statements, read() - before, found.get());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Report reported() {
        var answers = Answers.general("", "办第7类走读证核发", "户口本7之3", "", null, null, "要户口本", "", "");
        var sent = reports.enter(new NewReport(Channel.TELEPHONE, answers, false, null, "", "", "", null));
        return reports.getReport(((Submission.Received) sent).reference());
    }

    @Test
    void a01_ten_thousand_found_cases_cost_as_much_as_a_hundred() {
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            // What is cheapest with many cases is made the cheapest with few.
            jdbc.sql("set local enable_seqscan = off").update();
            var likely = new LikelyCases(cases, beans.createBean(SimilarPapers.class));
            var report = reported();
            fill(0, FEW);
            var few = ask(likely, report);
            fill(FEW, MANY);
            var many = ask(likely, report);
            assertThat(few.found()).isEqualTo("ZG-1999-000073");
            assertThat(many.found()).isEqualTo(few.found());
            assertThat(many.statements()).isEqualTo(few.statements()).isPositive();
            assertThat(many.read()).as("cases that are read").isBetween(1L, MOST_READ);
        });
    }
}
