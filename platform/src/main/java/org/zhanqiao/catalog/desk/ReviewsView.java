package org.zhanqiao.catalog.desk;

import java.time.Instant;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.web.Paged;

/// What waits for the bureau.
public record ReviewsView(Paged<Row> rows) {

    /// One entry.
    ///
    /// @param since    when it was submitted
    /// @param deadline by when the bureau decides
    public record Row(Entry entry, String agency, Instant since, DeadlineView deadline) {}
}
