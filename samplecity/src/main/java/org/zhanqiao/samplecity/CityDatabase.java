package org.zhanqiao.samplecity;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/// The agencies' PostgreSQL database, filled in one transaction: others see no city or the whole city, and of a fill
/// that was killed nothing is left.
final class CityDatabase implements RowSink, AutoCloseable {

    private static final long LOCK = 0x5A48414E5149414FL;
    private static final int BATCH_CHARACTERS = 128 * 1024;
    private static final String TRUTH = "truth";

    private record Batch(TableSpec table, String rows) {}

    private final Connection connection;
    private final List<TableSpec> tables;
    private final Map<String, CopyText> texts = new HashMap<>();
    private @Nullable Pump<Batch> pump;

    /// Connects and begins the transaction.
    CityDatabase(FillTarget target, List<TableSpec> tables) throws SQLException {
        this.connection = DriverManager.getConnection(target.cityUrl(), target.cityUser(), target.cityPassword());
        this.tables = tables;
        connection.setAutoCommit(false);
    }

    /// Whether this fill is the only one, until the transaction ends.
    boolean lock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /// What the city that stands here was made with.
    Optional<FillOptions> findOptions() throws SQLException {
        if (!exists("select to_regclass('truth.fill') is not null")) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select seed, residents, as_of from truth.fill")) {
            return row.next()
                    ? Optional.of(new FillOptions(row.getLong(1), row.getInt(2), row.getObject(3, LocalDate.class)))
                    : Optional.empty();
        }
    }

    /// A schema with the name of an agency, or the truth's, that is already there.
    Optional<String> findSchema() throws SQLException {
        for (String schema : schemas()) {
            if (exists("select to_regnamespace(" + Ddl.literal(schema) + ") is not null")) {
                return Optional.of(schema);
            }
        }
        return Optional.empty();
    }

    /// Makes schemas and tables and starts to take rows.
    void open() throws SQLException {
        execute("set local synchronous_commit = off");
        execute("set local maintenance_work_mem = '128MB'");
        for (String schema : schemas()) {
            execute("create schema " + schema);
        }
        for (TableSpec table : tables) {
            execute(Ddl.createTable(table));
            texts.put(table.qualifiedName(), new CopyText());
        }
        pump = new Pump<>("sample-city-copy", this::copy);
    }

    @Override
    public void accept(TableSpec table, @Nullable Object[] cells) {
        CopyText text = texts.get(table.qualifiedName());
        if (text != null) {
            text.add(cells);
            if (text.length() >= BATCH_CHARACTERS) {
                opened().put(new Batch(table, text.take()));
            }
        }
    }

    /// Writes what is still held.
    void flush() {
        for (TableSpec table : tables) {
            CopyText text = texts.get(table.qualifiedName());
            if (text != null && text.length() > 0) {
                opened().put(new Batch(table, text.take()));
            }
        }
        opened().finish();
    }

    /// Builds keys, indexes and comments of one table.
    void index(TableSpec table) throws SQLException {
        for (String statement : Ddl.keys(table)) {
            execute(statement);
        }
        execute(Ddl.comment(table));
        for (ItemSpec item : table.items()) {
            execute(Ddl.comment(table, item));
        }
        execute("analyze " + table.qualifiedName());
    }

    /// Gives each agency its login role, which may read its own schema and no other.
    void grant(FillTarget target) throws SQLException {
        for (AgencySpec agency : Agencies.list()) {
            if (agency.source() == SourceKind.JDBC_H2) {
                continue;
            }
            ReadingRole.make(connection, agency.role(), target.passwordOf(agency), agency.schema());
        }
    }

    /// Notes what the city was made with and lets others see it.
    void commit(FillOptions options) throws SQLException {
        execute("create table truth.fill (seed bigint, residents integer, as_of date)");
        try (PreparedStatement insert = connection.prepareStatement("insert into truth.fill values (?, ?, ?)")) {
            insert.setLong(1, options.seed());
            insert.setInt(2, options.residents());
            insert.setObject(3, options.asOf());
            insert.executeUpdate();
        }
        connection.commit();
    }

    /// Drops the schemas of a city; the roles stay, with rights on nothing.
    void drop() throws SQLException {
        for (String schema : schemas()) {
            execute("drop schema if exists " + schema + " cascade");
        }
        connection.commit();
    }

    /// Ends the transaction; what was not committed is gone.
    @Override
    public void close() throws SQLException {
        if (pump != null) {
            pump.close();
        }
        connection.close();
    }

    private static List<String> schemas() {
        return Stream.concat(
                        Agencies.list().stream()
                                .filter(agency -> agency.source() != SourceKind.JDBC_H2)
                                .map(AgencySpec::schema),
                        Stream.of(TRUTH))
                .toList();
    }

    private Pump<Batch> opened() {
        if (pump == null) {
            throw new IllegalStateException("not open");
        }
        return pump;
    }

    private void copy(Batch batch) throws SQLException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        CopyIn copy = copies.copyIn("copy " + batch.table().qualifiedName() + " from stdin (freeze)");
        byte[] bytes = batch.rows().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }

    private boolean exists(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
