package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Zhanqiao;

/// `serve --role control` and `serve --role exchange` as processes of their own, on one PostgreSQL and one master key.
@PlatformTest
@Import(ExchangeTown.class)
class A23_SeparateProcessesTest {

    @Autowired
    ExchangeTown town;

    @Autowired
    Environment environment;

    @TempDir
    Path dir;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stopWhatStillRuns() throws InterruptedException {
        for (var process : processes) {
            stop(process);
        }
    }

    @Test
    void a01_each_serves_without_the_other() throws Exception {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        var control = serve("control", "--port", "0");
        var exchange = serve("exchange", "--exchange-port", "0", "--node", "node-apart");
        var pages = address("control", control, "control.url");
        var calls = address("exchange", exchange, "exchange.url");

        assertThat(health(pages)).isEqualTo(200);
        assertServed(key, service, calls.getPort());

        stop(control);
        assertServed(key, service, calls.getPort());

        var again = serve("control", "--port", "0");
        pages = address("control", again, "control.url");
        stop(exchange);
        assertThat(exchange.exitValue())
                .as("ended by a signal, after stopping what it had started")
                .isEqualTo(143);
        assertThat(health(pages)).isEqualTo(200);
        assertThat(get(pages.resolve("/sign-in"))).isEqualTo(200);
    }

    private static void assertServed(org.zhanqiao.client.signature.SigningKey key, String service, int port) {
        var reply = new TestCaller(key).query(port, service, "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}]}");
        assertThat(reply.text()).contains("张伟");
        assertThat(reply.entry().path("node").asString()).isEqualTo("node-apart");
    }

    private Process serve(String role, String... arguments) throws IOException {
        Files.deleteIfExists(dir.resolve(role).resolve("control.url"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Zhanqiao.class.getName(),
                "serve",
                "--role",
                role,
                "--data-dir",
                dir.resolve(role).toString(),
                "--database-url",
                environment.getRequiredProperty("spring.datasource.url")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve(role + ".out").toFile());
        builder.environment().put("ZHANQIAO_MASTER_KEY", environment.getRequiredProperty("zhanqiao.master-key"));
        builder.environment().put("ZHANQIAO_SESSION_KEY", environment.getRequiredProperty("zhanqiao.session-key"));
        var process = builder.start();
        processes.add(process);
        return process;
    }

    /// Where a process listens, once it has written that down.
    private URI address(String role, Process process, String file) throws IOException {
        var written = dir.resolve(role).resolve(file);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(written) || !process.isAlive());
        assertThat(written).as(Files.readString(dir.resolve(role + ".out"))).exists();
        Awaitility.await().until(() -> Files.readString(written).endsWith("\n"));
        return URI.create(Files.readString(written).strip());
    }

    private static int health(URI pages) throws Exception {
        return get(pages.resolve("/health"));
    }

    private static int get(URI address) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
