package org.zhanqiao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.LogOptions;

/// `evidence reindex`: the index is thrown away and read from the log again, on a platform that is stopped.
class ReindexCommandTest {

    private static final int CALLS = 1_200;
    private static final int REFUSALS = CALLS / 10;

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    Path dir;

    @BeforeEach
    void aLog() throws IOException {
        var key = LogKey.generate("zhanqiao.test/exchange/node-1");
        Files.createDirectories(dir.resolve("keys"));
        key.save(dir.resolve("keys/evidence-node-1.key"));
        try (var log =
                EvidenceLog.open(dir.resolve("evidence/node-1"), key, LogOptions.defaults(), InstantSource.system())) {
            var waiting = new CompletableFuture<?>[CALLS];
            for (int i = 0; i < waiting.length; i++) {
                var person = new byte[32];
                person[0] = (byte) (i % 5);
                var entry = i % 10 == 9 ? refused(i) : served(i, detail(person));
                waiting[i] = log.append(entry.getBytes(UTF_8), i % 10 == 9 ? new byte[0] : person);
            }
            CompletableFuture.allOf(waiting).join();
        }
    }

    @Test
    void a01_the_index_afterwards_equals_the_one_before() {
        assertThat(reindex()).startsWith("0 ");
        var before = index();
        assertThat(before.get("audit.entry")).hasSize(CALLS);
        assertThat(before.get("audit.entry_subject")).hasSize(CALLS - REFUSALS);
        assertThat(before.get("audit.hourly")).hasSize(24 + 1);
        assertThat(before.get("audit.latency")).isNotEmpty();
        for (var damage : List.of(
                "update audit.entry set caller = 'somebody else'",
                "delete from audit.entry_subject where index > 7",
                "delete from audit.hourly",
                "update audit.latency set calls = calls + 1",
                "update audit.monthly set calls = calls + 1",
                "delete from audit.monthly_latency")) {
            database.jdbc().sql(damage).update();
            assertThat(index()).as(damage).isNotEqualTo(before);
            assertThat(reindex()).startsWith("0 ");
            assertThat(index()).as(damage).isEqualTo(before);
        }
        assertThat(database.jdbc()
                        .sql("select sum(calls) from audit.hourly")
                        .query(Long.class)
                        .single())
                .isEqualTo(CALLS);
    }

    @Test
    void a02_refused_while_the_platform_runs_and_where_there_is_no_log() {
        try (var _ = DataDir.open(dir)) {
            assertThat(reindex()).startsWith("1 ").contains("in use by another process");
        }
        assertThat(reindex("--node", "node-9")).startsWith("2 ").contains("no evidence log of node node-9");
        assertThat(CommandLineRun.of(new ReindexCommand(), dir))
                .startsWith("2 ")
                .contains("no embedded database");
    }

    /// Every row of every table that is made from the log.
    private Map<String, List<String>> index() {
        var rows = new TreeMap<String, List<String>>();
        for (var table : List.of(
                "audit.entry",
                "audit.entry_subject",
                "audit.hourly",
                "audit.latency",
                "audit.monthly",
                "audit.monthly_latency")) {
            rows.put(
                    table,
                    database.jdbc()
                            .sql("select t::text from " + table + " t order by 1")
                            .query((row, n) -> row.getString(1))
                            .list());
        }
        return rows;
    }

    private static String served(int call, String detail) {
        return """
            {"received":"2026-11-02T%1$02d:00:%2$02dZ","asked":"2026-11-02T%1$02d:00:%2$02d.001Z",\
            "answered":"2026-11-02T%1$02d:00:%2$02d.005Z","recorded":"2026-11-02T%1$02d:00:%2$02d.006Z",\
            "outcome":"served","call":"c%3$d","caller":"hrss-01","agency":"11370200MB0000001A",\
            "provider":"11370200MB0000002B","service":"resident-basic","grant":"G-1","fields":["name"],\
            "rows":1,"detail":"%4$s"}""".formatted(call % 24, call % 60, call, detail);
    }

    private static String refused(int call) {
        return """
            {"received":"2026-11-02T01:00:%02dZ","outcome":"refused","reason":"not-granted","call":"c%d",\
            "caller":"hrss-01"}""".formatted(call % 60, call);
    }

    private static String detail(byte[] person) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(person));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private String reindex(String... arguments) {
        var all = new java.util.ArrayList<>(List.of("--database-url", database.url()));
        all.addAll(List.of(arguments));
        return CommandLineRun.of(new ReindexCommand(), dir, all.toArray(String[]::new));
    }
}
