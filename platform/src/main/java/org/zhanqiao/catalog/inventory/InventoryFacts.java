package org.zhanqiao.catalog.inventory;

import java.util.List;
import org.zhanqiao.web.InputError;

/// What one needs to know to bring an inventory.
///
/// @param columns     what each column may hold
/// @param inventories those the agency brought last
/// @param sources     databases of the agency whose schema can be read
/// @param mayImport   whether the reader brings inventories, or only takes the catalog away
/// @param errors      why the last file was refused
public record InventoryFacts(
        List<ColumnFacts> columns,
        List<Brought> inventories,
        List<String> sources,
        boolean mayImport,
        int megabytes,
        int rows,
        List<InputError> errors) {

    /// An inventory with the name of whoever brought it.
    public record Brought(Inventory inventory, String by) {}

    /// @param words the words it may hold, or an example of how it is written; empty for free text
    public record ColumnFacts(String heading, List<String> synonyms, String words) {}
}
