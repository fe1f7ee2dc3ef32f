package org.zhanqiao.catalog;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.protection.Level;

/// A data item as an entry states it, in a draft perhaps not whole.
///
/// @param name     as callers write it
/// @param type     `null` while it is not chosen
/// @param standard the standard its values follow, such as GB 11643; empty when there is none
/// @param level    `null` while it is not decided
/// @param category a code of [Vocabulary#ITEM_CATEGORY]
public record EntryItem(
        String name,
        String title,
        String titleEn,
        @Nullable DataType type,
        String standard,
        @Nullable Level level,
        String category,
        DataItem.Subject subject,
        String description) {

    static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,62}");

    /// An item of a dataset in force, of which the entry knows no more.
    static EntryItem of(DataItem item) {
        return new EntryItem(
                item.name(),
                item.title(),
                item.titleEn(),
                DataType.of(item.type()),
                "",
                item.level(),
                "",
                item.subject(),
                item.description());
    }

    /// The same item at this level, or its own where that is higher.
    EntryItem raised(Level to) {
        var higher = level == null ? to : level.orHigher(to);
        return new EntryItem(name, title, titleEn, type, standard, higher, category, subject, description);
    }

    /// The item as the exchange serves it; empty for a type that it cannot serve or an item that is not whole.
    Optional<DataItem> toDataItem() {
        if (type == null
                || level == null
                || title.isBlank()
                || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        var decided = level;
        return type.itemType()
                .map(servable -> new DataItem(name, title, titleEn, servable, decided, subject, description));
    }
}
