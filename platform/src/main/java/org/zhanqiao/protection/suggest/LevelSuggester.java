package org.zhanqiao.protection.suggest;

import java.time.LocalDate;
import java.util.List;
import org.springframework.modulith.NamedInterface;

/// Suggests levels for the items of a table. It only suggests: whoever provides the data decides.
@NamedInterface("suggest")
public final class LevelSuggester {

    private LevelSuggester() {}

    /// @param today by which somebody is under 14
    public static TableSuggestion suggest(List<ColumnSample> columns, LocalDate today) {
        return new TableSuggestion(
                columns.stream().map(column -> suggest(column, today)).toList());
    }

    /// Looks at one item.
    ///
    /// @param today by which somebody is under 14
    public static Suggestion suggest(ColumnSample column, LocalDate today) {
        var look = new ColumnLook(column.name(), column.title(), today);
        column.values().forEach(look::add);
        return look.suggestion();
    }
}
