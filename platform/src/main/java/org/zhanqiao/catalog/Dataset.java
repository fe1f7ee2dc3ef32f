package org.zhanqiao.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.protection.Level;

/// A dataset (数据资源) and its items in their order.
///
/// @param agency unified social credit code of the provider
/// @param level  at least the highest level of its items
public record Dataset(
        String code,
        String agency,
        String name,
        String description,
        Level level,
        String updateCycle,
        List<DataItem> items) {

    public Dataset {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("dataset " + code + " has no items");
        }
        var names = new HashSet<String>();
        for (var item : items) {
            if (!names.add(item.name())) {
                throw new IllegalArgumentException("dataset " + code + " has two items named " + item.name());
            }
            if (item.level().compareTo(level) > 0) {
                throw new IllegalArgumentException("dataset " + code + " is level " + level.number() + " but its item "
                        + item.name() + " is level " + item.level().number());
            }
        }
    }

    /// The same with an item at a level, which is higher than its own, and the dataset at least at it.
    Dataset raised(String item, Level to) {
        return new Dataset(
                code,
                agency,
                name,
                description,
                level.orHigher(to),
                updateCycle,
                items.stream()
                        .map(each -> each.name().equals(item) ? each.at(to) : each)
                        .toList());
    }

    public Optional<DataItem> findItem(String name) {
        return items.stream().filter(item -> item.name().equals(name)).findFirst();
    }
}
