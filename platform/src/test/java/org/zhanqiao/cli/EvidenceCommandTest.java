package org.zhanqiao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.LogOptions;
import picocli.CommandLine;

/// `evidence verify DIR`: the exit code says what was found.
class EvidenceCommandTest {

    private final LogKey key = LogKey.generate("zhanqiao.test/exchange/1");

    @TempDir
    Path dir;

    @BeforeEach
    void aLogOfThreeEntries() {
        try (var log = EvidenceLog.open(dir, key, LogOptions.defaults(), InstantSource.system())) {
            for (int i = 0; i < 3; i++) {
                log.append(("{\"call\":\"" + i + "\"}").getBytes(UTF_8)).join();
            }
        }
    }

    @Test
    void a01_an_intact_log() {
        assertThat(verify(dir.toString())).isZero();
        assertThat(verify(dir.toString(), "--key", key.verifierKey().toString()))
                .isZero();
    }

    @Test
    void a02_one_changed_byte_is_tampering() throws IOException {
        Path segment;
        try (var files = Files.list(dir)) {
            segment = files.filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .findFirst()
                    .orElseThrow();
        }
        var bytes = Files.readAllBytes(segment);
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("{\"call\":\"1\"}");
        bytes[at + 9] = '7';
        Files.write(segment, bytes);

        assertThat(verify(dir.toString())).isEqualTo(1);
    }

    @Test
    void a03_another_logs_key_and_no_log_at_all() {
        assertThat(verify(
                        dir.toString(),
                        "--key",
                        LogKey.generate("zhanqiao.test/exchange/1")
                                .verifierKey()
                                .toString()))
                .isEqualTo(1);
        assertThat(verify(dir.resolve("nothing").toString())).isEqualTo(2);
    }

    private static int verify(String... arguments) {
        return new CommandLine(new EvidenceCommand.VerifyCommand()).execute(arguments);
    }
}
