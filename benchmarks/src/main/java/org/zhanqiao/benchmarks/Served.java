package org.zhanqiao.benchmarks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The product itself, started as its users start it: `./zhanqiao serve`, in a process of its own.
final class Served implements AutoCloseable {

    private static final int READY_MINUTES = 30;
    private static final int OK = 200;

    /// Of what a platform said that did not become ready.
    private static final int LAST_LINES = 20;

    private final Process process;
    private final URI address;

    private Served(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Starts it and waits until it is ready.
    ///
    /// @param zhanqiao the script
    /// @param log      where its output goes
    /// @param options  of `serve`, without `--port`
    /// @throws IllegalStateException when it does not become ready
    static Served start(Path zhanqiao, Path log, int port, List<String> options)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(zhanqiao.toString(), "serve", "--port", Integer.toString(port)));
        command.addAll(options);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var served = new Served(process, URI.create("http://localhost:" + port));
        if (served.isReady()) {
            return served;
        }
        served.close();
        var said = Files.readAllLines(log);
        throw new IllegalStateException("the platform did not become ready: "
                + String.join("\n", said.subList(Math.max(0, said.size() - LAST_LINES), said.size())));
    }

    private boolean isReady() throws InterruptedException {
        var health = HttpRequest.newBuilder(address.resolve("/health")).build();
        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(READY_MINUTES);
        try (var client = HttpClient.newHttpClient()) {
            while (process.isAlive() && System.nanoTime() - patience < 0) {
                try {
                    if (client.send(health, BodyHandlers.discarding()).statusCode() == OK) {
                        return true;
                    }
                } catch (ConnectException e) {
                    // It does not listen yet.
                } catch (IOException e) {
                    return false;
                }
                process.waitFor(500, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    URI address() {
        return address;
    }

    /// Processor time that it took so far.
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
