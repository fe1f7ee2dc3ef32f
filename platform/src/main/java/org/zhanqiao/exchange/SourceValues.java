package org.zhanqiao.exchange;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.catalog.ValueSampler;
import org.zhanqiao.protection.suggest.ColumnLook;
import org.zhanqiao.protection.suggest.ItemLook;

/// Looks at values where they stand, in the databases behind data services. A value goes from the driver into the look
/// and nowhere else.
@Component
class SourceValues implements ValueSampler {

    private static final int SECONDS = 5;
    private static final int FETCH = 100;

    /// What is longer is cut: it explains, and names nobody by a number.
    private static final int LONGEST_VALUE = 2_000;

    private final Services services;
    private final SourceSchemas schemas;

    SourceValues(Services services, SourceSchemas schemas) {
        this.services = services;
        this.schemas = schemas;
    }

    /// A column, and what it is called as an item and by a reader.
    record Column(String column, String name, String title) {}

    @Override
    public Optional<ValuePlace> findPlace(String entry) {
        return services.listOnDataset(entry).stream()
                .filter(service -> services.kind(service) != SourceKind.HTTP)
                .map(service -> new ValuePlace(service.source(), service.relation()))
                .findFirst();
    }

    @Override
    public boolean mayRead(String agency, String source) {
        return schemas.listSources(agency).contains(source);
    }

    @Override
    public List<ItemLook> look(ValuePlace place, List<EntryItem> items, LocalDate today) throws IOException {
        try (var pool = schemas.open(place.source());
                var connection = pool.getConnection()) {
            var there = columnsOf(connection, place.relation());
            var service = services.findAt(place);
            var columns = items.stream()
                    .map(item -> new Column(
                            service.map(found -> found.column(item.name())).orElse(item.name()),
                            item.name(),
                            item.title()))
                    .filter(column -> there.contains(column.column()))
                    .toList();
            return look(connection, place.relation(), columns, MOST_ROWS, today);
        } catch (SQLException | RuntimeException e) {
            throw SourceSchemas.unread(place.source(), e);
        }
    }

    private static List<String> columnsOf(Connection connection, String relation) throws SQLException {
        try (var statement = connection.createStatement();
                var none =
                        statement.executeQuery("select * from " + Dialect.quoteRelation(relation) + " where 1 = 0")) {
            var names = new java.util.ArrayList<String>();
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                names.add(none.getMetaData().getColumnLabel(i));
            }
            return names;
        }
    }

    /// Looks at the first rows that the source gives.
    ///
    /// @param relation `schema.table`
    static List<ItemLook> look(
            Connection connection, String relation, List<Column> columns, int mostRows, LocalDate today)
            throws SQLException {
        if (columns.isEmpty()) {
            return List.of();
        }
        var looks = columns.stream()
                .map(column -> new ColumnLook(column.name(), column.title(), today))
                .toList();
        var sql = "select "
                + columns.stream().map(column -> Dialect.quote(column.column())).collect(Collectors.joining(", "))
                + " from " + Dialect.quoteRelation(relation);
        try (var statement = connection.createStatement()) {
            statement.setMaxRows(mostRows);
            statement.setFetchSize(FETCH);
            statement.setMaxFieldSize(LONGEST_VALUE);
            statement.setQueryTimeout(SECONDS);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    pass(rows, looks);
                }
            }
        }
        return looks.stream().map(ColumnLook::look).toList();
    }

    private static void pass(ResultSet row, List<ColumnLook> looks) throws SQLException {
        for (int i = 0; i < looks.size(); i++) {
            var value = row.getString(i + 1);
            if (value != null) {
                looks.get(i).add(value);
            }
        }
    }
}
