package org.zhanqiao.exchange;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.quality.RowReader;

/// Reads single rows where they stand, in the databases behind data services; an HTTP interface answers by
/// its own keys only. A value goes from the driver to whoever looks at it and nowhere else.
@Component
class SourceRows implements RowReader {

    private static final int SECONDS = 5;

    /// All rows together.
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private static final int MOST_OF_A_KEY = 2;

    private final Services services;
    private final SourceSchemas schemas;
    private final Catalog catalog;
    private final InstantSource clock;

    SourceRows(Services services, SourceSchemas schemas, Catalog catalog, InstantSource clock) {
        this.services = services;
        this.schemas = schemas;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public List<String> listRowKey(String dataset) {
        return findService(dataset).map(DataService::rowKey).orElse(List.of());
    }

    private Optional<DataService> findService(String dataset) {
        return services.listOnDataset(dataset).stream()
                .filter(service -> service.listable(services.kind(service)))
                .findFirst();
    }

    @Override
    public <T> List<List<T>> read(
            String dataset,
            List<String> items,
            List<List<String>> keys,
            Function<Map<String, @Nullable String>, T> look)
            throws IOException {
        var service = findService(dataset)
                .orElseThrow(() -> new IOException("no database serves rows of dataset " + dataset + " any more"));
        var sql = sql(service, catalog.getDataset(dataset), items);
        var until = clock.instant().plus(LONGEST);
        try (var pool = schemas.open(service.source());
                var connection = pool.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setMaxRows(MOST_OF_A_KEY);
            statement.setQueryTimeout(SECONDS);
            var found = new ArrayList<List<T>>();
            for (var key : keys) {
                inTime(until, service);
                found.add(read(statement, items, key, look));
            }
            return found;
        } catch (SQLException | RuntimeException e) {
            throw SourceSchemas.unread(service.source(), e);
        }
    }

    private void inTime(Instant until, DataService service) throws IOException {
        if (clock.instant().isAfter(until)) {
            throw new IOException("source " + service.source() + " takes too long");
        }
    }

    private static String sql(DataService service, Dataset dataset, List<String> items) {
        return "select "
                + items.stream()
                        .map(item -> Dialect.STANDARD.asText(Dialect.quote(service.column(item)), type(dataset, item)))
                        .collect(Collectors.joining(", "))
                + " from " + Dialect.quoteRelation(service.relation()) + " where "
                + service.rowKey().stream()
                        .map(item -> Dialect.quote(service.column(item)) + " = " + parameter(service, dataset, item))
                        .collect(Collectors.joining(" and "));
    }

    private static String parameter(DataService service, Dataset dataset, String item) {
        return Dialect.comparable(service, item, Dialect.STANDARD.parameter(0, type(dataset, item)));
    }

    private static ItemType type(Dataset dataset, String item) {
        return dataset.findItem(item).orElseThrow().type();
    }

    private static <T> List<T> read(
            PreparedStatement statement,
            List<String> items,
            List<String> key,
            Function<Map<String, @Nullable String>, T> look)
            throws SQLException {
        for (int i = 0; i < key.size(); i++) {
            statement.setString(i + 1, key.get(i));
        }
        var found = new ArrayList<T>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var values = new HashMap<String, @Nullable String>();
                for (int i = 0; i < items.size(); i++) {
                    values.put(items.get(i), rows.getString(i + 1));
                }
                found.add(look.apply(values));
            }
        }
        return found;
    }
}
