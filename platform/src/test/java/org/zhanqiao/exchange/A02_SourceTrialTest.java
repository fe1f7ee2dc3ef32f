package org.zhanqiao.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhanqiao.TestDatabase;

/// A test of a connection tells what is wrong by its kind, and nothing of what was sent or said.
class A02_SourceTrialTest {

    private static final String SECRET = "s3cret-of-the-trial";

    private final SourceTrials trials = new SourceTrials(new SourceHosts(true));

    @AfterEach
    void close() {
        trials.close();
    }

    private String ended(SourceKind kind, String url, String username, String secret) {
        var outcome = trials.run(new SourceDefinition("trial", kind, url, username, secret));
        assertThat(outcome.toString()).doesNotContain(secret.isEmpty() ? SECRET : secret, username);
        return ended(outcome);
    }

    private static String ended(TrialOutcome outcome) {
        return switch (outcome) {
            case TrialOutcome.Reached(var _, int tables) -> "reached " + tables;
            case TrialOutcome.Failed(var fault, var code) -> (fault + " " + code).strip();
        };
    }

    @Test
    void a01_a_postgresql_database() {
        var database = TestDatabase.empty();
        database.jdbc().sql("create table boat (boat_no text)").update();
        var at = "postgresql://127.0.0.1:" + database.port() + "/";
        assertThat(ended(SourceKind.POSTGRESQL, at + database.name(), "postgres", SECRET))
                .isEqualTo("reached 1");
        assertThat(ended(SourceKind.POSTGRESQL, at + "no_such", "postgres", SECRET))
                .isEqualTo("NO_DATABASE 3D000");
        assertThat(ended(SourceKind.POSTGRESQL, at + database.name() + "?sslmode=require", "postgres", SECRET))
                .isEqualTo("TLS 08004");
        assertThat(ended(SourceKind.POSTGRESQL, "postgresql://127.0.0.1:1/x", "postgres", SECRET))
                .isEqualTo("REFUSED");
        assertThat(ended(SourceKind.POSTGRESQL, "postgresql://no-such-host.invalid/x", "postgres", SECRET))
                .isEqualTo("HOST_UNKNOWN");
    }

    @Test
    void a02_an_h2_database() throws SQLException {
        var memory = "jdbc:h2:mem:trial;DB_CLOSE_DELAY=-1";
        try (var connection = DriverManager.getConnection(memory, "reader", SECRET);
                var statement = connection.createStatement()) {
            statement.execute("create table boat (boat_no varchar(10))");
            var server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start();
            try {
                var at = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:";
                assertThat(ended(SourceKind.JDBC, at + "trial", "reader", SECRET))
                        .isEqualTo("reached 1");
                assertThat(ended(SourceKind.JDBC, at + "trial", "reader", "wrong-" + SECRET))
                        .isEqualTo("CREDENTIALS");
                assertThat(ended(SourceKind.JDBC, at + "no_such", "reader", SECRET))
                        .isEqualTo("NO_DATABASE");
            } finally {
                server.stop();
            }
        }
        assertThat(ended(SourceKind.JDBC, "jdbc:h2:tcp://127.0.0.1:1/x", "reader", SECRET))
                .isEqualTo("REFUSED");
        assertThat(ended(SourceKind.JDBC, "jdbc:h2:mem:trial", "reader", SECRET))
                .isEqualTo("FORBIDDEN_HOST");
    }

    @ParameterizedTest
    @CsvSource({
        "200, reached -1",
        "400, reached -1",
        "422, reached -1",
        "401, CREDENTIALS 401",
        "403, CREDENTIALS 403",
        "404, NO_SUCH_PATH 404",
        "302, REDIRECT 302",
        "500, BROKEN 500",
        "503, BROKEN 503"
    })
    void a03_an_http_interface_by_its_status(int status, String expected) throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/accounts", http -> {
            try (http) {
                asked.addAndGet(SECRET.equals(http.getRequestHeaders().getFirst("X-App-Key")) ? 1 : 100);
                http.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
                http.sendResponseHeaders(status, -1);
            }
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/accounts";
            assertThat(ended(SourceKind.HTTP, url, "X-App-Key", SECRET)).isEqualTo(expected);
            assertThat(asked).hasValue(1);
            var strict = new SourceTrials(new SourceHosts(false));
            assertThat(ended(strict.run(new SourceDefinition("trial", SourceKind.HTTP, url, "X-App-Key", SECRET))))
                    .isEqualTo("FORBIDDEN_HOST");
            assertThat(strict.findHostFault("127.0.0.1")).hasValue(SourceFault.FORBIDDEN_HOST);
            assertThat(strict.findHostFault("no-such-host.invalid")).isEmpty();
            strict.close();
            assertThat(asked).as("nothing is sent where no source may be").hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a04_one_that_takes_the_call_and_says_nothing_is_given_up() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(ended(
                            SourceKind.POSTGRESQL,
                            "postgresql://127.0.0.1:" + silent.getLocalPort() + "/x",
                            "postgres",
                            SECRET))
                    .isEqualTo("TIMEOUT");
        }
    }

    @Test
    void a05_an_error_is_told_by_its_kind_and_number_alone() {
        assertThat(SourceFaults.of(new SQLException("password " + SECRET, "28P01")))
                .isEqualTo(new TrialOutcome.Failed(SourceFault.CREDENTIALS, "28P01"));
        assertThat(SourceFaults.of(new SQLException("no pg_hba.conf entry for " + SECRET, "28000")))
                .isEqualTo(new TrialOutcome.Failed(SourceFault.NOT_ADMITTED, "28000"));
        assertThat(SourceFaults.of(new SQLException("x", "XX000")))
                .isEqualTo(new TrialOutcome.Failed(SourceFault.OTHER, "XX000"));
        assertThat(SourceFaults.of(new SQLException("x", SECRET)))
                .isEqualTo(new TrialOutcome.Failed(SourceFault.OTHER, ""));
        assertThat(SourceFaults.of(new IOException(new HttpTimeoutException(SECRET))))
                .isEqualTo(new TrialOutcome.Failed(SourceFault.TIMEOUT, ""));
        assertThat(SourceFaults.of(new IllegalStateException(SECRET)))
                .isEqualTo(new TrialOutcome.Failed(SourceFault.OTHER, ""));
    }
}
