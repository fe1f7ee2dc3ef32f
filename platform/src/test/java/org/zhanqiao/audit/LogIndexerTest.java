package org.zhanqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/// The index follows the log.
class LogIndexerTest {

    private final Path directory;
    private final SampleLog sample;
    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();

    LogIndexerTest(@TempDir Path directory) {
        this.directory = directory;
        this.sample = SampleLog.in(directory.resolve("log"), "zhanqiao.test/exchange/1");
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void every_member_of_an_entry_is_in_the_index() {
        var entry = SampleLog.served(7);
        entry.put("case", "Y2FzZQ==");
        entry.put("suppressed", 3);
        byte[] person = new byte[32];
        person[0] = 9;
        sample.append(entry, person, person);
        follow(() -> awaitIndexed(1));

        var call = new Calls(jdbc).find(1, 0).orElseThrow();
        var received = SampleLog.BEGIN.plusSeconds(7);
        assertThat(call)
                .isEqualTo(new CallEntry(
                        1,
                        0,
                        received,
                        received.plusMillis(1),
                        received.plusMillis(5),
                        received.plusMillis(6),
                        SampleLog.callId(7),
                        CallOutcome.SERVED,
                        "",
                        "hrss-01",
                        "11370200MB0000001A",
                        "11370200MB0000002B",
                        "resident-basic",
                        "G-1",
                        "核验申请人身份",
                        "新生儿入户",
                        List.of("name", "address"),
                        "query",
                        1,
                        1,
                        true,
                        3,
                        "Y2FzZQ=="));
        assertThat(new Calls(jdbc).findRaw(1, 0).orElseThrow().data())
                .isEqualTo(sample.log().entry(0).data());
        assertThat(jdbc.sql("select count(*) from audit.entry_subject")
                        .query(Long.class)
                        .single())
                .as("somebody who stands in an entry twice is named once")
                .isEqualTo(1);
    }

    @Test
    void an_entry_is_indexed_within_a_second_of_being_durable() {
        follow(() -> {
            sample.append(SampleLog.served(1));
            var appended = Instant.now();
            awaitIndexed(1);
            assertThat(Duration.between(appended, Instant.now())).isLessThan(Duration.ofSeconds(1));
        });
    }

    @Test
    void hostile_and_foreign_entries_are_kept_and_do_not_stop_the_index() {
        sample.append(SampleLog.served(1));
        sample.appendText("not JSON");
        sample.appendText("[1,2]");
        sample.appendText("{\"received\":\"yesterday\",\"outcome\":\"served\"}");
        sample.appendText("{\"received\":\"+999999999-01-01T00:00:00Z\",\"outcome\":\"served\"}");
        sample.log().append(new byte[] {(byte) 0xff, 0, (byte) 0xc3}).join();
        var hostile = SampleLog.served(2);
        hostile.put("purpose", "a\tb\nc\\d\"e\u0000f\\N");
        hostile.put("matter", "x".repeat(100_000));
        hostile.put("fields", List.of("a\"b", "c\\d", "{e,f}", "", "\\N", "g\nh"));
        hostile.put("keys", 99_999_999_999L);
        hostile.put("rows", -5);
        hostile.put("caller", 12);
        sample.append(hostile);
        sample.appendText("{\"received\":\"2026-11-02T01:00:09Z\",\"outcome\":\"served\",\"call\":\"\\ud800\"}");
        follow(() -> awaitIndexed(8));

        var calls = new Calls(jdbc);
        for (int index = 1; index <= 5; index++) {
            var call = calls.find(1, index).orElseThrow();
            assertThat(call.outcome()).isEqualTo(CallOutcome.UNREADABLE);
            assertThat(call.received()).as("stands where it was written").isEqualTo(SampleLog.BEGIN.plusSeconds(1));
        }
        var call = calls.find(1, 6).orElseThrow();
        assertThat(call.purpose()).isEqualTo("a\tb\nc\\d\"e\uFFFDf\\N");
        assertThat(call.matter()).hasSize(500);
        assertThat(call.fields()).containsExactly("a\"b", "c\\d", "{e,f}", "", "\\N", "g\nh");
        assertThat(call.keys()).isEqualTo(Integer.MAX_VALUE);
        assertThat(call.rows()).isZero();
        assertThat(call.caller()).isEmpty();
    }

    @Test
    void a_restart_goes_on_where_the_index_ends() {
        appendMany(0, 2_500);
        follow(() -> awaitIndexed(2_500));
        appendMany(2_500, 100);
        follow(() -> awaitIndexed(2_600));
        assertWholeOnce(2_600);
    }

    @Test
    void two_indexers_of_one_log_index_each_entry_once() {
        appendMany(0, 5_000);
        follow(() -> follow(() -> awaitIndexed(5_000)));
        assertWholeOnce(5_000);
        assertThat(jdbc.sql("select sum(calls) from audit.hourly")
                        .query(Long.class)
                        .single())
                .isEqualTo(5_000);
    }

    @Test
    void while_the_database_is_down_calls_go_on_and_the_index_catches_up_afterwards() {
        var down = new AtomicBoolean();
        var flaky = new Flaky(database.dataSource(), down);
        try (var indexer = LogIndexer.follow(sample.log(), flaky)) {
            appendMany(0, 10);
            awaitIndexed(10);
            down.set(true);
            jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity "
                            + "where datname = current_database() and pid <> pg_backend_pid()")
                    .query(row -> {});
            appendMany(10, 50);
            await().untilAsserted(() -> assertThat(indexer.lag()).isEqualTo(50));
            down.set(false);
            awaitIndexed(60);
            await().untilAsserted(() -> assertThat(indexer.lag()).isZero());
        }
        assertWholeOnce(60);
    }

    @Test
    void the_index_reports_how_far_it_is_behind() {
        appendMany(0, 3);
        follow(() -> awaitIndexed(3));
        var log = new IndexedLogs(jdbc).list().getFirst();
        assertThat(log.origin()).isEqualTo("zhanqiao.test/exchange/1");
        assertThat(log.key()).isEqualTo(sample.key().verifierKey());
        assertThat(log.lag()).isZero();
        assertThat(log.isSilent(Instant.now())).isFalse();
        assertThat(log.isSilent(Instant.now().plusSeconds(60))).isTrue();
    }

    @Test
    void a_rebuilt_index_equals_the_one_that_grew() throws SQLException {
        for (int i = 0; i < 1_500; i++) {
            sample.append(i % 3 == 0 ? SampleLog.refused(i, "no-grant") : SampleLog.served(i), person(i % 7));
            if (i % 500 == 0) {
                sample.appendText("no call");
            }
        }
        follow(() -> awaitIndexed(1_503));
        var grown = contents();
        jdbc.sql("update audit.entry set purpose = 'changed by hand'").update();
        var progress = new ArrayList<String>();
        long rebuilt =
                LogIndexer.rebuild(sample.log(), database.dataSource(), (done, of) -> progress.add(done + "/" + of));
        assertThat(rebuilt).isEqualTo(1_503);
        assertThat(progress).containsExactly("1000/1503", "1503/1503");
        assertThat(contents()).isEqualTo(grown);
    }

    @Test
    void rebuilding_one_log_leaves_the_other_alone() throws SQLException {
        appendMany(0, 5);
        follow(() -> awaitIndexed(5));
        try (var other = SampleLog.in(directory.resolve("other"), "zhanqiao.test/exchange/2")) {
            other.append(SampleLog.served(1));
            LogIndexer.rebuild(other.log(), database.dataSource(), (done, of) -> {});
            assertThat(LogIndexer.rebuild(other.log(), database.dataSource(), (done, of) -> {}))
                    .isEqualTo(1);
        }
        assertThat(contents().get("entry")).isEqualTo(6L);
    }

    @Test
    void a_log_of_the_same_name_and_another_key_is_refused() {
        appendMany(0, 1);
        follow(() -> awaitIndexed(1));
        try (var impostor = SampleLog.in(directory.resolve("impostor"), "zhanqiao.test/exchange/1")) {
            assertThatThrownBy(() -> LogIndexer.rebuild(impostor.log(), database.dataSource(), (done, of) -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("of another key");
        }
    }

    private Map<String, @Nullable Object> contents() {
        return jdbc.sql("""
                        select (select count(*) from audit.entry) as entry,
                          (select md5(string_agg(e::text, '|' order by log, index)) from audit.entry e) as entries,
                          (select md5(string_agg(s::text, '|' order by commitment, log, index))
                             from audit.entry_subject s) as subjects,
                          (select md5(string_agg(h::text, '|' order by h::text)) from audit.hourly h) as hourly,
                          (select md5(string_agg(l::text, '|' order by l::text)) from audit.latency l) as latency,
                          (select md5(string_agg(m::text, '|' order by m::text)) from audit.monthly m) as monthly,
                          (select md5(string_agg(m::text, '|' order by m::text))
                             from audit.monthly_latency m) as monthly_latency
                        """).query().singleRow();
    }

    private void assertWholeOnce(long size) {
        assertThat(jdbc.sql("select count(*) = :size and min(index) = 0 and max(index) = :size - 1 from audit.entry")
                        .param("size", size)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private void follow(Runnable meanwhile) {
        try (var _ = LogIndexer.follow(sample.log(), database.dataSource())) {
            meanwhile.run();
        }
    }

    private void awaitIndexed(long size) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select coalesce(max(next_index), 0) from audit.log")
                                .query(Long.class)
                                .single()
                        == size);
    }

    private void appendMany(int from, int count) {
        var waiting = new CompletableFuture<?>[count];
        var mapper = JsonMapper.shared();
        for (int i = 0; i < count; i++) {
            waiting[i] = sample.log().append(mapper.writeValueAsBytes(SampleLog.served(from + i)));
        }
        CompletableFuture.allOf(waiting).join();
    }

    private static byte[] person(int number) {
        var commitment = new byte[32];
        commitment[31] = (byte) number;
        return commitment;
    }

    /// A database that can be made unreachable.
    private record Flaky(DataSource real, AtomicBoolean down) implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            if (down.get()) {
                throw new SQLException("connection refused", "08001");
            }
            return real.getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(@Nullable PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
