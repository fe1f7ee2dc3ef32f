package org.zhanqiao.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Calls of one batch counted by some columns, and added to what a table holds in one statement, however many there
/// are.
final class CountTable {

    private final String sql;
    private final int columns;
    private final Map<List<Object>, Long> counts = new HashMap<>();

    /// A column by which calls are told apart.
    ///
    /// @param type PostgreSQL's, which the text of a value is cast to
    record Column(String name, String type) {
        static Column text(String name) {
            return new Column(name, "text");
        }
    }

    /// @param table   its key is `log` and these columns; it counts in `calls`
    CountTable(String table, List<Column> columns) {
        this.columns = columns.size();
        var names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        var arrays =
                columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
        this.sql = """
                insert into %s as counted (log, %s, calls)
                select ?, added.* from unnest(%s, ?::bigint[]) as added
                on conflict (log, %s) do update set calls = counted.calls + excluded.calls
                """.formatted(table, names, arrays, names);
    }

    /// Counts one call.
    ///
    /// @param key a value a column
    void add(List<Object> key) {
        counts.merge(key, 1L, Long::sum);
    }

    void write(Connection connection, int log) throws SQLException {
        var keys = counts.keySet().stream().toList();
        try (var insert = connection.prepareStatement(sql)) {
            insert.setInt(1, log);
            for (int column : IntStream.range(0, columns).toArray()) {
                insert.setArray(2 + column, texts(connection, keys.stream().map(key -> key.get(column))));
            }
            insert.setArray(2 + columns, texts(connection, keys.stream().map(counts::get)));
            insert.executeUpdate();
        }
    }

    private static Array texts(Connection connection, Stream<?> values) throws SQLException {
        return connection.createArrayOf("text", values.map(Object::toString).toArray());
    }
}
