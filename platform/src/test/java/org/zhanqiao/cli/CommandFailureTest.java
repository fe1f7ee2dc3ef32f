package org.zhanqiao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.Zhanqiao;
import org.zhanqiao.client.signature.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// No command prints a stack: each says in a sentence what happened and what to do, and ends with a code that is not
/// one of its verdicts.
class CommandFailureTest {

    @TempDir
    Path dir;

    @BeforeEach
    void whatACommandFindsInItsDirectory() throws IOException {
        Files.createDirectories(dir.resolve("keys/systems"));
        SigningKey.hmacSha256("caller", "key-1", new byte[32]).save(dir.resolve("keys/systems/caller.key"));
        Files.writeString(dir.resolve("keys/operator.key"), "an operator's key\n");
        Files.writeString(dir.resolve("rows.csv"), "k,v\n1,2\n");
        Files.writeString(dir.resolve("garbage"), "\u0000not what was expected");
        Files.createDirectories(dir.resolve("folder"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            call s --as caller --key a=1                                               | 2 | No running platform was found
            call s --as caller --key a=1 --exchange http://localhost:1                 | 4 | No connection to the exchange
            call s --as caller --key a=1 --exchange http://host.invalid:1              | 4 | No connection to the exchange
            call s --as caller --key a=1 --exchange localhost:8090                     | 2 | --exchange is a whole address
            call s --as caller --key a=1 --exchange ftp://localhost                    | 2 | --exchange is a whole address
            call s --as nobody --key a=1 --exchange http://localhost:1                 | 2 | There is no key file
            call s --as caller --key a=1 --exchange http://localhost:1 --key-file DIR/garbage | 2 | The key file cannot be read
            call s --as caller --key a=1 --exchange http://localhost:1 --key-file DIR/folder  | 2 | The key file cannot be read
            publish DIR/rows.csv --agency a --name n --key k                           | 2 | No platform was found
            publish DIR/rows.csv --agency a --name n --key k --platform http://localhost:1    | 4 | The platform is not running
            publish DIR/rows.csv --agency a --name n --key k --platform localhost:8080 | 2 | --platform is a whole address
            publish DIR/none.csv --agency a --name n --key k --platform http://localhost:1    | 2 | cannot be read
            publish DIR/folder --agency a --name n --key k --platform http://localhost:1      | 2 | cannot be read
            evidence verify http://localhost:1 --as caller                             | 4 | The other side cannot be reached
            evidence verify http://host.invalid:1 --as caller                          | 4 | The other side cannot be reached
            evidence verify http://not[an]address --as caller                          | 2 | URL is a whole address
            evidence verify http://localhost:1 --as nobody                             | 2 | There is no key file
            evidence verify DIR/none                                                   | 2 | not a directory
            evidence verify DIR/garbage                                                 | 2 | not a directory
            evidence receipt DIR/none DIR/garbage --key x                              | 2 | Wrong usage
            evidence proof DIR/none --key x                                            | 2 | Wrong usage
            serve --port 99999                                                         | 2 | --port is a number from 0 to 65535
            serve --exchange-port -1                                                   | 2 | --exchange-port is a number from 0 to 65535
            evidence reindex                                                           | 2 | no evidence log of node
            administrators password a1 --database-url jdbc:postgresql://localhost:1/x?user=u  | 4 | The database cannot be reached
            administrators password a1 --database-url jdbc:postgresql://host.invalid/x?user=u | 4 | The database cannot be reached
            administrators password a1 --database-url jdbc:postgresql://h/x?password=100%     | 2 | --database-url reads
            administrators password a1 --database-url jdbc:postgresql://h/x?sslmode=require   | 2 | takes the parameters user and password only, not 'sslmode'
            administrators password a1 --database-url mysql://h/x                      | 2 | --database-url reads
            """)
    void a01_what_users_get_wrong(String command, int code, String said) {
        assertThat(run(command.split(" "))).startsWith(code + " ").contains(said);
    }

    @Test
    void a02_a_database_that_is_another() {
        var url = TestDatabase.fresh().url();
        var nowhere = url.replaceFirst("/[^/?]*\\?", "/not_there?");
        assertThat(run("administrators", "password", "a1", "--database-url", nowhere))
                .startsWith("5 ")
                .contains("no such database");
    }

    @Test
    void a03_an_address_that_is_no_exchange() throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            var body = "<html>somebody else</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var address = "http://localhost:" + server.getAddress().getPort();
            assertThat(run("call", "s", "--as", "caller", "--key", "a=1", "--exchange", address))
                    .startsWith("4 ")
                    .contains("Not a valid answer of an exchange");
            assertThat(run("evidence", "verify", address, "--as", "caller"))
                    .startsWith("4 ")
                    .contains("not the JSON expected");
        } finally {
            server.stop(0);
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("/a/file"), 5, "No permission to use /a/file"),
                Arguments.of(new NoSuchFileException("/a/file"), 5, "There is no /a/file"),
                Arguments.of(
                        new FileSystemException("/a/file", null, "Read-only file system"), 5, "Read-only file system"),
                Arguments.of(new IOException("No space left on device"), 5, "The disk is full"),
                Arguments.of(new IllegalStateException(new UnknownHostException("h")), 4, "cannot be reached"),
                Arguments.of(new SocketTimeoutException("x"), 4, "cannot be reached"),
                Arguments.of(new SSLHandshakeException("x"), 4, "TLS certificate"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a04_what_a_machine_gets_wrong(Exception failure, int code, String said) {
        assertThat(runFailing(failure)).startsWith(code + " ").contains(said);
    }

    @Test
    void a05_what_nobody_foresaw_is_told_by_its_kind_and_in_full_only_when_asked() {
        var failure = new IllegalStateException("outer", new ArithmeticException("张伟 370202199003074514"));
        assertThat(runFailing(failure))
                .startsWith("5 ")
                .contains("zhanqiao fail 没有完成（ArithmeticException）")
                .contains("did not finish (ArithmeticException)", "--verbose")
                .doesNotContain("张伟")
                .doesNotContain("\tat ");
        assertThat(runFailing(failure, "--verbose")).startsWith("5 ").contains("\tat ", "ArithmeticException: 张伟");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            call s                              | 缺少必填的       | Missing:          | --key ITEM=VALUE
            call --as a --key a=1               | 缺少必填的 SERVICE。 | Missing: SERVICE. | usage: zhanqiao call
            call s --key a=1 --as               | --as 后面缺少它的值 SYSTEM。 | --as lacks its value SYSTEM. | call --help
            call s --key a=1 --as --json        | --as 后面缺少它的值 SYSTEM。 | --as lacks its value SYSTEM. | call --help
            call s --as a --key a=1 --bogus     | 没有“--bogus”这个选项。 | There is no option '--bogus'. | call --help
            call s --as a --key a=1 --jsn       | 没有“--jsn”这个选项。 | There is no option '--jsn'. | did you mean: --json
            call s --as a --as b --key a=1      | --as 只能写一次。 | --as is written once only. | call --help
            call s --as a --key a               | --key 的值不合要求，应为 ITEM=VALUE。 | should be in KEY=VALUE format | call --help
            call s more --as a --key a=1        | 用不到“more” | There is no use for 'more' | call --help
            serve --port x                      | --port 的值不合要求，应为整数。 | x' is not an int | serve --help
            evidence                            | 还要写明做什么：verify、receipt、proof、reindex。 | One of these is needed | evidence --help
            evidence receipt a b                | 缺少必填的 --key VKEY。 | Missing: --key VKEY. | evidence receipt --help
            nonsense                            | 用不到“nonsense” | no such command | zhanqiao --help
            """)
    void a06_how_a_command_is_written_is_told_in_both_languages(
            String command, String chinese, String english, String more) {
        var said = new StringWriter();
        int code = CommandLineDoor.commands(Zhanqiao.class)
                .setErr(new PrintWriter(said, true))
                .execute(command.split(" "));
        assertThat(code + " " + said).startsWith("2 ").contains(chinese, english, more, "用法 · usage: zhanqiao");
        assertThat(said.toString()).doesNotContain("Missing required", "Unknown option", "Unmatched");
    }

    @Test
    void a07_the_help_that_every_command_has_is_told_in_both_languages() {
        var said = new StringWriter();
        var door = CommandLineDoor.commands(Zhanqiao.class).setOut(new PrintWriter(said, true));
        assertThat(door.execute("call", "--help")).isZero();
        assertThat(said.toString())
                .contains("用法 · usage: zhanqiao call", "显示用法 · shows how", "显示版本 · shows the version")
                .doesNotContain("Show this help");
    }

    /// Fails as it is told, where the real ones would need a broken machine.
    @Command(name = "fail")
    private static final class FailingCommand implements Callable<Integer> {

        private final Exception failure;

        @Option(names = "--data-dir")
        private Path dataDir = Path.of("");

        FailingCommand(Exception failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() throws Exception {
            assertThat(dataDir).isDirectory();
            throw failure;
        }
    }

    private String runFailing(Exception failure, String... arguments) {
        var said = new StringWriter();
        int code = CommandLineDoor.commands(Zhanqiao.class)
                .addSubcommand(new FailingCommand(failure))
                .setErr(new PrintWriter(said, true))
                .setExecutionExceptionHandler(CommandLineDoor::explain)
                .execute(Stream.concat(Stream.of("fail", "--data-dir", dir.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
        return code + " " + said;
    }

    /// Exit code and what was said, on the error stream or, by the offline verifier, on standard output.
    private String run(String... arguments) {
        var said = new StringWriter();
        var out = new java.io.ByteArrayOutputStream();
        var standard = System.out;
        System.setOut(new java.io.PrintStream(out, true, StandardCharsets.UTF_8));
        int code;
        try {
            code = CommandLineDoor.commands(Zhanqiao.class)
                    .setErr(new PrintWriter(said, true))
                    .execute(Stream.concat(Stream.of(arguments), dataDir(arguments))
                            .map(argument -> argument.replace("DIR", dir.toString()))
                            .toArray(String[]::new));
        } finally {
            System.setOut(standard);
        }
        var all = code + " " + said + out.toString(StandardCharsets.UTF_8);
        assertThat(all).doesNotContain("\tat ").doesNotContain("Exception:");
        return all;
    }

    private Stream<String> dataDir(String... arguments) {
        return List.of("receipt", "proof").contains(arguments[1])
                ? Stream.of()
                : Stream.of("--data-dir", dir.toString());
    }
}
