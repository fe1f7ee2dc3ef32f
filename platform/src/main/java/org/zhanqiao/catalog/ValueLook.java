package org.zhanqiao.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.protection.suggest.ItemLook;

/// What the last look at the values of an entry found: kinds, counts and how sure it is, no value.
///
/// @param at when the values were looked at
/// @param by login of whoever had them looked at
public record ValueLook(String entry, Instant at, String by, List<ItemLook> items) {

    public ValueLook {
        items = List.copyOf(items);
    }

    /// Of an item at which at least one value was looked at.
    public Optional<ItemLook> find(String item) {
        return items.stream()
                .filter(each -> each.name().equals(item) && each.looked() > 0)
                .findFirst();
    }

    /// The most values that were looked at of any item.
    public long looked() {
        return items.stream().mapToLong(ItemLook::looked).max().orElse(0);
    }
}
