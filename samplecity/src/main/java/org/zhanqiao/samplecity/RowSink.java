package org.zhanqiao.samplecity;

import org.jspecify.annotations.Nullable;

/// Takes rows as they are made.
interface RowSink {

    /// Takes one row.
    ///
    /// @param cells one for each column of the table, in order: String, Integer, Long, LocalDate, OffsetDateTime or
    /// null
    void accept(TableSpec table, @Nullable Object[] cells);
}
