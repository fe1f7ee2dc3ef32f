package org.zhanqiao.catalog.inventory;

import java.util.List;
import org.springframework.modulith.NamedInterface;
import org.zhanqiao.protection.suggest.ItemLook;

/// A table of a database, as its catalog describes it.
///
/// @param relation `schema.table`, which identifies it in its database
/// @param comment  on the table, empty when there is none
/// @param dataset  code of the dataset that a data service reads from it; empty when none does
/// @param look     what values of its columns look like; a column at which none was looked is missing
@NamedInterface("inventory")
public record TableOutline(
        String relation, String name, String comment, List<Column> columns, String dataset, List<ItemLook> look) {

    public TableOutline {
        columns = List.copyOf(columns);
        look = List.copyOf(look);
    }

    /// A column of a table.
    ///
    /// @param jdbcType   one of [java.sql.Types]
    /// @param key        whether it is part of the primary key
    /// @param references `table.column` that it points at, empty when it is no foreign key
    @NamedInterface("inventory")
    public record Column(String name, String comment, int jdbcType, boolean key, String references) {

        private static final int LONGEST_TITLE = 60;

        /// The same under the name of the item that it is.
        public Column named(String item) {
            return new Column(item, comment, jdbcType, key, references);
        }

        /// The first line of its comment; its name when there is none, or one that explains rather than names.
        public String title() {
            var first = comment.lines().findFirst().orElse("").strip();
            return first.isEmpty() || first.length() > LONGEST_TITLE ? name : first;
        }
    }
}
