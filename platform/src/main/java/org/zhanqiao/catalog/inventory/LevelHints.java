package org.zhanqiao.catalog.inventory;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.SuggestedLevel;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.suggest.Category;
import org.zhanqiao.protection.suggest.ItemLook;
import org.zhanqiao.protection.suggest.Suggestion;

/// Levels suggested from values that were looked at, or from what items are called where none was; a person decides.
///
/// @param looks what values of an item look like, by its name
record LevelHints(Function<String, Optional<ItemLook>> looks) {

    /// The same, levels and categories filled in as suggested where nobody decided yet.
    EntryMetadata filled(EntryMetadata text) {
        return text.with(
                text.items().stream().map(item -> filled(item, suggest(item))).toList());
    }

    private Suggestion suggest(EntryItem item) {
        return SuggestedLevel.suggest(item, looks.apply(item.name()));
    }

    private static EntryItem filled(EntryItem item, Suggestion suggestion) {
        return new EntryItem(
                item.name(),
                item.title(),
                item.titleEn(),
                item.type(),
                item.standard(),
                item.level() == null ? suggestion.level().orElse(null) : item.level(),
                item.category().isEmpty()
                        ? suggestion.category().map(Category::name).orElse("")
                        : item.category(),
                item.subject(),
                item.description());
    }

    /// Where values of an item or what it is called suggest a level that it does not have.
    ///
    /// @param always also where it has just that level, which was filled in
    List<Finding> findings(Block block, Headings headings, EntryMetadata text, boolean always) {
        return text.items().stream()
                .flatMap(item -> {
                    var suggestion = suggest(item);
                    var row = GapPlace.row(block, headings, item.name().isEmpty() ? item.title() : item.name());
                    return suggestion
                            .level()
                            .filter(level -> (always && level == item.level()) || isLower(item.level(), level))
                            .map(_ -> Finding.hint(
                                    suggestion, row.line(), item.title().isEmpty() ? item.name() : item.title()))
                            .stream();
                })
                .toList();
    }

    private static boolean isLower(@org.jspecify.annotations.Nullable Level level, Level suggested) {
        return level == null || level.compareTo(suggested) < 0;
    }
}
