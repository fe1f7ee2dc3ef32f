package org.zhanqiao.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.suggest.ColumnSample;
import org.zhanqiao.protection.suggest.Finding;
import org.zhanqiao.protection.suggest.ItemLook;
import org.zhanqiao.protection.suggest.Kind;
import org.zhanqiao.protection.suggest.LevelSuggester;
import org.zhanqiao.protection.suggest.Suggestion;

/// The level that an item's name, or values of it that were looked at, suggest, where the item has a lower one or none.
/// A person decides.
///
/// @param reasons why, surest first
public record SuggestedLevel(EntryItem item, Level level, List<Finding> reasons) {

    public SuggestedLevel {
        reasons = List.copyOf(reasons);
    }

    /// What the item looks like, surest first.
    public List<Kind> kinds() {
        return reasons.stream().map(Finding::kind).toList();
    }

    /// How sure the surest of it is, in whole percent.
    public long percent() {
        return reasons.getFirst().percent();
    }

    /// Whether values were looked at for it.
    public boolean seen() {
        return reasons.getFirst().looked() > 0;
    }

    /// Why, in a sentence.
    public String reason(boolean chinese) {
        return chinese ? reasons.getFirst().chinese() : reasons.getFirst().english();
    }

    /// What a look at its values found, which weighs its name, too; where there was none, what its name suggests.
    public static Suggestion suggest(String name, String title, Optional<ItemLook> look) {
        return look.map(ItemLook::suggestion)
                .orElseGet(() -> LevelSuggester.suggest(new ColumnSample(name, title, List.of()), LocalDate.EPOCH));
    }

    public static Suggestion suggest(EntryItem item, Optional<ItemLook> look) {
        return suggest(item.name(), item.title(), look);
    }

    /// The items whose level is lower than suggested, in their order.
    public static List<SuggestedLevel> listLower(EntryMetadata text, Optional<ValueLook> look) {
        return text.items().stream()
                .flatMap(item -> {
                    var suggestion = suggest(item, look.flatMap(each -> each.find(item.name())));
                    return suggestion
                            .level()
                            .filter(level ->
                                    item.level() == null || item.level().compareTo(level) < 0)
                            .map(level -> new SuggestedLevel(item, level, suggestion.sure()))
                            .stream();
                })
                .toList();
    }
}
