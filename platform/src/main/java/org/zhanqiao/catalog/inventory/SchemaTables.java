package org.zhanqiao.catalog.inventory;

import java.util.Map;
import java.util.Optional;
import org.zhanqiao.protection.suggest.ItemLook;

/// The tables of a schema that was read, as a dry run compares them with the catalog.
///
/// @param byName  tables by the names that stand for them in the dry run
/// @param origins entries that were made of tables of this database before, by `schema.table`
record SchemaTables(Map<String, TableOutline> byName, Map<String, String> origins) {

    /// The entry that a table is known as: that of the data service that reads it, or the one made of it before.
    Optional<String> findEntry(String name) {
        return Optional.ofNullable(byName.get(name))
                .flatMap(table -> Optional.of(table.dataset())
                        .filter(dataset -> !dataset.isEmpty())
                        .or(() -> Optional.ofNullable(origins.get(table.relation()))));
    }

    Optional<ItemLook> findLook(String name, String column) {
        return Optional.ofNullable(byName.get(name))
                .flatMap(table -> table.look().stream()
                        .filter(look -> look.name().equals(column) && look.looked() > 0)
                        .findFirst());
    }
}
