package org.zhanqiao.hosting;

import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.protection.suggest.ItemLook;

/// A column of a hosted table, which becomes a data item.
///
/// @param name    of the column and the item
/// @param title   the heading in the file
/// @param subject whom its values name, when all of them are valid numbers of that kind
/// @param look    what its values look like
public record HostedColumn(String name, String title, ItemType type, DataItem.Subject subject, ItemLook look) {}
