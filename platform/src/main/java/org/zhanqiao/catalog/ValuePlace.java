package org.zhanqiao.catalog;

/// Where the values of an entry stand.
///
/// @param source   id of a database
/// @param relation `schema.table` in it
public record ValuePlace(String source, String relation) {}
