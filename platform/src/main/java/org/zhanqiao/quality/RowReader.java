package org.zhanqiao.quality;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets single rows of a dataset pass by, where they stand. Implemented by the feature that knows where
/// that is; no value is kept, logged or told.
public interface RowReader {

    /// Names of the items that together identify a row of a dataset; none where its rows cannot be read one
    /// by one.
    List<String> listRowKey(String dataset);

    /// Reads rows, and gives each to `look`.
    ///
    /// @param items names of what is read of each
    /// @param keys  what identifies each, in the order of [#listRowKey]
    /// @param look  is given values by the names of the items; `null` where the row has none
    /// @return for each key what `look` said of the rows that have it, two at most
    /// @throws IOException when they cannot be read, or not in time; the message repeats no value
    <T> List<List<T>> read(
            String dataset,
            List<String> items,
            List<List<String>> keys,
            Function<Map<String, @Nullable String>, T> look)
            throws IOException;
}
