package org.zhanqiao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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
            var waiting = new CompletableFuture<?>[1_200];
            for (int i = 0; i < waiting.length; i++) {
                waiting[i] = log.append("""
                        {"received":"2026-11-02T01:00:%02dZ","outcome":"served","call":"c%d","caller":"hrss-01"}""".formatted(i % 60, i).getBytes(UTF_8));
            }
            CompletableFuture.allOf(waiting).join();
        }
    }

    @Test
    void a01_the_index_afterwards_equals_the_one_before() {
        assertThat(reindex()).startsWith("0 ");
        var before = index();
        assertThat(before).hasSize(1_200);
        database.jdbc().sql("update audit.entry set caller = 'somebody else'").update();
        database.jdbc().sql("delete from audit.hourly").update();
        assertThat(index()).isNotEqualTo(before);
        assertThat(reindex()).startsWith("0 ");
        assertThat(index()).isEqualTo(before);
        assertThat(database.jdbc()
                        .sql("select sum(calls) from audit.hourly")
                        .query(Long.class)
                        .single())
                .isEqualTo(1_200);
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

    private List<String> index() {
        return database.jdbc()
                .sql("select e::text from audit.entry e order by log, index")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private String reindex(String... arguments) {
        var all = new java.util.ArrayList<>(List.of("--database-url", database.url()));
        all.addAll(List.of(arguments));
        return CommandLineRun.of(new ReindexCommand(), dir, all.toArray(String[]::new));
    }
}
