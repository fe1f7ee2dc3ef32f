package org.zhanqiao.catalog;

import java.time.LocalDate;
import java.util.List;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.suggest.ColumnSample;
import org.zhanqiao.protection.suggest.Finding;
import org.zhanqiao.protection.suggest.Kind;
import org.zhanqiao.protection.suggest.LevelSuggester;
import org.zhanqiao.protection.suggest.Suggestion;

/// The level that the name of an item suggests, where the item has a lower one or none. A person decides.
///
/// @param kinds      what the item looks like, surest first
/// @param confidence of the surest, 0 to 1
public record SuggestedLevel(EntryItem item, Level level, List<Kind> kinds, double confidence) {

    public SuggestedLevel {
        kinds = List.copyOf(kinds);
    }

    /// What an item's name and title suggest. No value of a row is looked at, so that the day does not matter.
    public static Suggestion suggest(EntryItem item) {
        return LevelSuggester.suggest(new ColumnSample(item.name(), item.title(), List.of()), LocalDate.EPOCH);
    }

    /// The items whose level is lower than suggested, in their order.
    public static List<SuggestedLevel> listLower(EntryMetadata text) {
        return text.items().stream()
                .flatMap(item -> {
                    var suggestion = suggest(item);
                    return suggestion
                            .level()
                            .filter(level ->
                                    item.level() == null || item.level().compareTo(level) < 0)
                            .map(level -> of(item, level, suggestion.sure()))
                            .stream();
                })
                .toList();
    }

    private static SuggestedLevel of(EntryItem item, Level level, List<Finding> sure) {
        return new SuggestedLevel(
                item,
                level,
                sure.stream().map(Finding::kind).toList(),
                sure.getFirst().confidence());
    }
}
