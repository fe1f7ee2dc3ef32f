package org.zhanqiao;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A real PostgreSQL for tests: one server a JVM, and as many databases as are asked for, each a copy of one that all
/// migrations have run on. A copy takes some tens of milliseconds.
///
/// A test without Spring calls [#fresh] once; a test with Spring carries [PlatformTest], whose context has a
/// database of its own.
public final class TestDatabase {

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /// A new database with all migrations run and nothing in it.
    public static TestDatabase fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        Server.createDatabase(name, "template " + TEMPLATE);
        return new TestDatabase(name);
    }

    /// A new database that no migration has run on.
    public static TestDatabase empty() {
        var name = "empty_" + COUNT.incrementAndGet();
        Server.createDatabase(name, "");
        return new TestDatabase(name);
    }

    public DataSource dataSource() {
        return Server.POSTGRES.dataSource(name);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /// JDBC URL; the user is `postgres`, without a password.
    public String url() {
        return Server.POSTGRES.url(name);
    }

    public int port() {
        return Server.POSTGRES.port();
    }

    public String name() {
        return name;
    }

    /// Gives a Spring context a database of its own.
    public static final class ForContext implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var properties = Map.<String, Object>of(
                    "spring.datasource.url",
                    fresh().url(),
                    "spring.datasource.username",
                    "postgres",
                    "spring.datasource.hikari.maximum-pool-size",
                    8);
            Server.CONTEXTS.add(context);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
        }
    }

    /// Stops the server of all databases as whoever runs it does, for as long as `work` runs.
    public static void whileStopped(Runnable work) {
        Server.POSTGRES.stop();
        try {
            work.run();
        } finally {
            Server.POSTGRES.start();
        }
    }

    /// Started when first used; stopped when the JVM ends, after every context that works on it.
    private static final class Server {

        private static final TestPostgres POSTGRES = start();

        private static final Set<ConfigurableApplicationContext> CONTEXTS =
                Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

        static {
            createDatabase(TEMPLATE, "");
            Flyway.configure()
                    .dataSource(POSTGRES.dataSource(TEMPLATE))
                    .locations("classpath:db/migration")
                    .defaultSchema("flyway")
                    .createSchemas(true)
                    .load()
                    .migrate();
        }

        private static TestPostgres start() {
            var server = new TestPostgres();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                List.copyOf(CONTEXTS).forEach(ConfigurableApplicationContext::close);
                server.close();
            }));
            return server;
        }

        private static synchronized void createDatabase(String name, String options) {
            try (var connection = POSTGRES.dataSource("postgres").getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name + " " + options);
            } catch (SQLException e) {
                throw new IllegalStateException("no database for the test: " + name, e);
            }
        }
    }
}
