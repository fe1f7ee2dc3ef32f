package org.zhanqiao.quality;

import java.util.List;

/// What a check of one named row came to. It holds no value.
///
/// @param row    its number among those named, from 1
/// @param found  how many rows have its key: 1, or 2 for more than one (数据唯一性, GB/T 36344 0304)
/// @param broken the rules that its values break
public record RowOutcome(int row, int found, List<Broken> broken) {

    public RowOutcome {
        broken = List.copyOf(broken);
    }

    /// A rule that a value breaks.
    ///
    /// @param item name of the item
    public record Broken(String item, ItemRule rule) {}

    /// Whether there is one such row, and it breaks no rule.
    public boolean passes() {
        return found == 1 && broken.isEmpty();
    }
}
