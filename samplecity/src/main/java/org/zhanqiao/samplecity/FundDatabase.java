package org.zhanqiao.samplecity;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The housing fund's own H2 database. A table `fill` is written last: where it is missing, a fill did not come to its
/// end and the next one starts over.
final class FundDatabase implements RowSink, AutoCloseable {

    private static final int BATCH_ROWS = 1_000;

    private final Connection connection;
    private final TableSpec table = HousingFundTable.ACCOUNT;
    private List<@Nullable Object[]> batch = new ArrayList<>();
    private @Nullable Pump<List<@Nullable Object[]>> pump;

    FundDatabase(FillTarget target) throws SQLException {
        this.connection = DriverManager.getConnection(target.fundUrl(), target.fundUser(), target.fundPassword());
    }

    /// What the accounts that stand here were made with.
    Optional<FillOptions> findOptions() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("""
                    select count(*) from information_schema.tables
                     where lower(table_schema) = 'housing_fund' and lower(table_name) = 'fill'
                    """)) {
                if (!row.next() || row.getInt(1) == 0) {
                    return Optional.empty();
                }
            }
            try (ResultSet row = statement.executeQuery("select seed, residents, as_of from housing_fund.fill")) {
                return row.next()
                        ? Optional.of(new FillOptions(row.getLong(1), row.getInt(2), row.getObject(3, LocalDate.class)))
                        : Optional.empty();
            }
        }
    }

    /// Drops what an earlier fill left and starts to take rows.
    void open() throws SQLException {
        drop();
        connection.setAutoCommit(false);
        execute("create schema " + table.schema());
        execute(Ddl.createTable(table));
        pump = new Pump<>("sample-city-fund", this::insert);
    }

    @Override
    public void accept(TableSpec of, @Nullable Object[] cells) {
        if (of.source() == SourceKind.JDBC_H2) {
            batch.add(cells);
            if (batch.size() >= BATCH_ROWS) {
                opened().put(batch);
                batch = new ArrayList<>(BATCH_ROWS);
            }
        }
    }

    /// Writes what is still held, builds keys and the agency's user, and notes what the accounts were made with.
    void finish(FillTarget target, FillOptions options) throws SQLException {
        opened().put(batch);
        opened().finish();
        for (String statement : Ddl.keys(table)) {
            execute(statement);
        }
        AgencySpec agency = Agencies.HOUSING_FUND;
        execute("create user if not exists " + agency.role() + " password ''");
        execute("alter user " + agency.role() + " set password " + Ddl.literal(target.passwordOf(agency)));
        execute("grant select on schema " + table.schema() + " to " + agency.role());
        execute("create table housing_fund.fill (seed bigint, residents integer, as_of date)");
        try (PreparedStatement insert = connection.prepareStatement("insert into housing_fund.fill values (?, ?, ?)")) {
            insert.setLong(1, options.seed());
            insert.setInt(2, options.residents());
            insert.setObject(3, options.asOf());
            insert.executeUpdate();
        }
        connection.commit();
    }

    /// Stops to take rows and drops what was written.
    void abandon() throws SQLException {
        if (pump != null) {
            pump.close();
            drop();
        }
    }

    /// Drops the accounts.
    void drop() throws SQLException {
        execute("drop schema if exists " + table.schema() + " cascade");
    }

    @Override
    public void close() throws SQLException {
        if (pump != null) {
            pump.close();
        }
        connection.close();
    }

    private Pump<List<@Nullable Object[]>> opened() {
        if (pump == null) {
            throw new IllegalStateException("not open");
        }
        return pump;
    }

    private void insert(List<@Nullable Object[]> rows) throws SQLException {
        String marks = table.items().stream().map(item -> "?").collect(Collectors.joining(", "));
        String sql = "insert into " + table.qualifiedName() + " values (" + marks + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
