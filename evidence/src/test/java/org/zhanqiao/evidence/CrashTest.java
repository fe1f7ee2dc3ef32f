package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.evidence.LogTestSupport.CLOCK;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that appends under load and is killed with SIGKILL, again and again. The number of kills is 20, or the
/// system property `evidence.kills`.
class CrashTest {
    private static final int KILLS = Integer.getInteger("evidence.kills", 20);

    @TempDir
    private Path directory;

    @Test
    void no_acknowledged_entry_is_lost_however_often_the_process_is_killed() throws Exception {
        Path keyFile = directory.resolve("key");
        LogKey key = LogKey.loadOrGenerate(keyFile, LogTestSupport.KEY.origin());
        Path log = directory.resolve("log");
        Random random = new Random(20260302);
        Map<Long, String> acknowledged = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = start(keyFile, log, kill);
            readAcknowledgements(child, acknowledged, 100 + random.nextInt(900));

            VerificationResult found = LogVerifier.of(LogSource.directory(log))
                    .trusting(key.verifierKey())
                    .verify((entries, done, total) -> {});
            assertThat(found).as("kill %d", kill).isNotInstanceOf(VerificationResult.Tampered.class);
            try (EvidenceLog open = EvidenceLog.open(log, key, CrashTestChild.OPTIONS, CLOCK)) {
                acknowledged.forEach((index, data) -> assertThat(open.size()).isGreaterThan(index));
                open.entries(0, open.size(), entry -> {
                    String expected = acknowledged.get(entry.index());
                    if (expected != null) {
                        assertThat(new String(entry.data(), UTF_8)).isEqualTo(expected);
                    }
                });
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * 100);
        assertThat(LogVerifier.of(LogSource.directory(log))
                        .trusting(key.verifierKey())
                        .verify((entries, done, total) -> {}))
                .isInstanceOf(VerificationResult.Intact.class);
    }

    private static Process start(Path key, Path log, int run) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashTestChild.class.getName(),
                        key.toString(),
                        log.toString(),
                        Integer.toString(run))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Reads acknowledgements, kills the child after so many, and reads what it still said before it died.
    private static void readAcknowledgements(Process child, Map<Long, String> acknowledged, int count)
            throws IOException, InterruptedException {
        try (BufferedReader reader = child.inputReader(UTF_8)) {
            int seen = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int space = line.indexOf(' ');
                if (space > 0 && line.endsWith("}")) {
                    acknowledged.put(Long.parseLong(line.substring(0, space)), line.substring(space + 1));
                }
                if (++seen == count) {
                    child.toHandle().destroyForcibly();
                }
            }
            assertThat(child.waitFor()).isEqualTo(128 + 9);
            assertThat(seen).isGreaterThanOrEqualTo(count);
        } finally {
            child.destroyForcibly();
        }
    }
}
