package org.zhanqiao.catalog.inventory;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/// A table of a database, as its catalog describes it.
///
/// @param comment on the table, empty when there is none
@NamedInterface("inventory")
public record TableOutline(String name, String comment, List<Column> columns) {

    public TableOutline {
        columns = List.copyOf(columns);
    }

    /// A column of a table.
    ///
    /// @param jdbcType   one of [java.sql.Types]
    /// @param key        whether it is part of the primary key
    /// @param references `table.column` that it points at, empty when it is no foreign key
    @NamedInterface("inventory")
    public record Column(String name, String comment, int jdbcType, boolean key, String references) {}
}
