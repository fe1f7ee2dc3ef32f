package org.zhanqiao;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL server that can be stopped as whoever runs it does (`pg_ctl stop`, mode fast: its clients are told
/// and let go), and started again on the same port with the same data.
public final class TestPostgres implements AutoCloseable {

    private static final Map<String, String> HURRIED =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "600");

    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    /// Starts one.
    public TestPostgres() {
        try {
            data = Files.createTempDirectory("test-postgres");
            var first = builder(data).start();
            server = first;
            port = first.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setRegisterShutdownHook(false);
        HURRIED.forEach(builder::setServerConfig);
        return builder;
    }

    public int port() {
        return port;
    }

    /// JDBC address; the user is `postgres`, without a password.
    public String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres";
    }

    public DataSource dataSource(String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser("postgres");
        return source;
    }

    /// Returns when it has stopped.
    public void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
            server = null;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
        }
    }

    /// Returns when it answers.
    public void start() {
        if (server != null) {
            return;
        }
        try {
            server = builder(data).setPort(port).start();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start again", e);
        }
    }

    /// Stops it and deletes what it held.
    @Override
    public void close() {
        stop();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
