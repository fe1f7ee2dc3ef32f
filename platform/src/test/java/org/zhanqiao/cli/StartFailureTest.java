package org.zhanqiao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.Zhanqiao;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.LogOptions;

/// A platform that cannot start says why in a sentence, and stops what it had started.
class StartFailureTest {

    @TempDir
    Path dir;

    @Test
    void a01_options_out_of_range_and_a_malformed_address_are_wrong_usage() {
        assertThat(serve("--residents", "999")).startsWith("2 ").contains("--residents");
        assertThat(serve("--residents", "9000001")).startsWith("2 ").contains("--residents");
        for (var address :
                new String[] {"mysql://x/y", "jdbc:postgresql://", "jdbc:postgresql://h o/x", "jdbc:postgresql://h:1"
                }) {
            assertThat(serve("--database-url", address))
                    .as(address)
                    .startsWith("2 ")
                    .contains("--database-url");
        }
    }

    @Test
    void a02_a_data_directory_that_cannot_be_one() throws IOException {
        var file = Files.writeString(dir.resolve("file"), "");
        assertThat(serveIn(file)).startsWith("1 ").contains("cannot be written");
    }

    @Test
    void a03_a_database_that_is_not_there() {
        assertThat(serve("--database-url", "jdbc:postgresql://127.0.0.1:1/x?user=postgres"))
                .startsWith("1 ")
                .contains("The database cannot be reached");
        var nowhere = TestDatabase.empty().url().replaceFirst("/[^/?]*\\?", "/not_there?");
        assertThat(serve("--database-url", nowhere)).startsWith("1 ").contains("no such database");
    }

    @Test
    void a04_a_port_in_use() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThat(serve(
                            "--database-url",
                            TestDatabase.fresh().url(),
                            "--port",
                            Integer.toString(taken.getLocalPort())))
                    .startsWith("1 ")
                    .contains("Port " + taken.getLocalPort() + " is in use")
                    .contains("--port");
        }
    }

    @Test
    void a05_production_names_each_thing_that_is_missing() throws IOException {
        Files.createDirectories(dir.resolve("keys"));
        Files.writeString(dir.resolve("keys/demo-master.key"), "x");
        Files.writeString(dir.resolve("demo-accounts.txt"), "x");
        assertThat(serve("--profile", "production"))
                .startsWith("1 ")
                .contains("--database-url")
                .contains("--tls-keystore")
                .contains("ZHANQIAO_TLS_PASSWORD")
                .contains("ZHANQIAO_MASTER_KEY")
                .contains("ZHANQIAO_SESSION_KEY")
                .contains("demo-accounts.txt")
                .contains("demo-master.key");
    }

    @Test
    void a06_the_port_of_calls_in_use() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThat(exchange(TestDatabase.fresh().url(), "--exchange-port", Integer.toString(taken.getLocalPort())))
                    .startsWith("1 ")
                    .contains("Port " + taken.getLocalPort() + " is in use")
                    .contains("--exchange-port");
        }
    }

    @Test
    void a07_a_password_the_database_refuses() throws IOException {
        var other = DataDir.open(dir.resolve("other"));
        try (other;
                var database = EmbeddedDatabase.start(other, "right-password")) {
            var url = database.url(EmbeddedDatabase.PLATFORM) + "?user=" + database.user() + "&password=wrong-password";
            assertThat(serve("--role", "control", "--database-url", url, "--port", "0"))
                    .startsWith("1 ")
                    .contains("refuses user or password")
                    .doesNotContain("wrong-password");
            assertThat(exchange(url, "--exchange-port", "0"))
                    .startsWith("1 ")
                    .contains("refuses user or password")
                    .doesNotContain("wrong-password");
        }
    }

    @Test
    void a08_an_evidence_log_that_is_damaged() throws IOException {
        var key = aLogOfOneEntry();
        Path segment;
        try (var files = Files.list(dir.resolve("evidence/node-1"))) {
            segment = files.filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .findFirst()
                    .orElseThrow();
        }
        var bytes = Files.readAllBytes(segment);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"call\"");
        bytes[at + 1] = 'b';
        Files.write(segment, bytes);
        assertThat(key).exists();
        assertThat(exchange(TestDatabase.fresh().url(), "--exchange-port", "0"))
                .startsWith("1 ")
                .contains("The evidence log cannot be opened")
                .contains("damaged at entry 0")
                .contains("evidence verify");
    }

    @Test
    void a09_an_evidence_log_without_its_key() throws IOException {
        Files.delete(aLogOfOneEntry());
        assertThat(exchange(TestDatabase.fresh().url(), "--exchange-port", "0"))
                .startsWith("1 ")
                .contains("the key that signs it is not")
                .contains("evidence-node-1.key");
    }

    @Test
    void a10_a_full_disk_is_named_wherever_it_was_met() {
        var failure = new IllegalStateException("x", new java.io.IOException("write: No space left on device"));
        assertThat(StartFailure.explain(failure, dir, 1, 2)).hasMessageContaining("The disk is full");
    }

    @Test
    void a11_an_unknown_reason_is_told_by_its_kind_and_its_trace_is_kept_for_the_owner() throws IOException {
        var failure = new IllegalStateException("outer", new ArithmeticException("张伟 370202199003074514"));
        assertThat(StartFailure.explain(failure, dir, 1, 2).getMessage())
                .contains("ArithmeticException")
                .contains("start-failure.log")
                .doesNotContain("张伟")
                .doesNotContain("370202199003074514")
                .doesNotContain("\tat ");
        var trace = dir.resolve("logs/start-failure.log");
        assertThat(trace).content().contains("ArithmeticException", "\tat ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(trace)))
                .isEqualTo("rw-------");
        var unwritable = Files.writeString(dir.resolve("file"), "");
        assertThat(StartFailure.explain(failure, unwritable, 1, 2)).hasMessageContaining("cannot be written");
    }

    @Test
    void a12_an_exchange_node_on_a_database_without_tables() {
        assertThat(exchange(TestDatabase.empty().url(), "--exchange-port", "0"))
                .startsWith("1 ")
                .contains("no tables of the platform yet");
    }

    private String exchange(String database, String... arguments) {
        return serve(Stream.concat(
                        Stream.of("--role", "exchange", "--until-ready", "--database-url", database),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    /// @return the file of its key
    private Path aLogOfOneEntry() throws IOException {
        var key = LogKey.generate("zhanqiao.qingdao/exchange/node-1");
        var file = Files.createDirectories(dir.resolve("keys")).resolve("evidence-node-1.key");
        key.save(file);
        try (var log =
                EvidenceLog.open(dir.resolve("evidence/node-1"), key, LogOptions.defaults(), InstantSource.system())) {
            log.append("{\"call\":\"1\"}".getBytes(StandardCharsets.UTF_8)).join();
        }
        return file;
    }

    private String serve(String... arguments) {
        return serveIn(dir, arguments);
    }

    /// Exit code and what was said. The data directory can be locked again afterwards: nothing is left running.
    private static String serveIn(Path dataDir, String... arguments) {
        var said = CommandLineRun.of(new ServeCommand(Zhanqiao.class), dataDir, arguments);
        assertThat(said).doesNotContain("\tat ");
        if (Files.isDirectory(dataDir)) {
            DataDir.open(dataDir).close();
        }
        return said;
    }
}
