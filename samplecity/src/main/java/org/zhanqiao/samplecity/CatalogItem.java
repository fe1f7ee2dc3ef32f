package org.zhanqiao.samplecity;

/// A data item (信息项) of an entry in the catalog of the whole city; no database stands behind it.
///
/// @param name as programs write it, the title where it has no latin name
/// @param type letter of catalogue metadata
/// @param level 1 to 4
public record CatalogItem(String name, String title, ItemType type, int level, SubjectKind subject) {}
