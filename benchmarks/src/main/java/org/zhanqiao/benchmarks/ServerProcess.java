package org.zhanqiao.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zhanqiao.exchange.node.Rung;
import org.zhanqiao.exchange.node.RungServer;

/// A server under measurement, in a process of its own.
final class ServerProcess implements AutoCloseable {

    private static final double TICKS_A_SECOND = 100;

    private final Process process;
    private final BufferedReader out;
    private final Path log;
    private final boolean ownWay;

    private ServerProcess(Process process, Path log, boolean ownWay) {
        this.process = process;
        this.ownWay = ownWay;
        this.out = process.inputReader(UTF_8);
        this.log = log;
    }

    static ServerProcess rung(Rung rung, int port, String controlUrl, Town town, Path dir)
            throws IOException, InterruptedException {
        var server = start(
                java(List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        RungServer.class.getName(),
                        rung.name(),
                        Integer.toString(port),
                        controlUrl,
                        town.masterKey(),
                        dir.toString(),
                        Town.CALLER,
                        Town.SERVICE)),
                dir.resolve(rung + ".log"),
                true);
        server.awaitPort(port);
        return server;
    }

    static ServerProcess gateway(Path jar, int port, int upstream, Path dir) throws IOException, InterruptedException {
        var server = start(
                java(List.of(
                        "-jar",
                        jar.toString(),
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--upstream=http://127.0.0.1:" + upstream)),
                dir.resolve("gateway.log"),
                false);
        server.awaitPort(port);
        return server;
    }

    /// nginx as a plain proxy: two workers, connections to the upstream kept open, no access log.
    static ServerProcess nginx(int port, int upstream, Path dir) throws IOException, InterruptedException {
        var file = dir.resolve("nginx.conf");
        Files.writeString(file, """
                daemon off;
                worker_processes 2;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx-error.log;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/nginx-body;
                  proxy_temp_path %1$s/nginx-proxy;
                  fastcgi_temp_path %1$s/nginx-fastcgi;
                  uwsgi_temp_path %1$s/nginx-uwsgi;
                  scgi_temp_path %1$s/nginx-scgi;
                  keepalive_requests 10000000;
                  upstream bare { server 127.0.0.1:%3$d; keepalive 128; keepalive_requests 10000000; }
                  server {
                    listen 127.0.0.1:%2$d;
                    location / { proxy_pass http://bare; proxy_http_version 1.1; proxy_set_header Connection ""; }
                  }
                }
                """.formatted(dir, port, upstream));
        var server =
                start(List.of("nginx", "-c", file.toString(), "-p", dir.toString()), dir.resolve("nginx.log"), false);
        server.awaitPort(port);
        return server;
    }

    /// The JVM with the options that `./zhanqiao serve` gives.
    private static List<String> java(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseG1GC",
                "-XX:-G1UseAdaptiveIHOP",
                "-XX:InitiatingHeapOccupancyPercent=70",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(arguments);
        return command;
    }

    private static ServerProcess start(List<String> command, Path log, boolean ownWay) throws IOException {
        return new ServerProcess(
                new ProcessBuilder(command).redirectError(log.toFile()).start(), log, ownWay);
    }

    private void awaitPort(int port) throws InterruptedException {
        for (int i = 0; i < 1_200 && process.isAlive(); i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException e) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
        close();
        throw new IllegalStateException("no server on port " + port + "; see " + log);
    }

    /// Seconds of processor time so far, of this process and its children, in user and system mode.
    double cpuSeconds() throws IOException {
        double ticks = ticks(process.pid());
        for (var child : process.descendants().toList()) {
            ticks += ticks(child.pid());
        }
        return ticks / TICKS_A_SECOND;
    }

    private static double ticks(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    }

    /// Resident memory in bytes.
    long residentBytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    * 1024;
        }
    }

    /// Heap in use after a collection, in bytes; of a [RungServer] only.
    long heapBytes() throws IOException {
        var in = new OutputStreamWriter(process.getOutputStream(), UTF_8);
        in.write('\n');
        in.flush();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.matches("\\d+")) {
                return Long.parseLong(line);
            }
        }
        throw new IOException("the server has ended; see " + log);
    }

    /// Ends it as it likes to be ended, a [RungServer] by the end of its input, and waits.
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!ownWay) {
                process.destroy();
            }
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
