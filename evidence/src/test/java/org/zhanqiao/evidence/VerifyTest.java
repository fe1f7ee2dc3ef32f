package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.evidence.LogTestSupport.KEY;
import static org.zhanqiao.evidence.LogTestSupport.fill;
import static org.zhanqiao.evidence.LogTestSupport.open;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The verifier on the command line, as an official meets it.
class VerifyTest {
    @TempDir
    private Path directory;

    private Path log = Path.of("");

    @BeforeEach
    void a_log_of_ten_entries() {
        log = directory.resolve("log");
        try (EvidenceLog open = open(log)) {
            fill(open, 10);
        }
    }

    private record Answer(int code, List<String> lines) {}

    @Test
    void an_intact_log_is_0_and_says_so_in_both_languages() {
        Answer answer = run("verify", log.toString(), "--key", KEY.verifierKey().toString());

        assertThat(answer.code()).isZero();
        assertThat(answer.lines().get(0)).startsWith("日志完好：共 10 条记录");
        assertThat(answer.lines().get(1)).startsWith("The log is intact: 10 entries");
        assertThat(answer.lines()).noneMatch(line -> line.contains("--key"));
    }

    @Test
    void without_a_key_it_says_what_that_means() {
        assertThat(run("verify", log.toString()).lines())
                .anyMatch(line -> line.contains("未用 --key"))
                .anyMatch(line -> line.contains("only shows that the log agrees with itself"));
    }

    @Test
    void a_directory_without_a_log_is_wrong_usage_and_no_tampering() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        Answer answer = run("verify", empty.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.lines().get(0)).contains("该目录里没有日志");
    }

    @Test
    void a_log_whose_files_are_gone_is_tampering_for_whoever_kept_a_checkpoint() throws IOException {
        Path kept = directory.resolve("kept");
        Files.copy(log.resolve("checkpoint"), kept);
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertThat(run("verify", empty.toString(), "--against", kept.toString()).code())
                .isEqualTo(1);
    }

    @Test
    void a_tampered_log_is_1_and_the_entry_is_named() throws IOException {
        Path segment = log.resolve(SegmentInfo.name(0));
        byte[] bytes = Files.readAllBytes(segment);
        int seventh = new String(bytes, ISO_8859_1).indexOf("{\"call\":7");
        bytes[seventh + 3] ^= 1;
        Files.write(segment, bytes);

        Answer answer = run("verify", log.toString());

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.lines().get(0)).isEqualTo("日志被改动：第一条不符的记录序号为 7（从 0 起）。");
        assertThat(answer.lines().get(1)).contains("the first bad entry has index 7 ");
    }

    @Test
    void a_torn_tail_is_3() throws IOException {
        Files.write(log.resolve(SegmentInfo.name(0)), new byte[] {1, 0, 0}, StandardOpenOption.APPEND);

        Answer answer = run("verify", log.toString());

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.lines().get(0)).contains("前 10 条记录完好").contains("3 字节");
    }

    @Test
    void a_log_is_compared_with_what_the_outsider_kept() throws IOException {
        Path kept = directory.resolve("kept.tlog-proof");
        try (EvidenceLog open = open(log)) {
            Files.writeString(kept, open.append("{}".getBytes(UTF_8)).join().tlogProof(null));
        }
        assertThat(run("verify", log.toString(), "--against", kept.toString()).code())
                .isZero();

        Path other = directory.resolve("other");
        try (EvidenceLog open = open(other)) {
            fill(open, 30);
        }
        assertThat(run("verify", other.toString(), "--against", kept.toString()).code())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "help",
                "verify",
                "verify /nowhere",
                "verify . .",
                "verify . --key",
                "verify . --key x+y+z",
                "receipt",
                "receipt a b",
                "receipt a b c",
                "receipt a b --key",
                "receipt a b --key x+y+z"
            })
    void wrong_usage_is_2(String line) {
        Answer answer = run(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.lines().get(0)).startsWith("用法有误");
        assertThat(answer.lines().get(1)).startsWith("Wrong usage");
    }

    @Test
    void a_file_that_does_not_exist_is_2() {
        assertThat(run("verify", log.toString(), "--against", "/nowhere").code())
                .isEqualTo(2);
    }

    private static Answer run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verify.run(
                List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(OutputStream.nullOutputStream()));
        return new Answer(code, out.toString(UTF_8).lines().toList());
    }
}
