package org.zhanqiao.demand.collection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.HeldItem;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.LevelTable;

/// The levels of items that fields were compared with, under the table of levels in force.
record ItemLevels(Map<Match.Held, Level> levels, LevelTable table) {

    static ItemLevels of(List<HeldItem> items, LevelTable table) {
        var levels = new HashMap<Match.Held, Level>();
        items.forEach(each -> levels.put(
                new Match.Held(each.dataset(), each.item().name()), each.item().level()));
        return new ItemLevels(levels, table);
    }

    /// Null for a whole dataset, whose items have their own.
    @Nullable Level of(Match match) {
        return levels.get(match.held());
    }

    /// Whether nobody gets the value, only a yes or no about one that they have.
    boolean isVerifyOnly(Match match) {
        var level = of(match);
        return level != null && !table.of(level).returned();
    }
}
