package org.zhanqiao.catalog;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.protection.suggest.ItemLook;

/// Lets values of an entry pass by and tells what they look like. Implemented by the feature that knows where they are;
/// no value is kept, logged or told.
public interface ValueSampler {

    /// At most so many rows are looked at, the first that the source gives.
    int MOST_ROWS = 1_000;

    /// Where the data service of an entry reads; empty when it has none, or one that answers only by key.
    Optional<ValuePlace> findPlace(String entry);

    /// Whether the agency may have this database looked at: it serves no other.
    boolean mayRead(String agency, String source);

    /// @param items whose values are looked at; one that the place does not have is left out
    /// @param today by which somebody is under 14
    /// @throws IOException when the place cannot be read; the message repeats no value
    List<ItemLook> look(ValuePlace place, List<EntryItem> items, LocalDate today) throws IOException;
}
