package org.zhanqiao.samplecity;

import java.util.List;

/// A table of an agency, described well enough to register it as a dataset with its items and a data service on it.
///
/// @param agency the [AgencySpec#id()] of its owner
/// @param source how it can be reached
/// @param title Chinese name of the dataset
/// @param titleEn English name of the dataset
/// @param summary what it holds, in Chinese
/// @param cycle how often the agency updates it, such as 每日
/// @param items its columns in order
/// @param rowKey the primary key's column
/// @param freshness the column that says when the source held the row for true
/// @param lookups columns with an index, by which rows can be asked for
public record TableSpec(
        String agency,
        SourceKind source,
        String schema,
        String table,
        String title,
        String titleEn,
        String summary,
        String cycle,
        List<ItemSpec> items,
        String rowKey,
        String freshness,
        List<String> lookups) {

    /// Checks that what is named is there.
    ///
    /// @throws IllegalArgumentException when a key, the freshness column or a lookup is not among the items
    public TableSpec {
        items = List.copyOf(items);
        lookups = List.copyOf(lookups);
        indexOf(items, rowKey);
        indexOf(items, freshness);
        for (String lookup : lookups) {
            indexOf(items, lookup);
        }
    }

    /// `schema.table`
    public String qualifiedName() {
        return schema + "." + table;
    }

    /// The item of a column.
    ///
    /// @throws IllegalArgumentException when there is no such column
    public ItemSpec getItem(String column) {
        return items.get(indexOf(column));
    }

    int indexOf(String column) {
        return indexOf(items, column);
    }

    private static int indexOf(List<ItemSpec> items, String column) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).column().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + column);
    }

    /// A table of the agency whose first column is its key and whose last is its freshness.
    static TableSpec of(
            AgencySpec agency, String table, String title, String titleEn, String cycle, ItemSpec... items) {
        List<ItemSpec> list = List.of(items);
        return new TableSpec(
                agency.id(),
                agency.source(),
                agency.schema(),
                table,
                title,
                titleEn,
                "",
                cycle,
                list,
                list.getFirst().column(),
                list.getLast().column(),
                List.of());
    }

    TableSpec about(String text) {
        return new TableSpec(
                agency, source, schema, table, title, titleEn, text, cycle, items, rowKey, freshness, lookups);
    }

    TableSpec lookedUpBy(String... columns) {
        return new TableSpec(
                agency,
                source,
                schema,
                table,
                title,
                titleEn,
                summary,
                cycle,
                items,
                rowKey,
                freshness,
                List.of(columns));
    }
}
