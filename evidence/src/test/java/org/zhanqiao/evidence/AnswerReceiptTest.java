package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhanqiao.evidence.LogTestSupport.KEY;
import static org.zhanqiao.evidence.LogTestSupport.fill;
import static org.zhanqiao.evidence.LogTestSupport.open;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One answer and its receipt, in the hands of somebody who has nothing else but the key.
class AnswerReceiptTest {
    private static final String ANSWER = "{\"call\":\"c-1\",\"rows\":[{\"data\":{\"name\":\"张伟\"}}]}";
    private static final byte[] SALT = "sixteen salt byt".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private String receipt = "";

    @BeforeEach
    void an_entry_among_others() {
        byte[] entry = entry("c-1", ANSWER);
        try (EvidenceLog log = open(directory.resolve("log"))) {
            fill(log, 3);
            receipt = log.append(entry).join().tlogProof(extra(entry));
            fill(log, 3);
        }
    }

    private static byte[] entry(String call, String answer) {
        var digest = HashAlgorithm.SHA_256.newDigest();
        digest.update(SALT);
        return "{\"call\":\"%s\",\"answer\":\"%s\",\"purpose\":\"入学\\\\核验\"}"
                .formatted(call, Base64.getEncoder().encodeToString(digest.digest(answer.getBytes(UTF_8))))
                .getBytes(UTF_8);
    }

    private static byte[] extra(byte[] entry) {
        String text = new String(entry, UTF_8)
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("入", "\\u5165");
        return "{\"entry\":\"%s\",\"answerSalt\":\"%s\"}"
                .formatted(text, Base64.getEncoder().encodeToString(SALT))
                .getBytes(UTF_8);
    }

    private static ReceiptCheck check(String receipt, String answer) {
        return AnswerReceipt.check(receipt, answer.getBytes(UTF_8), KEY.verifierKey(), HashAlgorithm.SHA_256);
    }

    @Test
    void the_very_answer_is_genuine() {
        assertThat(check(receipt, ANSWER))
                .isInstanceOfSatisfying(
                        ReceiptCheck.Genuine.class,
                        genuine -> assertThat(genuine.index()).isEqualTo(3));
    }

    @Test
    void another_answer_or_one_of_another_call_is_not() {
        assertReason(check(receipt, ANSWER.replace("张伟", "张伪")), "another answer");
        assertReason(check(receipt, ANSWER + " "), "another answer");
        assertReason(check(receipt, ANSWER.replace("c-1", "c-2")), "another call");
        assertReason(check(receipt, "张伟"), "another call");
    }

    @Test
    void nothing_of_the_proof_can_be_changed() {
        // What goes before is the extra line, whose entry the proof vouches for once it is read.
        for (int i = receipt.indexOf("index "); i < receipt.length(); i++) {
            String changed = receipt.substring(0, i) + (char) (receipt.charAt(i) ^ 1) + receipt.substring(i + 1);
            assertThat(check(changed, ANSWER)).as("character %d", i).isInstanceOf(ReceiptCheck.NotGenuine.class);
        }
    }

    @Test
    void a_receipt_without_entry_or_salt_proves_nothing() {
        try (EvidenceLog log = open(directory.resolve("log"))) {
            Logged logged = log.append(entry("c-1", ANSWER)).join();
            assertReason(check(logged.tlogProof(null), ANSWER), "No text member 'entry'");
            assertReason(check(logged.tlogProof("{\"entry\":\"{}\"}".getBytes(UTF_8)), ANSWER), "'answerSalt'");
        }
    }

    private static void assertReason(ReceiptCheck check, String part) {
        assertThat(check)
                .isInstanceOfSatisfying(
                        ReceiptCheck.NotGenuine.class,
                        not -> assertThat(not.reason()).contains(part));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":"x\\ny","b":"z"} | a | x⏎y
            {"a":"\\u5f20\\u4f1f \\"\\/\\\\"} | a | 张伟 "/\\
            {"b":{"a":"x"}} | a |
            {"a":5} | a |
            ["a","x"] | a |
            """)
    void a_member_is_read_as_JSON_reads_it(String json, String name, @Nullable String expected) {
        assertThat(JsonMember.find(json, name))
                .isEqualTo(Optional.ofNullable(expected).map(text -> text.replace('⏎', '\n')));
    }

    @Test
    void malformed_escapes_are_refused() {
        List.of("{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\u12g4\"}")
                .forEach(json -> assertThatThrownBy(() -> JsonMember.find(json, "a"))
                        .isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void on_the_command_line_it_is_0_or_1_in_both_languages() throws IOException {
        Path answer = directory.resolve("answer.json");
        Path proof = directory.resolve("answer.tlog-proof");
        Files.writeString(answer, ANSWER);
        Files.writeString(proof, receipt);

        assertThat(run(answer, proof))
                .startsWith("0 回执真实：日志 data.qingdao.example/evidence 的第 3 条")
                .contains("The receipt is genuine: entry 3 ");

        Files.writeString(answer, ANSWER.replace("张伟", "李伟"));
        assertThat(run(answer, proof)).startsWith("1 回执不成立：它和这份答复对不上").contains("The receipt does not hold: ");
        assertThat(run(answer, directory.resolve("nowhere"))).startsWith("2 ");
    }

    @Test
    void the_proof_that_a_citizen_downloads_is_checked_by_itself_and_never_called_false() throws IOException {
        byte[] entry = entry("c-2", ANSWER);
        String text = new String(entry, UTF_8).replace("\\", "\\\\").replace("\"", "\\\"");
        Path file = directory.resolve("mine.tlog-proof");
        try (EvidenceLog log = open(directory.resolve("other"))) {
            Files.writeString(
                    file,
                    log.append(entry)
                            .join()
                            .tlogProof("{\"entry\":\"%s\"}".formatted(text).getBytes(UTF_8)));
        }

        assertThat(run("proof", file))
                .startsWith("0 证明真实：")
                .contains("The proof is genuine: the entry below is entry 0 ", new String(entry, UTF_8));
        assertThat(run(directory.resolve("any.json"), file))
                .startsWith("2 用法有误：这份文件证明的是一条存证")
                .contains("proof FILE --key VKEY");

        Files.writeString(file, receipt);
        assertThat(run("proof", file)).startsWith("0 证明真实：").contains("entry 3 ");
        Files.writeString(file, receipt.replace("index 3", "index 2"));
        assertThat(run("proof", file)).startsWith("1 证明不成立").contains("The proof does not hold: ");
        assertThat(run("proof", directory.resolve("nowhere"))).startsWith("2 ");
    }

    private static String run(Path answer, Path proof) {
        return run("receipt", answer, proof);
    }

    private static String run(String word, Path... files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verify.run(
                Stream.of(
                                Stream.of(word),
                                Stream.of(files).map(Path::toString),
                                Stream.of("--key", KEY.verifierKey().toString()))
                        .flatMap(part -> part)
                        .toList(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(OutputStream.nullOutputStream()));
        return code + " " + out.toString(UTF_8);
    }
}
