package org.zhanqiao.client;

import java.util.List;

/// The rows of a query.
///
/// @param rows in the order of the keys asked for; several rows may belong to one key
/// @param missing the positions, from 0, of keys for which the source has no row
/// @param withheld fields of the grant that are not given now
public record Rows(List<KeyedRow> rows, List<Integer> missing, List<Withheld> withheld) {
    /// A row and the key it was found by.
    ///
    /// @param key position of the key in the call, from 0
    /// @param row the row
    public record KeyedRow(int key, Row row) {}

    /// The rows of the key at that position, from 0, in which keys were added to the call.
    public List<Row> of(int key) {
        return rows.stream()
                .filter(keyed -> keyed.key() == key)
                .map(KeyedRow::row)
                .toList();
    }
}
