package org.zhanqiao.audit;

import java.util.Optional;

/// From where a list is read.
public sealed interface Place {

    /// From the newest row.
    record Newest() implements Place {}

    /// The rows older than a cursor.
    record OlderThan(Cursor cursor) implements Place {}

    /// The rows next newer than a cursor.
    record NewerThan(Cursor cursor) implements Place {}

    /// Reads the two parameters of an address, of which one may be given; what is no place counts as not given.
    static Place parse(String olderThan, String newerThan) {
        Optional<Place> older = Cursor.parse(olderThan).map(OlderThan::new);
        Optional<Place> newer = Cursor.parse(newerThan).map(NewerThan::new);
        return older.or(() -> newer).orElseGet(Newest::new);
    }
}
