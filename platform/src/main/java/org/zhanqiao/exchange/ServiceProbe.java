package org.zhanqiao.exchange;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.InputError;

/// Looks whether a data service would work: whether its columns are there and hold what the entry says, and whether a
/// first read comes back in time. What is read goes nowhere; of an error only its SQLSTATE is told, because a driver's
/// message may quote a value.
final class ServiceProbe {

    private static final Set<Integer> TEXTS =
            Set.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR);

    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.NUMERIC,
            Types.DECIMAL,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE);

    /// What PostgreSQL says of a statement that was given up.
    private static final String QUERY_CANCELED = "57014";

    private final Connection connection;
    private final Dataset dataset;
    private final List<InputError> flaws;

    /// With the types values are compared in once its columns were looked at.
    private DataService service;

    private ServiceProbe(Connection connection, DataService service, Dataset dataset, List<InputError> flaws) {
        this.connection = connection;
        this.service = service;
        this.dataset = dataset;
        this.flaws = new ArrayList<>(flaws);
    }

    /// @param mapped items that have a column, there or not
    /// @param flaws  what is wrong already: then columns are looked at, and nothing is read
    static ServiceCheck look(
            Connection connection, DataService service, Dataset dataset, Set<String> mapped, List<InputError> flaws) {
        var probe = new ServiceProbe(connection, service, dataset, flaws);
        var read = probe.columns(mapped) ? probe.firstRead() : Optional.<ServiceCheck.FirstRead>empty();
        return new ServiceCheck(
                probe.flaws, read.filter(_ -> probe.flaws.isEmpty()).orElse(null));
    }

    /// The type of a column.
    private record ColumnType(int jdbcType, String name) {

        /// PostgreSQL's driver tells an instant from a time without a zone by the name alone.
        boolean isInstant() {
            return jdbcType == Types.TIMESTAMP_WITH_TIMEZONE
                    || (jdbcType == Types.TIMESTAMP && name.equalsIgnoreCase("timestamptz"));
        }

        boolean holds(ItemType type) {
            return switch (type) {
                case TEXT -> TEXTS.contains(jdbcType);
                case NUMBER -> NUMBERS.contains(jdbcType);
                case DATE -> jdbcType == Types.DATE;
                case TIMESTAMP -> isInstant();
                case BOOLEAN -> jdbcType == Types.BIT || jdbcType == Types.BOOLEAN;
            };
        }
    }

    /// Whether every column is there and its type is the item's, and nothing else is wrong.
    private boolean columns(Set<String> mapped) {
        var there = readColumns();
        if (there.isEmpty()) {
            return false;
        }
        for (var item : dataset.items()) {
            if (mapped.contains(item.name())) {
                column(item, there.get().get(service.column(item.name())));
            }
        }
        service = service.withComparedAs(comparedAs(there.get()));
        var asOf = service.asOf();
        if (asOf != null) {
            var type = there.get().get(asOf);
            if (type == null) {
                flaws.add(InputError.of("asOf", "exchange.opening.wrong.noColumn", service.relation(), asOf));
            } else if (!type.isInstant()) {
                flaws.add(InputError.of("asOf", "exchange.opening.wrong.asOf", asOf, type.name()));
            }
        }
        return flaws.isEmpty();
    }

    private Map<String, String> comparedAs(Map<String, ColumnType> there) {
        var types = new HashMap<String, String>();
        for (var item : dataset.items()) {
            var column = there.get(service.column(item.name()));
            var type = column == null ? null : Dialect.comparedAs(column.name());
            if (type != null) {
                types.put(item.name(), type);
            }
        }
        return types;
    }

    private void column(DataItem item, @Nullable ColumnType type) {
        var field = "column-" + item.name();
        var column = service.column(item.name());
        if (type == null) {
            flaws.add(InputError.of(field, "exchange.opening.wrong.noColumn", service.relation(), column));
        } else if (!type.holds(item.type())) {
            flaws.add(InputError.of(
                    field, "exchange.opening.wrong.type." + item.type().name(), item.title(), column, type.name()));
        }
    }

    private Optional<Map<String, ColumnType>> readColumns() {
        var sql = "select * from " + Dialect.quoteRelation(service.relation()) + " where 1 = 0";
        try (var ask = prepare(sql);
                var none = ask.executeQuery()) {
            var facts = none.getMetaData();
            var types = new HashMap<String, ColumnType>();
            for (int i = 1; i <= facts.getColumnCount(); i++) {
                types.put(facts.getColumnLabel(i), new ColumnType(facts.getColumnType(i), facts.getColumnTypeName(i)));
            }
            return Optional.of(types);
        } catch (SQLException e) {
            flaws.add(InputError.of("place", "exchange.opening.wrong.table", service.relation(), state(e)));
            return Optional.empty();
        }
    }

    /// The first page of one row, and that row by its key.
    private Optional<ServiceCheck.FirstRead> firstRead() {
        var all = dataset.items().stream()
                .map(item -> PlanCompiler.column(item, new Mask.None()))
                .toList();
        var statements = new PlanSql(service, dataset, Dialect.STANDARD)
                .statements(Set.of(Mode.QUERY, Mode.LIST), List.of(service.rowKey()), all, List.of(), List.of());
        long begun = System.nanoTime();
        try {
            var key = firstKey(sql(statements, "list"));
            long listed = System.nanoTime();
            if (key.isPresent()) {
                find(sql(statements, "query:" + String.join("+", service.rowKey())), key.get());
            }
            long slower = Math.max(listed - begun, System.nanoTime() - listed);
            return inTime(key.isEmpty(), TimeUnit.NANOSECONDS.toMillis(slower));
        } catch (SQLException e) {
            var late = e instanceof SQLTimeoutException || QUERY_CANCELED.equals(e.getSQLState());
            flaws.add(
                    late
                            ? InputError.of("timeLimit", "exchange.opening.wrong.late", limit())
                            : InputError.of("place", "exchange.opening.wrong.read", service.relation(), state(e)));
            return Optional.empty();
        }
    }

    private Optional<ServiceCheck.FirstRead> inTime(boolean empty, long millis) throws SQLException {
        if (millis > limit()) {
            flaws.add(InputError.of("timeLimit", "exchange.opening.wrong.slow", millis, limit()));
        }
        var indexes = TableIndexes.of(connection, service.relation());
        var key = service.rowKey().stream().map(service::column).toList();
        return Optional.of(new ServiceCheck.FirstRead(
                empty, indexes.find(key), indexes.keepUnique(key), service.comparedAs(), Math.max(1, millis)));
    }

    /// The key of the first row; empty when there is no row.
    private Optional<List<String>> firstKey(String list) throws SQLException {
        try (var ask = prepare(list)) {
            ask.setObject(1, 1);
            try (var rows = ask.executeQuery()) {
                return rows.next() ? Optional.of(key(rows)) : Optional.empty();
            }
        }
    }

    /// In the order of [PlanSql]: when the row was true, whom it is about, its key, its values.
    private List<String> key(ResultSet row) throws SQLException {
        var _ = row.getObject(1, OffsetDateTime.class);
        int before = 1 + service.subjects().size();
        var key = new ArrayList<String>();
        for (int i = 1; i <= service.rowKey().size(); i++) {
            var value = row.getString(before + i);
            if (value != null) {
                key.add(value);
            }
        }
        return key;
    }

    private void find(String byKey, List<String> key) throws SQLException {
        if (key.size() < service.rowKey().size()) {
            flaws.add(InputError.of("key", "exchange.opening.wrong.keyEmpty"));
            return;
        }
        try (var ask = prepare(byKey)) {
            for (int i = 0; i < key.size(); i++) {
                ask.setObject(i + 1, key.get(i));
            }
            try (var rows = ask.executeQuery()) {
                if (!rows.next()) {
                    flaws.add(InputError.of("key", "exchange.opening.wrong.keyLost"));
                }
            }
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(Math.toIntExact(Math.ceilDiv(limit(), 1_000)));
        return statement;
    }

    private long limit() {
        return service.timeLimit().toMillis();
    }

    private static String sql(Map<String, PlanDefinition.Statement> statements, String name) {
        return Optional.ofNullable(statements.get(name)).orElseThrow().sql();
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
