package org.zhanqiao.protection.suggest;

import java.util.List;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;
import org.zhanqiao.protection.Level;

/// What is suggested for the items of one table.
@NamedInterface("suggest")
public record TableSuggestion(List<Suggestion> items) {

    public TableSuggestion {
        items = List.copyOf(items);
    }

    /// The lowest level its dataset can have: that of its highest item; empty when nothing is known of any.
    public Optional<Level> floor() {
        return items.stream().flatMap(item -> item.level().stream()).reduce(Level::orHigher);
    }
}
