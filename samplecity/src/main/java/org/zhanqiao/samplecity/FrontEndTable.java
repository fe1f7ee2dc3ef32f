package org.zhanqiao.samplecity;

import java.util.List;

/// An entry of the whole city's catalog that has data behind it: one table of the [FrontEnd], whose columns are named
/// as the entry's items are.
///
/// @param service code for a data service on it, such as `market.dataset-0000123`
/// @param relation schema and table
/// @param rowKey the item that tells rows apart
/// @param lookups items that rows are found by, each with an index; the row key among them
public record FrontEndTable(CatalogEntry entry, String service, String relation, String rowKey, List<String> lookups) {

    public FrontEndTable {
        lookups = List.copyOf(lookups);
    }
}
