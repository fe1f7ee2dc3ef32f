package org.zhanqiao.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// The indexes of a table; a view has none.
final class TableIndexes {

    private final List<Index> indexes;

    private TableIndexes(List<Index> indexes) {
        this.indexes = indexes;
    }

    private record Index(boolean unique, List<String> columns) {}

    /// Those that cover every row.
    ///
    /// @param relation `schema.table`
    static TableIndexes of(Connection connection, String relation) throws SQLException {
        int dot = relation.indexOf('.');
        var schema = dot < 0 ? null : relation.substring(0, dot);
        var columns = new HashMap<String, TreeMap<Integer, String>>();
        var unique = new HashSet<String>();
        try (var rows = connection
                .getMetaData()
                .getIndexInfo(connection.getCatalog(), schema, relation.substring(dot + 1), false, true)) {
            while (rows.next()) {
                var name = rows.getString("INDEX_NAME");
                var column = rows.getString("COLUMN_NAME");
                if (name == null || column == null || rows.getString("FILTER_CONDITION") != null) {
                    continue;
                }
                columns.computeIfAbsent(name, _ -> new TreeMap<>()).put(rows.getInt("ORDINAL_POSITION"), column);
                if (!rows.getBoolean("NON_UNIQUE")) {
                    unique.add(name);
                }
            }
        }
        var indexes = new ArrayList<Index>();
        columns.forEach((name, each) -> indexes.add(new Index(unique.contains(name), List.copyOf(each.values()))));
        return new TableIndexes(indexes);
    }

    /// Whether an index finds rows by these columns alone, in whatever order it has them.
    boolean find(Collection<String> columns) {
        var wanted = Set.copyOf(columns);
        return indexes.stream()
                .filter(index -> index.columns().size() >= wanted.size())
                .anyMatch(index ->
                        Set.copyOf(index.columns().subList(0, wanted.size())).equals(wanted));
    }

    /// Whether the database lets no two rows have equal values in these columns.
    boolean keepUnique(Collection<String> columns) {
        return indexes.stream().anyMatch(index -> index.unique() && columns.containsAll(index.columns()));
    }
}
