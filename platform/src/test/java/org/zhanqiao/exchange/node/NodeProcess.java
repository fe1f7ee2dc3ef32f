package org.zhanqiao.exchange.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zhanqiao.identity.SecretBox;

/// A node in a process of its own, which can be killed.
final class NodeProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private NodeProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param prefix    of the command line, such as what sets a limit; empty for none
    /// @param masterKey given in the environment, as `serve` is
    static NodeProcess start(List<String> prefix, String id, Path dataDir, String databaseUrl, String masterKey) {
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
            var process = builder.start();
            var said = process.inputReader(UTF_8);
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("PORT ")) {
                    return new NodeProcess(process, Integer.parseInt(line.substring("PORT ".length())));
                }
            }
            throw new IllegalStateException("the node ended with " + process.waitFor());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /// SIGKILL: nothing of the process's own runs any more.
    void kill() {
        try {
            process.toHandle().destroyForcibly();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the node does not die");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    /// @param args id, data directory, JDBC address
    public static void main(String[] args) throws InterruptedException {
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
                null))) {
            System.out.println("PORT " + node.port());
            Thread.currentThread().join();
        }
    }
}
