package org.zhanqiao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.Zhanqiao;

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
