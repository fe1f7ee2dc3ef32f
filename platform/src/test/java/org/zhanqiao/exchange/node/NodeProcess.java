package org.zhanqiao.exchange.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zhanqiao.identity.SecretBox;

/// A node in a process of its own, which can be killed at any moment, also before it serves.
final class NodeProcess implements AutoCloseable {

    private final Process process;
    private int port;

    private NodeProcess(Process process) {
        this.process = process;
    }

    /// Starts a node and returns at once.
    ///
    /// @param prefix    of the command line, such as what sets a limit; empty for none
    /// @param masterKey given in the environment, as `serve` is
    static NodeProcess launch(List<String> prefix, String id, Path dataDir, String databaseUrl, String masterKey) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogging.level.root=WARN",
                "-cp",
                System.getProperty("java.class.path"),
                NodeProcess.class.getName(),
                id,
                dataDir.toString(),
                databaseUrl));
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("ZHANQIAO_MASTER_KEY", masterKey);
            return new NodeProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns once the node serves.
    NodeProcess awaitServing() {
        try {
            var said = process.inputReader(UTF_8);
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("PORT ")) {
                    port = Integer.parseInt(line.substring("PORT ".length()));
                    return this;
                }
            }
            throw new IllegalStateException("the node ended with " + process.waitFor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Where it serves.
    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /// Whether it has a file open at this moment.
    boolean holds(Path file) {
        try (var open = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
            return open.anyMatch(descriptor -> isFor(descriptor, file));
        } catch (IOException | UncheckedIOException gone) {
            return false;
        }
    }

    private static boolean isFor(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file.toAbsolutePath());
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /// Lets it run for a while.
    ///
    /// @return whether it still does
    boolean runsFor(Duration time) {
        try {
            return !process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// SIGKILL: nothing of the process's own runs any more.
    void kill() {
        process.toHandle().destroyForcibly();
        if (runsFor(Duration.ofSeconds(30))) {
            throw new IllegalStateException("the node does not die");
        }
    }

    @Override
    public void close() {
        kill();
    }

    /// @param args id, data directory, JDBC address
    public static void main(String[] args) throws IOException {
        try (var node = ExchangeNode.start(new NodeOptions(
                args[0],
                "127.0.0.1",
                0,
                2,
                args[2],
                "postgres",
                "",
                Path.of(args[1]),
                "zhanqiao.test",
                SecretBox.of(System.getenv("ZHANQIAO_MASTER_KEY"), new SecureRandom()),
                InstantSource.system(),
                ZoneId.of("Asia/Shanghai"),
                null,
                List.of()))) {
            System.out.println("PORT " + node.port());
            awaitEndOfInput();
        }
    }

    /// Its input ends when whoever started it does, however that came about: then nobody needs the node.
    private static void awaitEndOfInput() throws IOException {
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
