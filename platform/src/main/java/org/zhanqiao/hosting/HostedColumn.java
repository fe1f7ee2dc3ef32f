package org.zhanqiao.hosting;

import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.ItemType;

/// A column of a hosted table, which becomes a data item.
///
/// @param name    of the column and the item
/// @param title   the heading in the file
/// @param subject whom its values name, when all of them are valid numbers of that kind
public record HostedColumn(String name, String title, ItemType type, DataItem.Subject subject) {}
