package org.zhanqiao.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// PostgreSQL inside the data directory, for a platform on one machine. Listens on the loopback only and asks for a
/// password.
final class EmbeddedDatabase implements AutoCloseable {

    static final String PLATFORM = "zhanqiao";
    static final String CITY = "city";

    /// Megabytes below which the disk is taken for full.
    private static final long LEAST_ROOM = 100;

    /// Megabytes that the server with its binaries and a small sample city needs.
    private static final long ROOM = 1_000;

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    static EmbeddedDatabase start(DataDir dataDir, String password) {
        var cluster = dataDir.path().resolve("postgres").toAbsolutePath();
        stopOrphan(cluster);
        try {
            boolean fresh = !Files.exists(cluster.resolve("PG_VERSION"));
            var binaries = dataDir.path().resolve("postgres-binaries").toAbsolutePath();
            DataDir.ownersOnly(binaries);
            var server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    // It is stopped after everything that works on it, not beside it.
                    .setRegisterShutdownHook(false)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setConnectConfig("password", password)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setServerConfig("max_wal_size", "2GB")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            // It was opened to everybody; whoever may write there decides which program runs at the next start.
            DataDir.ownersOnly(binaries);
            var database = new EmbeddedDatabase(server, password);
            if (fresh) {
                database.lockDown(cluster);
            }
            return database;
        } catch (IllegalStateException e) {
            // How its tools report that they ended badly; what they said is not in it.
            requireRoom(dataDir.path());
            throw e;
        } catch (IOException e) {
            requireRoom(dataDir.path());
            throw new CannotGoOn(
                    1, "内置数据库没有启动：" + e.getMessage(), "The embedded database did not start: " + e.getMessage());
        }
    }

    /// @throws CannotGoOn when the disk of the directory is full, or nearly: the likely cause of whatever failed on it
    private static void requireRoom(Path directory) {
        try {
            long left = Files.getFileStore(directory).getUsableSpace() >> 20;
            if (left < LEAST_ROOM) {
                throw new CannotGoOn(
                        1,
                        "内置数据库没有启动：" + directory + " 所在的磁盘只剩 " + left + " MB；请腾出至少 " + ROOM + " MB 后重试。",
                        "The embedded database did not start: the disk of " + directory + " has " + left
                                + " MB left; make room for at least " + ROOM + " MB and try again.");
            }
        } catch (IOException e) {
            // The room is not known: then the failure speaks for itself.
        }
    }

    /// A process that was killed leaves its server running; it is told to stop (SIGINT, fast shutdown), by its id.
    private static void stopOrphan(Path cluster) {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            var orphan = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process -> process.info()
                            .command()
                            .orElse("")
                            .toLowerCase(Locale.ROOT)
                            .endsWith("postgres"));
            if (orphan.isPresent() && lines.get(1).strip().equals(cluster.toString())) {
                new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid()))
                        .start()
                        .waitFor();
                orphan.get().onExit().get(60, TimeUnit.SECONDS);
            }
        } catch (IOException | NumberFormatException e) {
            throw new CannotGoOn(
                    1, "无法读取 " + pidFile + "：" + e.getMessage(), "Cannot read " + pidFile + ": " + e.getMessage());
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotGoOn(
                    1,
                    "上次遗留的数据库进程没有停止，请手工停止后重试。",
                    "A database server left from the last run does not stop; stop it by hand and try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void lockDown(Path cluster) throws IOException {
        try (var connection = DriverManager.getConnection(url("postgres"), USER, password);
                var statement = connection.createStatement()) {
            statement.execute("alter user postgres password '" + password.replace("'", "''") + "'");
            Files.writeString(
                    cluster.resolve("pg_hba.conf"),
                    "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
            statement.execute("create database " + PLATFORM);
            statement.execute("create database " + CITY);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("preparing the embedded database: " + e.getMessage(), e));
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    String user() {
        return USER;
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
