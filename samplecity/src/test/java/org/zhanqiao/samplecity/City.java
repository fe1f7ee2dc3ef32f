package org.zhanqiao.samplecity;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// A city in databases of its own, in one PostgreSQL server for all tests.
final class City {

    static final FillOptions SMALL = new FillOptions(7, 6_000, LocalDate.of(2026, 6, 30));

    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static final Path FUNDS = directory();

        private static Path directory() {
            try {
                return Files.createTempDirectory("sample-city");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Filled {
        private static final City CITY = fill();

        private static City fill() {
            try {
                City city = empty();
                SampleCity.fill(city.target(), SMALL, InstantSource.system(), Progress.NONE);
                return city;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final FillTarget target;

    private City(FillTarget target) {
        this.target = target;
    }

    /// The city that tests only read.
    static City filled() {
        return Filled.CITY;
    }

    /// Empty databases.
    static City empty() throws SQLException {
        String name = "city" + NUMBER.incrementAndGet();
        try (Connection admin = DriverManager.getConnection(Server.POSTGRES.getJdbcUrl("postgres", "postgres"));
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + name);
        }
        Map<String, String> passwords = SampleCity.agencies().stream()
                .collect(Collectors.toMap(AgencySpec::id, agency -> "secret of " + agency.id()));
        return new City(new FillTarget(
                "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name,
                "postgres",
                "",
                "jdbc:h2:file:" + Server.FUNDS.resolve(name),
                "sa",
                "",
                passwords));
    }

    FillTarget target() {
        return target;
    }

    Connection postgres() throws SQLException {
        return DriverManager.getConnection(target.cityUrl(), target.cityUser(), target.cityPassword());
    }

    Connection postgresAs(AgencySpec agency) throws SQLException {
        return DriverManager.getConnection(target.cityUrl(), agency.role(), target.passwordOf(agency));
    }

    Connection fund() throws SQLException {
        return DriverManager.getConnection(target.fundUrl(), target.fundUser(), target.fundPassword());
    }

    /// Rows of a query in PostgreSQL, the cells of each joined by a bar.
    List<String> rows(String sql) throws SQLException {
        try (Connection connection = postgres()) {
            return rows(connection, sql);
        }
    }

    static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }
}
